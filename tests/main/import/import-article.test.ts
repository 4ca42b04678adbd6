import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { importArticle } from "../../../electron/import/import-article.ts";
import type { SourceFile } from "../../../electron/import/source-file.ts";
import { ENGLISH } from "./article-texts.ts";
import { elementsOf, textContentOf } from "./html-tree.ts";
import { attacks, naughtyStrings } from "./shared-data.ts";

function source(name: string, text: string): SourceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

async function imported(name: string, text: string) {
  const result = await importArticle(source(name, text));
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return result.value;
}

async function codeOf(file: SourceFile): Promise<string> {
  const result = await importArticle(file);
  return result.ok ? "ok" : result.error.code;
}

test("everything that is known of a text file", async () => {
  const { html, excerpt, ...facts } = await imported("harbour.txt", ENGLISH);
  expect(html).toMatch(/^<section><p>The council.*<\/p>\n<\/section>$/s);
  expect(excerpt).toMatch(/^The council.*by summer\.$/);
  expect(facts).toEqual({
    plainText: ENGLISH.slice(ENGLISH.indexOf("\n") + 1),
    title: "Harbour plan approved",
    byline: null,
    site: null,
    url: null,
    language: "en",
    direction: "ltr",
    published: null,
    leadImage: null,
    isWholePage: false,
    unreadFrontMatter: null,
    companions: [],
    words: 73,
    mediaType: "text/plain",
    encoding: "utf-8",
    sourceTags: [],
    assets: [],
  });
});

test("the same bytes give the same document", async () => {
  const [first, second] = await Promise.all([
    imported("a.txt", ENGLISH),
    imported("a.txt", ENGLISH),
  ]);
  expect(first).toEqual(second);
});

test.each([
  [".text", "text/plain"],
  [".TXT", "text/plain"],
  [".markdown", "text/markdown"],
  [".Md", "text/markdown"],
  [".htm", "text/html"],
  [".XHTML", "application/xhtml+xml"],
])("a file named %s is %s", async (extension, mediaType) => {
  expect((await imported(`a${extension}`, "Words.")).mediaType).toBe(mediaType);
});

describe("refused:", () => {
  test("what is no text, whatever its name says", async () => {
    const pdf = source("a.txt", "%PDF-1.7\n");
    expect(await importArticle(pdf)).toEqual({
      ok: false,
      error: { code: "file-binary", path: "a.txt", detail: "a PDF" },
    });
    expect(await codeOf({ name: "a.md", bytes: new Uint8Array(100) })).toBe("file-binary");
  });
  test("what is empty, of another kind, or too large: files that a window hands over were never looked at on disk", async () => {
    expect(await codeOf(source("a.txt", ""))).toBe("file-empty");
    expect(await codeOf(source("a.pdf", "x"))).toBe("file-type-unknown");
    // A drawing is a picture, not an article.
    expect(await codeOf(source("a.svg", "<svg><path d='M0 0h9'/></svg>"))).toBe(
      "file-type-unknown",
    );
    expect(await codeOf({ name: "a.txt", bytes: new Uint8Array(50 * 1024 * 1024 + 1) })).toBe(
      "file-too-large",
    );
  });
});

describe("a file without words", () => {
  test.each(["\n", "  \n\t\n", "---\ntitle: x\n---\n", "# \n"])("%j", async (text) => {
    for (const name of ["a.txt", "a.md"]) {
      const { plainText, title } = await imported(name, text);
      expect(title).not.toBe("");
      expect(plainText).toBe(textContentOf((await imported(name, text)).html));
    }
  });
});

describe("hostile input", () => {
  test("attacks are words, in text and in Markdown", async () => {
    for (const { payload } of attacks()) {
      for (const name of ["a.txt", "a.md"]) {
        const { html, plainText } = await imported(
          name,
          `Title\n\nBefore ${payload}\n\n${payload}\n`,
        );
        const names = new Set(elementsOf(html).map((element) => element.name));
        expect(
          [...names].filter((each) =>
            /^(?:script|style|svg|math|iframe|object|img|form|input|base|link|meta|template)$/.test(
              each,
            ),
          ),
        ).toEqual([]);
        for (const { attributes } of elementsOf(html)) {
          for (const attribute of attributes)
            expect(attribute).toMatch(/^(?:id|class|start|href=(?:https?:\/\/|mailto:|#)|align)/);
        }
        expect(plainText).toBe(textContentOf(html));
      }
    }
  });

  test("naughty strings do no harm as text, as Markdown, as titles and as file names", async () => {
    for (const naughty of naughtyStrings()) {
      const name = naughty.replaceAll(/[/\0]/g, "_");
      for (const [file, text] of [
        [`${name}.txt`, `${naughty}\n\nBody.\n`],
        [`${name}.md`, `# ${naughty}\n\n${naughty}\n`],
        [
          "a.md",
          `---\ntitle: ${JSON.stringify(naughty)}\ntags: [${JSON.stringify(naughty)}]\n---\n${naughty}`,
        ],
      ] as const) {
        const document = await imported(file, text);
        expect(document.title).not.toBe("");
        expect(document.plainText).toBe(textContentOf(document.html));
        expect(document.plainText).toBe(readDocument(document.html).plainText);
      }
    }
  });

  test("Markdown that nests or repeats without end takes no time without end", async () => {
    for (const text of [
      ">".repeat(20_000),
      "[".repeat(20_000),
      "*a ".repeat(20_000),
      "- ".repeat(5000),
      "`".repeat(20_000),
      "![](".repeat(5000),
      "|a".repeat(20_000),
      `${"|a".repeat(500)}\n${"|-".repeat(500)}\n${"|x\n".repeat(500)}`,
    ]) {
      // The square of this takes minutes, which the runner does not wait for.
      expect(await imported("a.md", text)).toHaveProperty("html");
    }
  });
});
