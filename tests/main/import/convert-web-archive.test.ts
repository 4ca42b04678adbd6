import { describe, expect, test } from "vitest";
import { weighPlist } from "../../../electron/import/plist/weigh-plist.ts";
import { FRENCH, RUSSIAN } from "./article-texts.ts";
import { encodeLegacy, encodeUtf16 } from "./encode-legacy.ts";
import { importBytes, refusalOf } from "./import-bytes.ts";
import {
  type MadeResource,
  marker,
  plistFile,
  plistOf,
  reference,
  webArchiveOf,
} from "./made-archives.ts";
import { ARTICLE, pageWith, PARAGRAPHS } from "./made-page.ts";
import { assetName, pngOf } from "./made-pictures.ts";

const ADDRESS = "https://example.org/news/harbour.html";
const [BRIDGE, BOAT] = [pngOf(1), pngOf(2)];

function page(content: string | Uint8Array, encoding?: string): MadeResource {
  return {
    url: ADDRESS,
    mediaType: "text/html",
    content,
    ...(encoding !== undefined && { encoding }),
  };
}

const SAVED = webArchiveOf(
  page(
    pageWith(
      `${ARTICLE}<img src="/img/bridge.png" alt="A bridge"><img src="https://cdn.example.org/boat"><img src="gone.png">${ARTICLE}`,
    ),
    "UTF-8",
  ),
  [
    { url: "https://example.org/style.css", mediaType: "text/css", content: "p { color: red }" },
    { url: "https://example.org/img/bridge.png", mediaType: "image/png", content: BRIDGE },
    { url: "https://cdn.example.org/boat", mediaType: "image/png", content: BOAT },
  ],
);

describe("a page that Safari saved", () => {
  test("is its article with its pictures and its address", async () => {
    const document = await importBytes("harbour.webarchive", SAVED);
    expect(document).toMatchObject({
      title: "Harbour plan approved",
      url: ADDRESS,
      encoding: "utf-8",
      mediaType: "application/x-webarchive",
      isWholePage: false,
    });
    expect(document.plainText).toContain(PARAGRAPHS[3]);
    expect(document.html.match(/<img[^>]*>/g)).toEqual([
      `<img src="../assets/${assetName(BRIDGE)}" alt="A bridge">`,
      `<img src="../assets/${assetName(BOAT)}" alt="">`,
      '<img alt="example.org">',
    ]);
    expect(document.assets).toEqual([
      { name: assetName(BRIDGE), bytes: new Uint8Array(BRIDGE) },
      { name: assetName(BOAT), bytes: new Uint8Array(BOAT) },
    ]);
  });

  // Some that nothing but a declaration tells.
  test.each([
    ["windows-1251", RUSSIAN],
    ["ibm866", RUSSIAN],
    ["macintosh", FRENCH],
    ["utf-16le", RUSSIAN],
  ])("in the encoding that it names: %s", async (encoding, text) => {
    const [title = "", ...paragraphs] = text.trim().split("\n");
    const html = `<html><head><title>${title}</title></head><body>${paragraphs.map((each) => `<p>${each}</p>`).join("")}</body></html>`;
    const content =
      encoding === "utf-16le" ? encodeUtf16(html, "little") : encodeLegacy(html, encoding);
    const document = await importBytes("a.webarchive", webArchiveOf(page(content, encoding)));
    expect(document).toMatchObject({ title, encoding });
    for (const each of paragraphs) expect(document.plainText).toContain(each);
  });

  test("has no address where it came from a disk, and is read without resources or with strange ones", async () => {
    const content = new TextEncoder().encode(pageWith(ARTICLE));
    const main = { WebResourceData: content, WebResourceURL: "file:///Users/x/a.html" };
    for (const others of [
      {},
      { WebSubresources: "none" },
      { WebSubresources: [1, "x", { WebResourceURL: 7 }] },
    ]) {
      const bytes = plistOf({ WebMainResource: main, ...others, WebSubframeArchives: [] });
      expect(await importBytes("a.webarchive", bytes)).toMatchObject({ url: null, assets: [] });
    }
  });
});

describe("refused with a reason:", () => {
  test("a file that ends too early, wherever it does", async () => {
    for (let share = 1; share < 20; share += 1) {
      const cut = SAVED.subarray(0, Math.floor((SAVED.length * share) / 20));
      expect(await refusalOf("a.webarchive", cut)).toMatchObject({ code: "file-damaged" });
    }
  });

  test("or reads it: a file with any one byte changed, and never hangs", async () => {
    const small = webArchiveOf(page(`<p>${PARAGRAPHS[0]}</p>`, "UTF-8"));
    for (let at = 0; at < small.length; at += 1) {
      for (const change of [0x01, 0x80, 0xff]) {
        const changed = Uint8Array.from(small);
        changed[at] = (changed[at] ?? 0) ^ change;
        const refusal = await refusalOf("a.webarchive", changed);
        if (refusal !== undefined) {
          expect(refusal.code).toMatch(/^file-(?:damaged|binary|empty|type-unknown)$/);
        }
      }
    }
  });

  const XML = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0"><dict/></plist>`;
  test.each([
    ["a property list in XML", new TextEncoder().encode(XML), "file-type-unknown"],
    ["a page", new TextEncoder().encode(pageWith(ARTICLE)), "file-damaged"],
    ["another property list", plistOf({ a: [1, 2, { b: "c" }] }), "file-damaged"],
    ["a list", plistOf(["x"]), "file-damaged"],
    ["a picture alone", webArchiveOf({ ...page(BRIDGE), mediaType: "image/png" }), "file-damaged"],
    ["a picture that is called a page", webArchiveOf(page(BRIDGE)), "file-binary"],
    ["an empty page", webArchiveOf(page("")), "file-empty"],
  ])("%s", async (_what, bytes, code) => {
    expect(await refusalOf("a.webarchive", bytes)).toMatchObject({ code });
  });
});

const ARRAY = 0xa;
const TEXT = 0x5;

function listOf(...inside: readonly number[]): Buffer {
  return Buffer.concat([marker(ARRAY, inside.length), ...inside.map(reference)]);
}

describe("a property list that was made to break parsers is refused before it is parsed:", () => {
  /** Each list names the next one twice: 2^n objects. */
  const doubling = Array.from({ length: 60 }, (_, at) => listOf(at + 1, at + 1));
  /** Many lists, all of them the same hundred thousand names in the file. */
  const shared = listOf(...Array.from({ length: 90_000 }, () => 1));
  const text = Buffer.concat([marker(TEXT, 10 ** 6), Buffer.alloc(10 ** 6, "x")]);
  test.each([
    ["lists that double", plistFile([...doubling, Buffer.from([0x09])]), "file-too-complex"],
    ["a list that holds itself", plistFile([listOf(0)]), "file-damaged"],
    ["lists that hold each other", plistFile([listOf(1), listOf(2), listOf(0)]), "file-damaged"],
    ["a name for nothing", plistFile([listOf(7)]), "file-damaged"],
    ["a list of four thousand million", plistFile([marker(ARRAY, 2 ** 32 - 1)]), "file-damaged"],
    ["a text that goes on behind the file", plistFile([marker(TEXT, 10 ** 9)]), "file-damaged"],
    ["more objects than are there", plistFile([listOf()], 0, { count: 90_000 }), "file-damaged"],
    ["2^47 objects", plistFile([listOf()], 0, { count: 2 ** 47 }), "file-damaged"],
    ["an object outside", plistFile([listOf()], 9), "file-damaged"],
    [
      "lists of lists of everything",
      plistFile([listOf(1, 2, 3), listOf(2, 3), shared, shared]),
      "file-damaged",
    ],
    [
      "99,000 lists in each other",
      plistFile([
        ...Array.from({ length: 99_000 }, (_, at) => listOf(at + 1)),
        Buffer.from([0x09]),
      ]),
      "file-too-complex",
    ],
    [
      "a text of a megabyte, said 90,000 times",
      plistFile([listOf(...Array.from({ length: 90_000 }, () => 1)), text]),
      "file-too-complex",
    ],
    ["a number of 32,768 bytes", plistFile([Buffer.from([0x1f])]), "file-damaged"],
  ])("%s", async (_what, bytes, code) => {
    expect(await refusalOf("a.webarchive", bytes)).toMatchObject({ code });
  });
});

test("what a property list comes to is counted as often as it is named", () => {
  const word = Buffer.concat([marker(TEXT, 4), Buffer.from("word")]);
  const file = Buffer.from(plistFile([listOf(1, 1, 2), listOf(2, 2), word]));
  expect(weighPlist(file, 100)).toEqual({ objects: 8, textBytes: 20, depth: 2 });
});

describe("the limit on", () => {
  function listed(count: number): Uint8Array {
    return plistFile([listOf(...Array.from({ length: count - 1 }, () => 1)), Buffer.from([0x09])]);
  }
  test("objects", async () => {
    for (const count of [99_999, 100_000]) {
      // It is a property list, but no page.
      expect(await refusalOf("a.webarchive", listed(count))).toEqual({
        code: "file-damaged",
        detail: "there is no page in it",
      });
    }
    expect(await refusalOf("a.webarchive", listed(100_001))).toMatchObject({
      code: "file-too-complex",
    });
  });

  function deep(depth: number): Uint8Array {
    const lists = Array.from({ length: depth }, (_, at) => listOf(at + 1));
    return plistFile([...lists, Buffer.from([0x09])]);
  }
  test("depth", async () => {
    for (const depth of [99, 100]) {
      expect(await refusalOf("a.webarchive", deep(depth))).toMatchObject({ code: "file-damaged" });
    }
    expect(await refusalOf("a.webarchive", deep(101))).toEqual({
      code: "file-too-complex",
      detail: "100 parts in each other",
    });
  });
});
