import { describe, expect, test } from "vitest";
import { decodeBody } from "../../../electron/import/mime/decode-body.ts";
import { leavesOf } from "../../../electron/import/mime/mime-part.ts";
import { parseMessage } from "../../../electron/import/mime/parse-message.ts";
import { readPlist } from "../../../electron/import/plist/read-plist.ts";
import { expectHarmless, expectHarmlessDrawing } from "./expect-harmless.ts";
import { importBytes } from "./import-bytes.ts";
import { mhtmlOf, webArchiveOf } from "./made-archives.ts";
import { ARTICLE, pageWith } from "./made-page.ts";
import { attacks } from "./shared-data.ts";

const ADDRESS = "https://example.org/a.html";
const PICTURE = "https://example.org/page_files/a.svg";

function drawingOf(payload: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"><path d="M0 0h9"/>${payload}</svg>`;
}

function pageOf(payload: string): string {
  return pageWith(
    `${ARTICLE}<div>before ${payload} after</div><img src="page_files/a.svg">${ARTICLE}`,
  );
}

/** A page and its picture, the attack in both. */
function mhtmlWith(payload: string): Uint8Array {
  return mhtmlOf([
    {
      headers: { "Content-Type": "text/html; charset=utf-8", "Content-Location": ADDRESS },
      content: pageOf(payload),
    },
    {
      headers: { "Content-Type": "image/svg+xml", "Content-Location": PICTURE },
      content: drawingOf(payload),
    },
  ]);
}

function webArchiveWith(payload: string): Uint8Array {
  return webArchiveOf(
    { url: ADDRESS, mediaType: "text/html", content: pageOf(payload), encoding: "utf-8" },
    [{ url: PICTURE, mediaType: "image/svg+xml", content: drawingOf(payload) }],
  );
}

describe.each(attacks())("$id", ({ payload }) => {
  test("is harmless in a page and a picture of MHTML", async () => {
    expectHarmless(await importBytes("a.mhtml", mhtmlWith(payload)));
  });
  test("is harmless in a page and a picture of a web archive", async () => {
    expectHarmless(await importBytes("a.webarchive", webArchiveWith(payload)));
  });
  test("is harmless in a picture beside a page", async () => {
    const companions = [{ path: "page_files/a.svg", bytes: Buffer.from(drawingOf(payload)) }];
    const page = Buffer.from(pageOf(payload));
    expectHarmless(await importBytes("a.html", page, companions));
  });
  test("is words in the headers of MHTML and the addresses of a web archive", async () => {
    const line = payload.replaceAll(/[\r\n]+/g, " ");
    const content = pageWith(`${ARTICLE}<img src="${line.replaceAll('"', "&quot;")}">`, "");
    const headers = { "Content-Type": `text/html; charset="${line}"`, "Content-Location": line };
    const top = { Subject: line, "Snapshot-Content-Location": line, Date: line };
    const bytes = mhtmlOf([{ headers: { ...headers, "Content-ID": line }, content }], {
      headers: top,
    });
    expectHarmless(await importBytes("a.mhtml", bytes));
    const main = { url: payload, mediaType: "text/html", content, encoding: payload };
    const picture = { url: payload, mediaType: "image/svg+xml", content: drawingOf(payload) };
    expectHarmless(await importBytes("a.webarchive", webArchiveOf(main, [picture])));
  });
  test("is harmless in a shadow root, and as the name of a variable", async () => {
    const root = `<x-a><template shadowrootmode="open">${payload}<slot>${payload}</slot></template>${ARTICLE}${payload}</x-a>`;
    expectHarmless(await importBytes("a.html", Buffer.from(pageWith(root))));
    const words = payload.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const grouped = `<style>:root{--a:url("data:image/svg+xml,${encodeURIComponent(drawingOf(payload))}");--b:url("data:image/png,${payload}")}</style>${ARTICLE}<img src="data:image/svg+xml,x" style="background-image:var(--a)"><img src="" style="background:var(--b) ${words}"><img src="style-variable:${words}">${ARTICLE}`;
    expectHarmless(await importBytes("a.html", Buffer.from(pageWith(grouped))));
  });
});

describe("control:", () => {
  test("what stands in the archives made here is what the attack is, to the byte", async () => {
    for (const { payload } of attacks()) {
      const message = await parseMessage(mhtmlWith(payload));
      if (!message.ok) throw new Error(message.error.code);
      const [page, picture] = await Promise.all(leavesOf(message.value).map(decodeBody));
      expect(new TextDecoder().decode(page)).toBe(pageOf(payload));
      expect(new TextDecoder().decode(picture)).toBe(drawingOf(payload));
      expect(readPlist(webArchiveWith(payload))).toMatchObject({
        ok: true,
        value: { WebMainResource: { WebResourceData: Buffer.from(pageOf(payload)) } },
      });
    }
  });
  test("a picture that was not written anew would be found", () => {
    const harmful = attacks().filter(({ payload }) => {
      try {
        expectHarmlessDrawing(drawingOf(payload));
        return false;
      } catch {
        return true;
      }
    });
    expect(harmful.length).toBeGreaterThan(attacks().length / 3);
  });
  test("the picture of each of them is there", async () => {
    const drawing = drawingOf("");
    for (const { assets } of [
      await importBytes("a.mhtml", mhtmlWith("")),
      await importBytes("a.webarchive", webArchiveWith("")),
      await importBytes("a.html", Buffer.from(pageOf("")), [
        { path: "page_files/a.svg", bytes: Buffer.from(drawing) },
      ]),
    ]) {
      expect(assets.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
        drawing.replace("/>", "></path>"),
      ]);
    }
  });
});
