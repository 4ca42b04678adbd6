import { describe, expect, test } from "vitest";
import { joinPages } from "../../../../electron/import/plain-text/join-pages.ts";
import { fixture, readText, shapesOf } from "./read-text.ts";

describe("a request for comments, on three pages", () => {
  const request = readText(fixture("request.txt"));
  const shapes = shapesOf(request);

  test("has its title, below the block that says who wrote it", () => {
    expect(request.title).toBe("The Kettle Protocol (KP), Version 2 and Its Use on Ferries");
    expect(shapes[0]).toMatch(
      /^code: Working Group on Hot Drinks {38}I\. Renn\n.*\n.*\n.*\n {59}November 2026$/,
    );
  });

  test("has its sections as headings, by their depth", () => {
    expect(request.html.match(/<h\d>[^<]*/g)).toEqual([
      "<h2>Abstract",
      "<h2>Status of This Memo",
      "<h2>Table of Contents",
      "<h2>1.  Introduction",
      "<h3>1.1.  Terms",
      "<h2>2.  The Message",
      "<h2>3.  References",
      "<h2>Authors' Addresses",
    ]);
  });

  test("goes on over the end of a page, and has once at its end what stood on each", () => {
    expect(shapes.find((shape) => shape.startsWith("Kettles"))).toContain(
      "at some speed, as a ferry does, and who expects",
    );
    expect(shapes.at(-1)).toBe(
      "RFC 99999  The Kettle Protocol  November 2026\nRenn  Informational  [Page 1]",
    );
    expect(request.html).toContain('<p class="notice">RFC 99999');
    expect(request.plainText.match(/\[Page/g)).toHaveLength(1);
  });

  test("keeps contents, grammars and drawings as they are", () => {
    const code = shapes.filter((shape) => shape.startsWith("code:"));
    expect(code[1]).toMatch(/^code: 1\. {2}Introduction .*\n {2}1\.1\. {2}Terms/);
    expect(code[2]).toBe(
      'code: state   = degrees SP word CRLF\ndegrees = 1*3DIGIT              ; of Celsius\n\nword    = "cold" / "warm" /\n          "boils"',
    );
    expect(code[3]).toContain("| cold |-------->| warm |-------->| boils |");
  });

  test("has lists in lists, and references that hang", () => {
    expect(request.html).toContain(
      '<li>2.  It waits until the kettle has been looked at for as long as seems good, and then\n<ul class="marked"><li>(a)  asks again, or</li><li>(b)  gives up.</li></ul></li>',
    );
    expect(shapes).toContain(
      '[FERRY]    Holt, T., "Hot water on moving vessels", Proceedings of the Estuary Society, 2019.',
    );
  });
});

describe("pages", () => {
  const page = (number: number, text: string) => `Top\n\n${text}\n\n- ${number} -\n`;

  test("joined, what is on each kept once", () => {
    expect(joinPages([page(1, "One."), page(2, "Two."), page(3, "Three.")].join("\f"))).toEqual({
      text: "One.\n\nTwo.\n\nThree.\n",
      furniture: ["Top", "- 1 -"],
    });
  });

  test("without form feeds are known by their numbers", () => {
    const text =
      "One goes\n\n\nRenn   [Page 1]\n\nRFC   May\n\non.\n\n\nRenn   [Page 2]\n\nRFC   May\n\nTwo.\n\nRenn   [Page 3]\n";
    expect(joinPages(text)).toEqual({
      text: "One goes\non.\n\nTwo.\n",
      furniture: ["RFC  May", "Renn  [Page 1]"],
    });
  });

  test("with nothing on each keep every line", () => {
    expect(joinPages("One.\n\fTwo.\n\fThree.\n")).toEqual({
      text: "One.\n\nTwo.\n\nThree.\n",
      furniture: [],
    });
  });

  test("a form feed inside a line is a sign like others", () => {
    expect(joinPages("a\fb\nc\n").text).toBe("a\fb\nc\n");
  });
});

test("numbered lines of a list are no sections", () => {
  expect(readText("T\n\n1. the fence\n\n2. the pond\n\n3. the gate\n").html).not.toContain("<h");
});

test("headings that are underlined, or stand in capitals above what hangs below them", () => {
  const text =
    "T\n\nThe fence\n=========\n\nIt is broken.\n\nIts gate\n--------\nIt is shut.\n\nNAME\n       kettle - ask it\n";
  expect(readText(text).html).toBe(
    "<h2>The fence</h2><p>It is broken.</p><h3>Its gate</h3><p>It is shut.</p><h2>NAME</h2><p>kettle - ask it</p>",
  );
});

test("numbered headings of an article that is not indented", () => {
  const text =
    "T\n\n1. The fence\n\nIt is broken in two places.\n\n2. The pond\n\nNobody wants it.\n";
  expect(readText(text).html.match(/<h2>[^<]*/g)).toEqual(["<h2>1. The fence", "<h2>2. The pond"]);
});
