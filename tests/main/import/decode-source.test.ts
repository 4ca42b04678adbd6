import { expect, test } from "vitest";
import { TEXT_ENCODINGS } from "#core/article/text-encoding.js";
import { wording } from "#core/wording/wording.js";
import { decodeSource } from "../../../electron/import/decode-source.ts";
import { importArticle } from "../../../electron/import/import-article.ts";
import { RUSSIAN } from "./article-texts.ts";
import { encodeLegacy } from "./encode-legacy.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

test("every encoding that is offered can be read, by a label that is its own, and has a name for people", () => {
  const bytes = utf8("plain words");
  for (const encoding of TEXT_ENCODINGS) {
    const decoded = decodeSource({ name: "a.txt", bytes, encoding });
    expect(decoded).toMatchObject({ ok: true, value: { encoding } });
    expect(new TextDecoder(encoding).encoding).toBe(encoding);
  }
  expect(Object.keys(wording.encodings).toSorted()).toEqual(TEXT_ENCODINGS.toSorted());
  const names = Object.values(wording.encodings);
  expect(new Set(names).size).toBe(names.length);
});

test("what the reader chose outweighs a byte order mark, valid UTF-8, a declaration and the detector", () => {
  const readAs = (bytes: Uint8Array, encoding: (typeof TEXT_ENCODINGS)[number]) => {
    const decoded = decodeSource({ name: "a.html", bytes, encoding }, "windows-1251");
    return decoded.ok ? decoded.value.text : decoded.error.code;
  };
  expect(readAs(utf8("\ufeffé"), "windows-1252")).toBe("ï»¿Ã©");
  expect(readAs(utf8("é"), "windows-1252")).toBe("Ã©");
  expect(readAs(encodeLegacy(RUSSIAN, "koi8-r"), "koi8-r")).toBe(RUSSIAN);
  expect(readAs(Uint8Array.of(0x61, 0xff, 0x0d, 0x0a, 0), "utf-8")).toBe("a\ufffd\n");
});

test("a picture stays a picture, whatever encoding is chosen", () => {
  const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  expect(decodeSource({ name: "a.txt", bytes, encoding: "windows-1252" })).toEqual({
    ok: false,
    error: { code: "file-binary", path: "a.txt", detail: "a PNG picture" },
  });
});

test.each(["a.txt", "a.md", "a.html", "a.xhtml"])("%s is read as chosen", async (name) => {
  const [title = "", ...paragraphs] = RUSSIAN.trim().split("\n");
  const html = `<html><head><meta charset="ibm866"><title>${title}</title></head><body><p>${paragraphs.join("</p><p>")}</p></body></html>`;
  const text = name.endsWith("html") ? html : RUSSIAN;
  const source = { name, bytes: encodeLegacy(text, "koi8-r"), encoding: "koi8-r" } as const;
  const read = await importArticle(source);
  expect(read).toMatchObject({ ok: true, value: { encoding: "koi8-r" } });
  expect(read.ok && `${read.value.title} ${read.value.plainText}`).toContain(paragraphs[0]);
});
