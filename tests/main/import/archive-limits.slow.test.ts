import { afterAll, describe, expect, test, vi } from "vitest";
import { createConverterPool } from "../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import { mhtmlOf, webArchiveOf } from "./made-archives.ts";
import { ARTICLE, pageWith } from "./made-page.ts";
import { dataAddress, pngOf } from "./made-pictures.ts";

// Much work for one test; where others are at work beside it, it takes its time.
vi.setConfig({ testTimeout: 180_000 });

const MEGABYTE = 1024 * 1024;
const ADDRESS = "https://example.org/a.html";

const pool = createConverterPool({ fork: forkConverterInNode, size: 1 });
afterAll(() => pool.close());

/** In a converter's process, which is ended after a minute. @returns the reason, or how many pictures the article has */
async function outcomeOf(name: string, bytes: Uint8Array): Promise<string | number> {
  const result = await pool.convert({ name, bytes });
  if (!result.ok) return result.error.code;
  expect(result.value.words).toBeGreaterThan(90);
  return result.value.assets.length;
}

function large(size: number): Buffer {
  return Buffer.concat([pngOf(1), Buffer.alloc(size, 7)]);
}

function mhtmlShowing(body: string, ...pictures: readonly Buffer[]): Uint8Array {
  const page = {
    headers: { "Content-Type": "text/html", "Content-Location": ADDRESS },
    content: pageWith(`${ARTICLE}${body}${ARTICLE}`),
  };
  return mhtmlOf([
    page,
    ...pictures.map((content, at) => ({
      headers: { "Content-Type": "image/png", "Content-Location": `${at}.png` },
      content,
    })),
  ]);
}

function webArchiveShowing(body: string, ...pictures: readonly Buffer[]): Uint8Array {
  const content = pageWith(`${ARTICLE}${body}${ARTICLE}`);
  return webArchiveOf(
    { url: ADDRESS, mediaType: "text/html", content },
    pictures.map((picture, at) => ({
      url: `https://example.org/${at}.png`,
      mediaType: "image/png",
      content: picture,
    })),
  );
}

const SEVEN = Array.from({ length: 7 }, (_, at) => `<img src="${at}.png">`).join("");
const TEN = Array.from({ length: 7 }, (_, at) =>
  Buffer.concat([large(10 * MEGABYTE), Buffer.of(at)]),
);
const AGAIN = '<img src="0.png"> '.repeat(10_000);

describe("read in time:", () => {
  test.each([
    ["70 MB of pictures in MHTML", "a.mhtml", () => mhtmlShowing(SEVEN, ...TEN), 7],
    [
      "70 MB of pictures in a web archive",
      "a.webarchive",
      () => webArchiveShowing(SEVEN, ...TEN),
      7,
    ],
    [
      "a picture of 10 MB, shown 10,000 times",
      "a.mhtml",
      () => mhtmlShowing(AGAIN, large(10 * MEGABYTE)),
      1,
    ],
    [
      "a picture of 10 MB in a web archive, shown 10,000 times",
      "a.webarchive",
      () => webArchiveShowing(AGAIN, large(10 * MEGABYTE)),
      1,
    ],
    [
      "9,000 parts of nothing",
      "a.mhtml",
      () => mhtmlShowing("", ...Array.from({ length: 9_000 }, () => Buffer.alloc(0))),
      0,
    ],
    [
      "a picture of 4 MB in a variable, shown 5,000 times",
      "a.html",
      () =>
        Buffer.from(
          pageWith(
            `<style>:root{--sf-img-1:url("${dataAddress(large(4 * MEGABYTE))}")}</style>${ARTICLE}${'<img src="data:image/svg+xml,x" style="background-image:var(--sf-img-1)">'.repeat(5_000)}`,
          ),
        ),
      1,
    ],
    [
      "10,000 shadow roots",
      "a.html",
      () =>
        Buffer.from(
          pageWith(
            `${ARTICLE}${"<x-a><template shadowrootmode=open><slot></slot></template>x</x-a>".repeat(10_000)}`,
          ),
        ),
      0,
    ],
    [
      "900 shadow roots in each other",
      "a.html",
      () =>
        Buffer.from(pageWith(`${ARTICLE}${"<x-a><template shadowrootmode=open>".repeat(450)}x`)),
      0,
    ],
    [
      "90,000 shadow roots in each other",
      "a.html",
      () =>
        Buffer.from(
          `<html><body>${ARTICLE}${"<x-a><template shadowrootmode=open>".repeat(90_000)}x`,
        ),
      0,
    ],
  ])("%s", async (_what, name, make, pictures) => {
    expect(await outcomeOf(name, make())).toBe(pictures);
  });
});

describe("refused in time:", () => {
  const HEAD = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n";
  const PART = "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ";
  const filled = (unit: string): string => unit.repeat(Math.floor((99 * MEGABYTE) / unit.length));
  test.each([
    ["99 MB of boundaries", () => HEAD + filled("--b\r\n"), "file-too-complex"],
    ["99 MB of boundaries that are none", () => HEAD + filled("\n--bx"), "file-too-complex"],
    ["99 MB of dashes", () => HEAD + filled("-"), "file-damaged"],
    ["99 MB of one header", () => filled("Subject: x "), "file-damaged"],
    ["99 MB of empty lines", () => filled("\r\n"), "file-too-complex"],
    [
      "99 MB of one line in base64",
      () => `${HEAD + PART}base64\r\n\r\n${filled("PGI+")}\r\n--b--`,
      "file-too-large",
    ],
    [
      "90 MB of escapes",
      () => `${HEAD + PART}quoted-printable\r\n\r\n${filled("=3Cb=3E")}\r\n--b--`,
      "file-too-complex",
    ],
  ])("%s", async (_what, make, code) => {
    expect(await outcomeOf("a.mhtml", Buffer.from(make(), "latin1"))).toBe(code);
  });
});
