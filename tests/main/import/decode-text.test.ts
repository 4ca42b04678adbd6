import { describe, expect, test } from "vitest";
import { decodeText } from "../../../electron/import/decode-text.ts";
import { CHINESE, ENGLISH, FRENCH, GERMAN, JAPANESE, KOREAN, RUSSIAN } from "./article-texts.ts";
import { encodeLegacy, encodeUtf16 } from "./encode-legacy.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);

function decoded(bytes: Uint8Array, declared?: string) {
  const result = decodeText(bytes, declared);
  if (!result.ok) throw new Error(`taken for ${result.error.kind ?? "binary"}`);
  return result.value;
}

describe("an article comes out the same from", () => {
  const ARTICLES = { ENGLISH, FRENCH, GERMAN, JAPANESE, CHINESE, KOREAN, RUSSIAN };
  for (const [name, text] of Object.entries(ARTICLES)) {
    test(`UTF-8, with and without byte order mark: ${name}`, () => {
      expect(decoded(utf8(text))).toEqual({ text, encoding: "utf-8" });
      expect(decoded(utf8(`\ufeff${text}`))).toEqual({ text, encoding: "utf-8" });
    });
    test(`UTF-16 of both orders, with and without byte order mark: ${name}`, () => {
      for (const mark of ["\ufeff", ""]) {
        const little = decoded(encodeUtf16(mark + text, "little"));
        expect(little).toEqual({ text, encoding: "utf-16le" });
        expect(decoded(encodeUtf16(mark + text, "big"))).toEqual({ text, encoding: "utf-16be" });
      }
    });
  }
  for (const [encoding, texts] of [
    ["windows-1252", [ENGLISH, FRENCH, GERMAN]],
    ["shift_jis", [JAPANESE]],
    ["euc-jp", [JAPANESE]],
    ["gb18030", [CHINESE]],
    ["euc-kr", [KOREAN]],
    ["koi8-r", [RUSSIAN]],
    ["windows-1251", [RUSSIAN]],
  ] as const) {
    test(encoding, () => {
      for (const text of texts) {
        const whole = decoded(encodeLegacy(text, encoding));
        expect(whole.text).toBe(text);
        // A byte that two encodings share reads the same in both.
        if (encoding !== "windows-1252") expect(whole.encoding).toBe(encoding);
        const paragraph = text.split("\n")[1] ?? "";
        expect(decoded(encodeLegacy(paragraph, encoding)).text).toBe(paragraph);
      }
    });
  }
});

test("one curly quote late in a long English text does not turn it into Japanese", () => {
  const text = `${"The council approved the plan. ".repeat(4000)}\nIt’s done.\n`;
  expect(decoded(encodeLegacy(text, "windows-1252"))).toEqual({ text, encoding: "windows-1252" });
});

test("Japanese behind a long English preface is still found", () => {
  const text = `${"All rights reserved by the makers.\n".repeat(8000)}${JAPANESE}`;
  expect(decoded(encodeLegacy(text, "shift_jis")).text).toBe(text);
});

test("punctuation of Windows in an old Greek text is read as Windows wrote it", () => {
  const text =
    "Το δημοτικό συμβούλιο ενέκρινε το σχέδιο ανακαίνισης του παλιού λιμανιού. “Περιμέναμε ήδη πολύ…”, δήλωσε η δήμαρχος, που ελπίζει ότι οι εργασίες θα τελειώσουν.";
  expect(decoded(encodeLegacy(text, "windows-1253"))).toEqual({ text, encoding: "windows-1253" });
});

test("a byte order mark outweighs what is declared, and that outweighs what is guessed", () => {
  expect(decoded(utf8("\ufeffЗдравствуйте"), "koi8-r").encoding).toBe("utf-8");
  const russian = encodeLegacy("Здравствуйте", "koi8-r");
  expect(decoded(russian, "KOI8-R")).toEqual({ text: "Здравствуйте", encoding: "koi8-r" });
  expect(decoded(utf8("Здравствуйте"), "no such encoding").encoding).toBe("utf-8");
});

test("line ends become \\n, and NUL goes", () => {
  expect(decoded(utf8("one\r\ntwo\rthree\n\0four")).text).toBe("one\ntwo\nthree\nfour");
});

test("controls, marks and odd characters of valid UTF-8 stay as they are", () => {
  const text = "\u0001\u0002\u001b[31m \u200f\u202eabc\u2066 \ufeff \u2028 \ufffe 👩‍👩‍👧 Z̷̢̧a";
  expect(decoded(utf8(`x ${text}`)).text).toBe(`x ${text}`);
});

describe("no text:", () => {
  function kindOf(bytes: Uint8Array): string | undefined {
    const result = decodeText(bytes);
    if (result.ok) throw new Error(`decoded as ${result.value.encoding}`);
    return result.error.kind;
  }
  test("a PDF, a picture and an archive are called by their names", () => {
    expect(kindOf(utf8("%PDF-1.7\n%âãÏÓ"))).toBe("a PDF");
    expect(kindOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe(
      "a PNG picture",
    );
    expect(kindOf(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 20, 0))).toBe(
      "a ZIP archive or office document",
    );
  });
  test("bytes at random", () => {
    let state = 12345;
    const bytes = Uint8Array.from({ length: 5000 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state >> 16;
    });
    expect(kindOf(bytes)).toBeUndefined();
    expect(kindOf(bytes.filter((byte) => byte !== 0))).toBeUndefined();
  });
  test("a few bytes that could be letters of many scripts", () => {
    expect(kindOf(Uint8Array.of(0, 1, 2, 255, 0, 254, 3, 0, 0, 7))).toBeUndefined();
  });
  test("a record of zeros", () => {
    expect(kindOf(new Uint8Array(1000))).toBeUndefined();
    expect(kindOf(utf8("head\0\0\0\0\0\0\0\0\0\u0001\0\0\0\0tail\0\0"))).toBeUndefined();
  });
});
