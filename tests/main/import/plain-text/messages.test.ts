import { describe, expect, test } from "vitest";
import { fixture, readText, shapesOf } from "./read-text.ts";

describe("a message from a mailing list", () => {
  const thread = readText(fixture("thread.txt"));

  test("says who wrote it, when and of what", () => {
    expect(thread).toMatchObject({
      title: "Re: [ferry] The winter timetable",
      facts: { byline: "Ida Renn", published: "2026-05-12T07:14:03.000Z" },
    });
    expect(thread.html).toContain(
      '<tr><th scope="row">From:</th>\t<td>Ida Renn &lt;renn@example.org&gt;</td>',
    );
  });

  test("has what it answers as quotes in quotes, reflowed, with who wrote them above", () => {
    expect(thread.html).toContain(
      '<p class="label">On Mon, 11 May 2026 at 18:02, Bo Asch &lt;asch@example.com&gt; wrote:</p>' +
        "<blockquote><p>I looked at the figures again last night. The first boat carries 40 people and the second one nine, of whom three work on the boat.</p>" +
        '<p class="label">On Sun, 10 May 2026 at 11:30, Tom Holt &lt;holt@example.net&gt; wrote:</p>' +
        "<blockquote><p>Could somebody say what the plan is for the winter? I would like to know for three reasons:</p>" +
        '<ul class="marked"><li>1. the ice,</li><li>2. the dog, who does not like to stand on the deck for longer than ten minutes,</li>' +
        "<li>3. the mail.</li></ul><blockquote><p>It was promised in March.</p></blockquote></blockquote>",
    );
  });

  test("ends in small print: its signature and the list's footer", () => {
    expect(thread.html).toContain(
      '<p class="notice">--<br>Ida Renn<br>Ferry Union, Harbourtown<br>+00 000 0000</p>'.replaceAll(
        "<br>",
        "<br>\n",
      ),
    );
    expect(thread.html).toMatch(/<p class="notice">_+<br>\nferry mailing list/);
  });

  test("leads from a number in brackets to the line that has it", () => {
    expect(thread.html).toContain(
      'see <sup><a id="user-content-ref-note-1-1" href="#user-content-note-1-1">[1]</a></sup>.',
    );
    expect(thread.html).toContain(
      '<ol class="footnotes marked"><li id="user-content-note-1-1"><a href="#user-content-ref-note-1-1">[1]</a> https://example.org/tides/2026</li></ol>',
    );
    expect(shapesOf(thread)).toContain("footnote: [1] https://example.org/tides/2026");
  });
});

test("lines that end in a space go on, whatever their length (format=flowed)", () => {
  expect(
    shapesOf(readText("Note\n\n> Short, \n> But it goes \n> On.\n> A line of its own.\n")),
  ).toEqual(["quote: Short, But it goes On.", "quote: A line of its own."]);
});

test("a message that is passed on keeps its own header", () => {
  const { html } = readText(
    "Fwd\n\nSee below.\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nSubject: Tea\n\nNo tea.\n",
  );
  expect(html).toContain(
    '<p class="label">-----Original Message-----</p><table><tbody><tr><th scope="row">From:</th>',
  );
  expect(html).toContain("<p>No tea.</p>");
});

test("a header in another language, and names however they are written", () => {
  for (const [from, byline] of [
    ["Von: Ida Renn <renn@example.org>", "Ida Renn"],
    ['Von: "Renn, Ida" <renn@example.org>', "Renn, Ida"],
    ["Von: renn@example.org (Ida Renn)", "Ida Renn"],
    ["Von: <renn@example.org>", "<renn@example.org>"],
  ] as const) {
    const { title, facts } = readText(`${from}\nBetreff: Tee\n\nKein Tee.\n`);
    expect({ title, byline: facts.byline }).toEqual({ title: "Tee", byline });
  }
});

test.each([
  ["lines of a recipe", "Time: an hour\nYield: one loaf\n\nBake it.\n"],
  ["one field", "Subject: tea\n\nNo tea.\n"],
  ["a play", "ANNA: No.\nBERTA: Yes.\n\nThey leave.\n"],
])("%s are no header", (_name, text) => {
  expect(readText(text).html).not.toContain("<table");
});

test("a hundred thousand marks of quotation are a few quotes and the rest as written", () => {
  const { html, plainText } = readText(`T\n\n${">".repeat(100_000)} deep\n`);
  expect(html.match(/<blockquote>/g)?.length).toBeLessThan(20);
  expect(plainText).toContain("> deep");
});

test("a rule without a signature or a list's footer below it ends nothing", () => {
  const text = `T\n\nBefore.\n\n--------------------\n\nAfter it the text goes on.\n`;
  expect(readText(text).html).not.toContain("notice");
});
