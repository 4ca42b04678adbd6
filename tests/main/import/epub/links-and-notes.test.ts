import { describe, expect, test } from "vitest";
import { readDocument } from "../../../../electron/core/document/read-document.ts";
import { followAddress } from "../../../../electron/import/epub/archive-path.ts";
import { importBook } from "./make-epub.ts";

/** Links by their words, and where they lead; undefined for nowhere. */
function linksOf(html: string): Record<string, string | undefined> {
  const links = html.matchAll(/<a(?: id="[^"]*")?(?: href="([^"]*)")?>(.*?)<\/a>/g);
  return Object.fromEntries(
    Array.from(links, ([, href, words]): [string, string | undefined] => [words ?? "", href]),
  );
}

/** Words of the element that has this id, and what follows. */
function textAt(html: string, href: string | undefined): string {
  const at = html.indexOf(` id="${href?.slice(1) ?? "-"}"`);
  if (at === -1) return "nowhere";
  return readDocument(html.slice(html.indexOf(">", at) + 1)).plainText.trimStart();
}

describe("links", () => {
  test("to other chapters lead to their places in the one document, however they are written", async () => {
    const { html } = await importBook({
      chapters: {
        "Text/one.xhtml": `<p><a href="two.xhtml">file</a> <a href="../Text/two.xhtml#p">up</a> <a href="t%77o.xhtml#p">escaped</a> <a href="TWO.xhtml#p">case</a>
          <a href="#own">own</a> <a href="/OEBPS/Text/two.xhtml#p">root</a> <a href="three%20%C3%BC.xhtml#%C3%A9">letters</a> <a href="two.xhtml#none">none</a>
          <a href="four.xhtml">lost</a> <a href="https://example.org/a?b=c#d">web</a> <a href="mailto:a@example.org">mail</a></p><p id="own">Own.</p>`,
        "Text/two.xhtml": '<h1>Two</h1><p id="own">Another own.</p><p id="p">A place.</p>',
        "Text/three ü.xhtml": '<p>Three</p><p id="é">Letters.</p>',
      },
    });
    const links = linksOf(html);
    expect(textAt(html, links["file"])).toMatch(/^Two/);
    for (const words of ["up", "escaped", "case", "root"]) {
      expect(textAt(html, links[words]), words).toMatch(/^A place\./);
    }
    expect(textAt(html, links["own"])).toMatch(/^Own\./);
    expect(textAt(html, links["letters"])).toMatch(/^Letters\./);
    expect(links["web"]).toBe("https://example.org/a?b=c#d");
    expect(links["mail"]).toBe("mailto:a@example.org");
    expect(Object.keys(links)).not.toContain("none");
    expect(Object.keys(links)).not.toContain("lost");
  });

  test.each([
    ["../../../etc/passwd"],
    ["..%2f..%2fone.xhtml"],
    ["%2e%2e/%2e%2e/etc/passwd"],
    ["%2e%2e/Text/two.xhtml"],
    ["a%5c..%5ctwo.xhtml"],
    ["../Text%2Ftwo.xhtml"],
    ["..\\two.xhtml"],
    ["two.xhtml%00"],
    ["javascript:alert(1)"],
    ["file:///etc/passwd"],
    ["data:text/html,x"],
  ])("that are tricks lead nowhere: %s", async (href) => {
    const { html } = await importBook({
      chapters: {
        "Text/one.xhtml": `<p><a href="${href}">x</a> words <img src="${href}" alt="y"/></p>`,
        "Text/two.xhtml": "<p>two</p>",
      },
    });
    expect(html).not.toContain("href");
    expect(html).not.toContain("src");
  });

  test("find their place where it is in no words: on containers, before pictures, at empty anchors", async () => {
    const { html, plainText } = await importBook({
      chapters: {
        "1.xhtml": `<p>${["a", "b", "c", "d", "e", "f", "g"].map((id) => `<a href="2.xhtml#${id}">to-${id}</a>`).join(" ")}</p>`,
        "2.xhtml": `<section id="a"><div><p>Section.</p></div></section><a id="b"></a><p>Anchor.</p>
          <p><img id="c" src="x.png" alt="pic"/> Picture.</p><table><tbody id="d"><tr><td>Cell.</td></tr></tbody></table>
          <div id="e">Bare words.</div><p>Before <span id="f"></span>inside.</p><pre id="g">Code.</pre>`,
      },
    });
    const links = linksOf(html);
    const places = ["Section.", "Anchor.", "Picture.", "Cell.", "Bare words.", "inside.", "Code."];
    expect(Object.values(links).map((href) => textAt(html, href).split("\n")[0]?.trim())).toEqual(
      places,
    );
    // Names stand on what is there already, where they can.
    expect(html).toContain('<p id="user-content-a">Section.');
    expect(html).toContain('<p id="user-content-b">Anchor.');
    // None of them is a paragraph of its own.
    expect(plainText).toBe(
      "to-a to-b to-c to-d to-e to-f to-g\nSection.\nAnchor.\n Picture.\nCell.\t\nBare words.\nBefore inside.\nCode.\n",
    );
  });

  test("keep ids apart that several chapters use, and leave out those that nothing leads to", async () => {
    const chapter = '<p id="x">X</p><p id="unused">U <a href="#x">x</a></p>';
    const { html } = await importBook({
      chapters: { "1.xhtml": chapter, "2.xhtml": chapter, "3.xhtml": chapter },
    });
    const ids = Array.from(html.matchAll(/ id="([^"]*)"/g), ([, id]) => id);
    expect(ids).toEqual(["user-content-x", "user-content-x-2", "user-content-x-3"]);
    expect(Array.from(html.matchAll(/href="#([^"]*)"/g), ([, id]) => id)).toEqual(ids);
  });
});

test.each([
  ["b.xhtml", "a/b.xhtml"],
  ["./b.xhtml", "a/b.xhtml"],
  ["../b.xhtml", "b.xhtml"],
  ["c/../b.xhtml", "a/b.xhtml"],
  ["/b.xhtml", "b.xhtml"],
  ["b%25c.xhtml", "a/b%c.xhtml"],
  ["100%.xhtml", "a/100%.xhtml"],
  ["b.xhtml?x=1#y", "a/b.xhtml"],
  ["", "a/one.xhtml"],
])("an address %j in a/one.xhtml is %s", (address, path) => {
  expect(followAddress(address, "a/one.xhtml")).toMatchObject({ kind: "book", path });
});

describe("notes", () => {
  test("between paragraphs are gathered behind their chapter, under their numbers", async () => {
    const { html, plainText } = await importBook({
      chapters: {
        "1.xhtml": `<p>One<a epub:type="noteref" id="r7" href="#n7">7</a>.</p>
          <aside epub:type="footnote" id="n7"><p><a href="#r7">7.</a> First note.</p></aside>
          <p>Two<sup><a id="r8" href="#n8">8</a></sup>.</p>
          <div class="note" epub:type="footnote" hidden="hidden"><p><sup><a id="n8" href="#r8">8</a></sup> Second <i>note</i>.</p><p>More.</p></div>
          <p>The end.</p>`,
        "2.xhtml": "<p>Next chapter.</p>",
      },
    });
    expect(plainText).toBe(
      "One7.\nTwo8.\nThe end.\nFirst note. ↩︎\nSecond note.\nMore. ↩︎\nNext chapter.\n",
    );
    const kinds = readDocument(html).blocks.map(({ kind }) => kind);
    expect(kinds).toEqual([
      "paragraph",
      "paragraph",
      "paragraph",
      "footnote",
      "footnote",
      "footnote",
      "paragraph",
    ]);
    expect(html).toContain('<li id="user-content-n7" value="7">');
    // Raised where the text itself does not say so, and once where it does.
    expect(html).toContain('One<sup><a id="user-content-r7" href="#user-content-n7">7</a></sup>.');
    expect(html.match(/<sup>/g)?.length).toBe(2);
    expect(textAt(html, linksOf(html)["8"])).toMatch(/^Second note/);
    expect(html).toMatch(/<a href="#user-content-r7">↩︎<\/a>/);
    expect(html).toMatch(/<a id="user-content-r8" href="#user-content-n8">8<\/a>/);
  });

  test("that begin with other signs, or other numbers than they are called by, keep them", async () => {
    const { plainText } = await importBook({
      chapters: {
        "1.xhtml": `<p>A<a epub:type="noteref" href="#a">*</a> b<a epub:type="noteref" href="#b">1</a></p>
          <aside epub:type="footnote" id="a"><p>* Starred.</p></aside>
          <aside epub:type="footnote" id="b"><p>1914. A year.</p></aside>`,
      },
    });
    expect(plainText).toBe("A* b1\n* Starred.\n1914. A year.\n");
  });

  test("in a file of their own stand at the end and are led to, whether it is read in its place or not", async () => {
    for (const lookedUp of [[], ["notes.xhtml"]]) {
      const { html, plainText } = await importBook({
        lookedUp,
        chapters: {
          "notes.xhtml":
            '<section epub:type="endnotes"><ol><li id="n1" epub:type="endnote"><p>A note. <a href="1.xhtml#r1" role="doc-backlink">back</a></p></li></ol></section>',
          "1.xhtml": '<p>Words<a id="r1" href="notes.xhtml#n1">1</a>.</p>',
        },
      });
      expect(plainText).toBe(
        lookedUp.length > 0 ? "Words1.\nA note. back\n" : "A note. back\nWords1.\n",
      );
      expect(html).toContain('<ol class="footnotes"><li id="user-content-n1">');
      expect(textAt(html, linksOf(html)["1"])).toMatch(/^A note/);
    }
  });

  test("that nothing calls for stay where they stand", async () => {
    const { plainText, html } = await importBook({
      chapters: {
        "1.xhtml": '<p>One.</p><aside epub:type="footnote" id="n"><p>Alone.</p></aside><p>Two.</p>',
      },
    });
    expect(plainText).toBe("One.\nAlone.\nTwo.\n");
    expect(html).not.toContain("footnotes");
  });
});
