import { describe, expect, test } from "vitest";
import { importText } from "./import-text.ts";
import { ARTICLE, pageWith, PARAGRAPHS } from "./made-page.ts";

async function htmlOf(html: string, name = "a.html"): Promise<string> {
  return (await importText(name, html)).html.replaceAll(/<\/?section>/g, "");
}

describe("a page", () => {
  test("is its article, without what stands around it", async () => {
    const { plainText, title, isWholePage } = await importText("a.html", pageWith(ARTICLE));
    expect(plainText).toBe(`${PARAGRAPHS.join("\n")}\n`);
    expect({ title, isWholePage }).toEqual({ title: "Harbour plan approved", isWholePage: false });
  });

  test("keeps what articles are made of", async () => {
    const kept = [
      '<h2 id="user-content-costs">Costs</h2>\n',
      "<ul><li>one</li>\n<li>two</li>\n</ul>",
      "<blockquote><p>We have waited long enough.</p>\n</blockquote>",
      "<pre>\n\n  let x = 1;\n  x += 1;</pre>\n",
      '<table><thead><tr><th scope="col">Year</th>\t<th scope="col">Boats</th>\t</tr>\n</thead><tbody><tr><td>1990</td>\t<td>40</td>\t</tr>\n</tbody></table>',
      "<p>H<sub>2</sub>O, x<sup>2</sup>, <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby>, <code>npm</code>, <math><msup><mi>x</mi><mn>2</mn></msup></math>, to be weighed with the rest of them.</p>\n",
    ];
    const html = await htmlOf(pageWith(`${ARTICLE}${kept.join("")}${ARTICLE}`));
    for (const part of kept) expect(html).toContain(part);
  });

  test("keeps its footnotes and the links to and from them", async () => {
    const noted = ARTICLE.replace(
      "shopkeepers",
      'shopkeepers<sup><a id="r1" href="#n1">1</a></sup>',
    );
    const notes =
      '<div class="footnotes"><ol><li id="n1">As the minutes say. <a href="#r1">↩</a></li></ol></div>';
    for (const page of [
      pageWith(noted + notes),
      pageWith(noted).replace("</main>", `</main>${notes}`),
    ]) {
      const html = await htmlOf(page);
      expect(html).toContain('<sup><a id="user-content-r1" href="#user-content-n1">1</a></sup>');
      expect(html).toContain(
        '<ol class="footnotes"><li id="user-content-n1">As the minutes say. <a href="#user-content-r1">↩</a></li>\n</ol>',
      );
    }
  });

  test("is shown whole where no article is found in it, and says so", async () => {
    const { plainText, isWholePage, title } = await importText(
      "list.html",
      "<html><head><title>Links</title></head><body><h1>Links</h1><footer><a href='https://example.org/'>One</a></footer><p hidden>unseen</p><div style='display: none'>unseen</div><script>1</script></body></html>",
    );
    expect({ plainText, isWholePage, title }).toEqual({
      plainText: "One\n",
      isWholePage: true,
      title: "Links",
    });
  });

  test("of the nineties is read as well", async () => {
    const { plainText, html } = await importText(
      "old.htm",
      `<TITLE>Old</TITLE><BODY BGCOLOR=white><H1>Old</H1>${ARTICLE.toUpperCase()}<P><A HREF="https://example.org/x">A link<P>${PARAGRAPHS[0]}`,
    );
    expect(plainText).toContain(PARAGRAPHS[1].toUpperCase());
    expect(html).toContain('<a href="https://example.org/x">A link</a>');
  });

  test("in XHTML may close elements that hold nothing", async () => {
    const page = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>X</title><script/></head><body><h2><a id="top"/>Costs</h2>${ARTICLE}<p>&lol2; <![CDATA[1 < 2 & 3]]></p></body></html>`;
    const { html, plainText } = await importText("a.xhtml", page);
    expect(html).toContain('<h2><span id="user-content-top"></span>Costs</h2>');
    expect(plainText).toContain("&lol2; 1 < 2 & 3");
  });
});

describe("a fragment", () => {
  test("is taken as it is", async () => {
    const { html, isWholePage } = await importText(
      "clip.html",
      "<p>Short. <a href='https://example.org'>link</a></p><p class=sidebar>aside",
    );
    expect(html).toBe(
      '<section><p>Short. <a href="https://example.org/">link</a></p>\n<p>aside</p>\n</section>',
    );
    expect(isWholePage).toBe(false);
  });

  test("gives its first headline for a title, which then stands above the body", async () => {
    expect(await importText("clip.html", "<h1>A <i>title</i></h1><p>x</p>")).toMatchObject({
      title: "A title",
      plainText: "x\n",
    });
    expect(await importText("clip.html", "<p>x</p><h1>Later</h1>")).toMatchObject({
      title: "Later",
      plainText: "x\nLater\n",
    });
    expect(await importText("clip.html", "<p>x</p>")).toMatchObject({ title: "clip" });
  });

  test("that begins with a heading of another level, as copied passages do, is named by it", async () => {
    expect(await importText("clip.html", "<h2>A passage</h2><p>x</p>")).toMatchObject({
      title: "A passage",
      plainText: "x\n",
    });
    expect(await importText("clip.html", "<p>x</p><h2>Later</h2>")).toMatchObject({
      title: "clip",
      plainText: "x\nLater\n",
    });
    expect(await importText("clip.html", "<h3>Above</h3><h1>Main</h1>")).toMatchObject({
      title: "Main",
      plainText: "Above\nMain\n",
    });
  });
});

describe("links", () => {
  const head = '<title>T</title><link rel="canonical" href="https://example.org/a/b?utm_source=x">';
  async function linksOf(links: readonly string[], inHead = head): Promise<readonly string[]> {
    const list = links.map((href) => `<a href="${href}">link</a>`).join(" and then comes ");
    const html = await htmlOf(
      pageWith(`${ARTICLE}<p>${list}, each of which leads somewhere.</p>${ARTICLE}`, inHead),
    );
    return [...html.matchAll(/<a href="([^"]*)">link/g)].map(([, href]) => href ?? "");
  }
  test("count from the page's address", async () => {
    expect(await linksOf(["c", "/d", "//e.org/", "?q=1", "https://f.org"])).toEqual([
      "https://example.org/a/c",
      "https://example.org/d",
      "https://e.org/",
      "https://example.org/a/b?q=1",
      "https://f.org/",
    ]);
  });
  test("count from its base, where it has one", async () => {
    expect(await linksOf(["c"], `${head}<base href="/z/">`)).toEqual(["https://example.org/z/c"]);
  });
  test("to the page itself lead to a place in the article", async () => {
    const address = "https://example.org/a/b?utm_source=x";
    expect(await linksOf(["#one", `${address}#t%C3%BCr`])).toEqual([
      "#user-content-one",
      "#user-content-tür",
    ]);
  });
  test("that run something are none, and relative ones without an address neither", async () => {
    expect(
      await linksOf(["javascript:alert(1)", "data:text/html,x", "c"], "<title>T</title>"),
    ).toEqual([]);
  });
});
