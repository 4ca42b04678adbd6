import { describe, expect, test } from "vitest";
import { importArticle } from "../../../electron/import/import-article.ts";
import {
  ARABIC,
  CHINESE,
  CZECH,
  FRENCH,
  GREEK,
  JAPANESE,
  KOREAN,
  RUSSIAN,
  TAIWANESE,
} from "./article-texts.ts";
import { encodeIso2022Jp, encodeLegacy, encodeUtf16 } from "./encode-legacy.ts";
import { PARAGRAPHS } from "./made-page.ts";

interface Written {
  readonly encoding: string;
  readonly text: string;
}

/** The same article in its languages, each in the encodings that it was written in. */
const WRITTEN: readonly Written[] = [
  { encoding: "utf-8", text: RUSSIAN },
  { encoding: "utf-16le", text: JAPANESE },
  { encoding: "utf-16be", text: KOREAN },
  { encoding: "windows-1252", text: FRENCH },
  { encoding: "iso-8859-2", text: CZECH.replaceAll(/[„“]/g, '"') },
  { encoding: "windows-1250", text: CZECH },
  { encoding: "windows-1253", text: GREEK },
  { encoding: "windows-1251", text: RUSSIAN },
  { encoding: "koi8-r", text: RUSSIAN },
  { encoding: "iso-8859-5", text: RUSSIAN },
  { encoding: "windows-1256", text: ARABIC },
  { encoding: "shift_jis", text: JAPANESE },
  { encoding: "euc-jp", text: JAPANESE },
  { encoding: "iso-2022-jp", text: JAPANESE },
  { encoding: "gb18030", text: CHINESE },
  { encoding: "big5", text: TAIWANESE },
  { encoding: "euc-kr", text: KOREAN },
];

function encode({ encoding, text }: Written): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-16le":
      return encodeUtf16(text, "little");
    case "utf-16be":
      return encodeUtf16(text, "big");
    case "iso-2022-jp":
      return encodeIso2022Jp(text);
    default:
      return encodeLegacy(text, encoding);
  }
}

/** @param declaration  in the page's head */
function pageIn(written: Written, declaration: string): Uint8Array {
  const [title = "", ...paragraphs] = written.text.trim().split("\n");
  const html = `<!doctype html><html><head>${declaration}<title>${title}</title><style>p { margin: 1em }</style></head>
<body><div class="menu"><a href="/">Home</a></div><article>${paragraphs.map((text) => `<p class="text">${text}</p>`).join("\n")}
<p>${PARAGRAPHS[0]}</p></article></body></html>`;
  return encode({ ...written, text: html });
}

/** What came out wrong; undefined when nothing did. */
async function mistakeIn(written: Written, bytes: Uint8Array): Promise<string | undefined> {
  const result = await importArticle({ name: "a.html", bytes });
  if (!result.ok) return result.error.code;
  const [title = "", ...paragraphs] = written.text.trim().split("\n");
  const isRight =
    result.value.title === title &&
    paragraphs.every((text) => result.value.plainText.includes(text));
  return isRight ? undefined : `read as ${result.value.encoding}: ${result.value.title}`;
}

describe.each(WRITTEN)("a page in $encoding", (written) => {
  const { encoding } = written;

  test.each([
    ["in a meta element", `<meta charset="${encoding}">`],
    [
      "in one of the older kind",
      `<META content='text/html; charset=${encoding.toUpperCase()}' http-equiv=Content-Type>`,
    ],
  ])("is read where it says so %s", async (_where, declaration) => {
    expect(await mistakeIn(written, pageIn(written, declaration))).toBeUndefined();
  });

  test("is read where it says so in its XML declaration", async () => {
    const declaration = encode({
      ...written,
      text: `<?xml version="1.0" encoding="${encoding}"?>\n`,
    });
    const bytes = Buffer.concat([declaration, pageIn(written, "")]);
    expect(await mistakeIn(written, new Uint8Array(bytes))).toBeUndefined();
  });

  test("is read where it does not say so", async () => {
    expect(await mistakeIn(written, pageIn(written, ""))).toBeUndefined();
  });

  test("is read where it says that it is in another, or in none that exists", async () => {
    const mistakes: string[] = [];
    const others = WRITTEN.map((other) => other.encoding).filter((other) => other !== encoding);
    for (const declared of [...others, "iso-8859-1", "utf8mb4", "none"]) {
      const mistake = await mistakeIn(written, pageIn(written, `<meta charset="${declared}">`));
      if (mistake !== undefined) mistakes.push(`${declared}: ${mistake}`);
    }
    expect(mistakes).toEqual([]);
  });
});

test("a byte order mark outweighs any declaration", async () => {
  const written = { encoding: "utf-8", text: RUSSIAN };
  const marked = Buffer.concat([Buffer.from("\ufeff"), pageIn(written, '<meta charset="koi8-r">')]);
  expect(await mistakeIn(written, new Uint8Array(marked))).toBeUndefined();
});

test("a broken character or two do not make another encoding of UTF-8", async () => {
  const written = { encoding: "utf-8", text: RUSSIAN };
  const bytes = pageIn(written, "");
  const broken = Buffer.concat([bytes, Buffer.from([0xd0])]);
  expect(await mistakeIn(written, new Uint8Array(broken))).toBeUndefined();
});

test("a declaration in a comment or behind the beginning of a long page is none", async () => {
  const written = { encoding: "windows-1251", text: RUSSIAN };
  const comment = '<!-- <meta charset="koi8-u"> --><meta charset="windows-1251">';
  expect(await mistakeIn(written, pageIn(written, comment))).toBeUndefined();
});
