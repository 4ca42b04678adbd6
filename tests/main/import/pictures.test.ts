import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { importText } from "./import-text.ts";
import { ARTICLE, pageWith } from "./made-page.ts";

/** A picture of one colour: its first bytes are all that is looked at. */
const PNG = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(500, 7),
]);
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(500, 8)]);
const PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

function address(bytes: Buffer, mediaType = "image/png"): string {
  return `data:${mediaType};base64,${bytes.toString("base64")}`;
}

function nameOf(bytes: Uint8Array, extension: string): string {
  return `${createHash("sha256").update(bytes).digest("hex")}.${extension}`;
}

async function picturesOf(html: string) {
  const { html: stored, assets } = await importText("a.html", html);
  return { pictures: stored.match(/<img[^>]*>/g) ?? [], assets };
}

describe("a picture that came with the page", () => {
  test("becomes an asset, once, and the text names it", async () => {
    const { pictures, assets } = await picturesOf(
      `<p><img src="${address(PNG)}" alt=" A  bridge " width="40" height="30"> <img src="${address(PNG)}"></p>`,
    );
    const name = nameOf(PNG, "png");
    expect(pictures).toEqual([
      `<img src="../assets/${name}" alt="A bridge" width="40" height="30">`,
      `<img src="../assets/${name}" alt="">`,
    ]);
    expect(assets).toEqual([{ name, bytes: new Uint8Array(PNG) }]);
  });
  test("is what its bytes are, whatever it is called", async () => {
    const { assets } = await picturesOf(`<img src="${address(JPEG, "text/html")}">`);
    expect(assets.map(({ name }) => name)).toEqual([nameOf(JPEG, "jpg")]);
    const nothing = `<img src="${address(Buffer.from("<script>alert(1)</script>".repeat(20)))}">`;
    expect(await picturesOf(nothing)).toEqual({ pictures: [], assets: [] });
  });
  test.each([
    ["data-src", (src: string) => `<img data-src="${src}" src="${PIXEL}">`],
    ["srcset", (src: string) => `<img srcset="${src} 2x">`],
    [
      "a source of its picture",
      (src: string) => `<picture><source srcset="${src}"><img src="${PIXEL}"></picture>`,
    ],
    [
      "noscript, behind a stand-in",
      (src: string) => `<img src="${PIXEL}"><noscript><img src="${src}"></noscript>`,
    ],
    ["a lazy attribute of any name", (src: string) => `<img data-hi-res="${src}" src="${PIXEL}">`],
    [
      "an address in percent",
      () =>
        `<img src="data:image/png,${[...PNG].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("")}">`,
    ],
  ])("is found in %s", async (_where, html) => {
    for (const page of [
      html(address(PNG)),
      pageWith(`${ARTICLE}<figure>${html(address(PNG))}</figure>${ARTICLE}`),
    ]) {
      const { pictures, assets } = await picturesOf(page);
      expect(assets.map(({ name }) => name)).toEqual([nameOf(PNG, "png")]);
      expect(pictures).toHaveLength(1);
    }
  });
});

describe("a picture elsewhere", () => {
  test("is named with its words and its host, and is no address any more", async () => {
    const { pictures } = await picturesOf(
      `<p><img src="https://cdn.example.org:81/a.png?b" alt="A bridge"><img data-src="//img.example.org/c.jpg" src="${PIXEL}"><img src="pictures/d.png?e"></p>`,
    );
    expect(pictures).toEqual([
      '<img alt="A bridge" title="cdn.example.org:81">',
      '<img alt="img.example.org">',
      '<img alt="d.png">',
    ]);
  });
  test("counts from the page's address", async () => {
    const head = '<title>T</title><link rel="canonical" href="https://example.org/a">';
    const { pictures } = await picturesOf(
      pageWith(
        `${ARTICLE}<p><img src="b.png" alt=""> <img data-src="//img.example.org/c.jpg"></p>${ARTICLE}`,
        head,
      ),
    );
    expect(pictures).toEqual(['<img alt="example.org">', '<img alt="img.example.org">']);
  });
  test("of the largest size is meant where there are several", async () => {
    const set =
      "https://a.example.org/1.png 100w, https://b.example.org/2.png 900w, https://c.example.org/3.png 300w";
    expect((await picturesOf(`<img srcset="${set}">`)).pictures).toEqual([
      '<img alt="b.example.org">',
    ]);
  });
  test("that is said a second time for readers without scripts stands once", async () => {
    const src = "https://example.org/a.png";
    const html = `<p>x<img data-src="${src}"><noscript><img src="${src}">Please turn on scripts</noscript></p>`;
    expect((await importText("a.html", html)).html).toBe(
      '<section><p>x<img alt="example.org"></p>\n</section>',
    );
  });
  test("of a pixel or nothing at all leaves nothing", async () => {
    const html = `<p>x<img src="https://example.org/count.gif" width="1" height="1"><img src="${PIXEL}"><img></p>`;
    expect((await picturesOf(html)).pictures).toEqual([]);
  });
});

test("the lead image is an asset where it came with the page", async () => {
  const head = `<title>T</title><meta property="og:image" content="${address(PNG)}">`;
  expect(await importText("a.html", pageWith(ARTICLE, head))).toMatchObject({
    leadImage: nameOf(PNG, "png"),
    assets: [{ name: nameOf(PNG, "png") }],
  });
});
