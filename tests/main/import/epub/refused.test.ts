import { strToU8 } from "fflate";
import { describe, expect, test } from "vitest";
import { describeFailure } from "../../../../electron/core/wording/describe-failure.ts";
import { importArticle } from "../../../../electron/import/import-article.ts";
import { buildZip, noise } from "../zip/build-zip.ts";
import {
  bookFiles,
  FOLDER,
  importBook,
  makeEpub,
  type MadeBook,
  outcomeOf,
  packed,
  PIXEL,
} from "./make-epub.ts";

const BOOK: MadeBook = { chapters: { "a.xhtml": "<h1>One</h1><p>Words.</p>" } };

function refused(book: Partial<MadeBook>): Promise<string> {
  return outcomeOf(makeEpub({ ...BOOK, ...book }));
}

const encrypted = (algorithm: string): string =>
  `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
  <enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="OEBPS/font.otf"/></enc:CipherData></enc:EncryptedData></encryption>`;

describe("books with locks are refused under the lock's name:", () => {
  const aes = encrypted("http://www.w3.org/2001/04/xmlenc#aes128-cbc");
  test.each([
    [
      "Adobe ADEPT",
      {
        "META-INF/encryption.xml": aes,
        "META-INF/rights.xml": '<rights xmlns="http://ns.adobe.com/adept"/>',
      },
    ],
    ["Readium LCP", { "META-INF/encryption.xml": aes, "META-INF/license.lcpl": "{}" }],
    ["Apple FairPlay", { "META-INF/encryption.xml": aes, "META-INF/sinf.xml": "<sinf/>" }],
    ["a lock that Postil does not know", { "META-INF/encryption.xml": aes }],
  ])("%s", async (owner, files) => {
    expect(await refused({ files })).toBe(`book-protected: ${owner}`);
  });
  test("but fonts that only their book may use are no lock", async () => {
    for (const algorithm of [
      "http://www.idpf.org/2008/embedding",
      "http://ns.adobe.com/pdf/enc#RC",
    ]) {
      expect(await refused({ files: { "META-INF/encryption.xml": encrypted(algorithm) } })).toBe(
        "ok",
      );
    }
    expect(await refused({ files: { "META-INF/rights.xml": "<rights/>" } })).toBe("ok");
  });
  test("a password on the archive itself", async () => {
    expect(await outcomeOf(buildZip([{ name: "mimetype", flags: 1 }]))).toBe("archive-encrypted");
  });
});

describe("books whose words make no text:", () => {
  test("fixed pages, as EPUB 3, Amazon and Apple say it", async () => {
    const title = "<dc:title>x</dc:title>";
    for (const meta of [
      '<meta property="rendition:layout">pre-paginated</meta>',
      '<meta name="fixed-layout" content="true"/>',
    ]) {
      expect(await refused({ metadata: title + meta })).toBe("book-fixed-layout");
    }
    const options = (value: string) => ({
      "META-INF/com.apple.ibooks.display-options.xml": `<display_options><platform name="*"><option name="fixed-layout">${value}</option></platform></display_options>`,
    });
    expect(await refused({ files: options("true") })).toBe("book-fixed-layout");
    expect(await refused({ files: options("false") })).toBe("ok");
    // Of one page alone: the others flow.
    const one = '<meta property="rendition:layout" refines="#i-a.xhtml">pre-paginated</meta>';
    expect(await refused({ metadata: title + one })).toBe("ok");
  });
  test("pictures alone, and sound alone", async () => {
    const page = '<p><img src="p.png" alt="A page with words"/></p>';
    const others = { "p.png": ["image/png", PIXEL] } as const;
    expect(await refused({ chapters: { "1.xhtml": page, "2.xhtml": page }, others })).toBe(
      "book-without-text",
    );
    expect(await refused({ chapters: { "1.xhtml": '<audio src="a.mp3">none</audio>' } })).toBe(
      "book-without-text",
    );
  });
});

describe("what is no whole book:", () => {
  test("other files under its name", async () => {
    expect(await outcomeOf(strToU8("%PDF-1.7"))).toBe("book-unreadable: it is a PDF");
    expect(await outcomeOf(strToU8("Once upon a time"))).toBe(
      "book-unreadable: it is no ZIP archive",
    );
    expect(await outcomeOf(packed({ "a.txt": strToU8("x") }))).toBe(
      "book-unreadable: it has no list of its parts",
    );
  });
  test("a list of parts that lists none, or none that are there", async () => {
    const files = bookFiles(BOOK);
    const listing = (xml: string) => ({ ...files, [`${FOLDER}content.opf`]: strToU8(xml) });
    expect(await outcomeOf(packed(listing("<package/>")))).toBe(
      "book-unreadable: it lists no chapters",
    );
    expect(await outcomeOf(packed(listing("")))).toMatch(/^book-unreadable: /);
    expect(await outcomeOf(packed(listing("\u0000\u0001")))).toMatch(/^book-unreadable: /);
    delete files[`${FOLDER}a.xhtml`];
    expect(await outcomeOf(packed(files))).toBe(
      "book-unreadable: none of its chapters can be found",
    );
  });
  test("one that was cut off", async () => {
    const bytes = makeEpub(BOOK);
    expect(await outcomeOf(bytes.subarray(0, bytes.length / 2))).toMatch(/^archive-damaged: /);
  });
  test("one with a broken chapter; a broken picture is only missing", async () => {
    const entries = Object.entries(
      bookFiles({ ...BOOK, others: { "p.png": ["image/png", PIXEL] } }),
    );
    const broken = (path: string) =>
      buildZip(
        entries.map(([name, content]) => ({ name, content, ...(name === path && { crc: 1 }) })),
      );
    expect(await outcomeOf(broken(`${FOLDER}a.xhtml`))).toBe(
      "archive-damaged: OEBPS/a.xhtml is not as it was packed",
    );
    expect(await outcomeOf(broken(`${FOLDER}p.png`))).toBe("ok");
  });
  test("archives in an archive are not opened", async () => {
    const files = { ...bookFiles({ chapters: { "a.xhtml": "-", "b.xhtml": "<p>Words.</p>" } }) };
    files[`${FOLDER}a.xhtml`] = makeEpub(BOOK);
    expect(await outcomeOf(packed(files))).toBe("ok");
    const { ["META-INF/container.xml"]: _, [`${FOLDER}content.opf`]: __, ...rest } = files;
    expect(await outcomeOf(packed(rest))).toBe("book-unreadable: it has no list of its parts");
  });
});

const MEGABYTE = 1024 * 1024;

test.each([
  [300 * MEGABYTE - 1, "archive-damaged"],
  [300 * MEGABYTE, "archive-damaged"],
  [300 * MEGABYTE + 1, "file-too-large"],
])("a file of %i bytes: %s", async (length, code) => {
  const bytes = new Uint8Array(length);
  bytes.set(strToU8("PK"));
  const result = await importArticle({ name: "book.epub", bytes });
  expect(result.ok || result.error.code).toBe(code);
});

test("every refusal is a sentence that names the file", async () => {
  for (const bytes of [
    strToU8("PK"),
    strToU8("x"),
    makeEpub({ chapters: { "a.xhtml": "" } }),
    noise(100),
  ]) {
    const result = await importArticle({ name: "book.epub", bytes });
    if (result.ok) throw new Error("not refused");
    expect(describeFailure(result.error)).toMatch(/^“book\.epub” .*\.$/);
  }
});

test("control: the book that all of this was done to is read", async () => {
  expect((await importBook(BOOK)).plainText).toBe("One\nWords.\n");
});
