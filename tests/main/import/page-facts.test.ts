import { describe, expect, test } from "vitest";
import { importText } from "./import-text.ts";
import { ARTICLE, pageWith } from "./made-page.ts";

const LINKED_DATA = `<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "not the article"},
  {"@type": "NewsArticle", "headline": "From linked data", "author": [{"name": "Ann Ek"}, "Bo Ek"],
   "publisher": {"name": "The Coast"}, "datePublished": "2026-11-01T10:00:00+01:00", "inLanguage": "sv",
   "url": "/data?utm_source=x", "image": {"url": "/data.jpg"}, "description": "Data &amp;amp; more"}]}</script>`;
const OPEN_GRAPH = `<meta property="og:title" content="From Open Graph"><meta property="article:author" content="Cy Ek">
<meta property="og:site_name" content="Graph News"><meta property="og:url" content="https://example.org/graph?id=1&amp;fbclid=2">
<meta property="article:published_time" content="2026-11-02"><meta property="og:image" content="https://example.org/graph.jpg">
<meta property="og:description" content="Graph excerpt">`;
const META = `<meta name="DC.Title" content="From meta"><meta name="author" content="Di Ek">
<meta name="date" content="Tue, 03 Nov 2026 10:00:00 GMT"><meta name="description" content="Meta excerpt">
<meta name="twitter:image" content="https://example.org/meta.jpg"><meta http-equiv="x" name="content-language" content="da">`;
const MICRODATA = `<div itemscope itemtype="https://schema.org/Article"><a itemprop="url" href="/micro"></a><h1 itemprop="headline">From microdata</h1>
<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ed Ek</b></span>
<div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><i itemprop="datePublished">2001-01-01</i></div>
<time itemprop="datePublished" datetime="2026-11-04">4 November</time>
<span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="Micro News"></span>
<meta itemprop="description" content="Micro excerpt"><meta itemprop="inLanguage" content="nb"><img itemprop="image" src="/micro.jpg"></div>`;
const PAGE = `<title>From the page | Page News</title><link rel="canonical" href="https://example.org/page">`;

/** @param parts  of the head, then what stands above the article */
async function factsOf(head: string, above = "", root = "<html>") {
  const page = pageWith(`${above}${ARTICLE}`, head).replace('<html lang="en">', root);
  const { title, byline, site, url, published, language, leadImage, excerpt, direction } =
    await importText("a.html", page);
  return { title, byline, site, url, published, language, leadImage, excerpt, direction };
}

describe("what a page says of its article is believed", () => {
  const all = LINKED_DATA + OPEN_GRAPH + META + PAGE;
  test("in JSON-LD before all", async () => {
    expect(await factsOf(all, MICRODATA)).toEqual({
      title: "From linked data",
      byline: "Ann Ek, Bo Ek",
      site: "The Coast",
      url: "https://example.org/data",
      published: "2026-11-01T10:00:00+01:00",
      language: "sv",
      leadImage: "https://example.org/data.jpg",
      excerpt: "Data &amp; more",
      direction: "ltr",
    });
  });
  test("in Open Graph before the rest", async () => {
    expect(await factsOf(OPEN_GRAPH + META + PAGE, MICRODATA)).toMatchObject({
      title: "From Open Graph",
      byline: "Cy Ek",
      site: "Graph News",
      url: "https://example.org/graph?id=1",
      published: "2026-11-02",
      language: "da",
      leadImage: "https://example.org/graph.jpg",
      excerpt: "Graph excerpt",
    });
  });
  test("in its <meta> elements", async () => {
    expect(await factsOf(META + PAGE, MICRODATA)).toMatchObject({
      title: "From meta",
      byline: "Di Ek",
      site: "Micro News",
      url: "https://example.org/micro",
      published: "2026-11-03T10:00:00.000Z",
      language: "da",
      leadImage: "https://example.org/meta.jpg",
      excerpt: "Meta excerpt",
    });
  });
  test("in microdata", async () => {
    expect(await factsOf(PAGE, MICRODATA)).toMatchObject({
      title: "From microdata",
      byline: "Ed Ek",
      site: "Micro News",
      url: "https://example.org/micro",
      published: "2026-11-04",
      language: "nb",
      leadImage: "https://example.org/micro.jpg",
      excerpt: "Micro excerpt",
    });
  });
  test("in the page itself", async () => {
    const above =
      '<p class="byline">By Fay Ek</p><time pubdate datetime="2026-11-05">5 November</time>';
    expect(await factsOf(PAGE, above, '<html lang="en-GB" dir="rtl">')).toMatchObject({
      title: "From the page | Page News",
      byline: "By Fay Ek",
      site: null,
      url: "https://example.org/page",
      published: "2026-11-05",
      language: "en-GB",
      direction: "rtl",
      leadImage: null,
    });
  });
  test("of its language in the root element before all", async () => {
    expect(await factsOf(all, "", "<html lang=fr-ca>")).toMatchObject({ language: "fr-CA" });
  });
});

describe("where it was saved from is known from the comment of", () => {
  test.each([
    ["a browser", "<!-- saved from url=(0028)https://example.org/saved -->"],
    [
      "SingleFile",
      "<!--\n Page saved with SingleFile \n url: https://example.org/saved \n saved date: Sun Nov 01 2026\n-->",
    ],
  ])("%s", async (_program, comment) => {
    const page = `${comment}\n${pageWith(ARTICLE)}`;
    expect(await importText("a.html", page)).toMatchObject({ url: "https://example.org/saved" });
  });
  test("no other program", async () => {
    const page = `<!-- A theme, url: https://theme.example.org/ -->\n${pageWith(ARTICLE)}`;
    expect(await importText("a.html", page)).toMatchObject({ url: null });
  });
});

describe("declarations that say nothing usable are passed over:", () => {
  test.each([
    ["JSON that is none", '<script type="application/ld+json">{"headline": </script>'],
    ["JSON of another vocabulary", LINKED_DATA.replace("schema.org", "example.org")],
    ["JSON of other things", LINKED_DATA.replace("NewsArticle", "Recipe")],
    [
      "JSON of other types",
      '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline": 5, "author": {"x": 1}, "datePublished": [], "url": null, "image": [3]}</script>',
    ],
    ["nothing but space", '<meta property="og:title" content="  "><meta name="author" content="">'],
    [
      "no language, date or address",
      '<meta name="content-language" content="English please"><meta name="date" content="soon"><meta property="og:url" content="javascript:alert(1)"><meta property="og:image" content="javascript:alert(1)">',
    ],
  ])("%s", async (_name, head) => {
    expect(await factsOf(`${head}<title>Plain title</title>`)).toMatchObject({
      title: "Plain title",
      byline: null,
      published: null,
      url: null,
      language: "en",
      leadImage: null,
    });
  });
});

test("of a headline and a name in JSON-LD the one that the page calls itself is the title", async () => {
  const named = LINKED_DATA.replace(
    '"headline": "From linked data"',
    '"headline": "A summary", "name": "The name"',
  );
  expect(await factsOf(`${named}<title>The name - Site</title>`)).toMatchObject({
    title: "The name",
  });
  expect(await factsOf(`${named}<title>A summary - Site</title>`)).toMatchObject({
    title: "A summary",
  });
});

test("a title is one line without entities that were escaped twice", async () => {
  expect(
    await factsOf('<meta property="og:title" content="A &amp;quot;b&amp;quot; &lt;i&gt;\n c">'),
  ).toMatchObject({
    title: 'A "b" <i> c',
  });
});
