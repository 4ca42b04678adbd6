import { ARTICLE, pageWith, PARAGRAPHS } from "../../main/import/made-page.ts";

type FailureCodeOrAdded = "added" | "file-too-complex" | "converter-timeout" | "converter-memory";

const MEGABYTE = 1024 * 1024;

/** A file that asks much of a converter, and what is to become of it. */
export interface HeavyFile {
  readonly what: string;
  readonly name: string;
  make(): string;
  /** The limits may end what a machine with others at work beside it cannot finish in a minute: they are reasons, too. */
  readonly becomes: readonly FailureCodeOrAdded[];
}

const page = (body: string): string => `<html><body>${body}</body></html>`;
const filled = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length));
const PARAGRAPH = `<p>${PARAGRAPHS[0]}</p>\n`;

export const HEAVY_FILES: readonly HeavyFile[] = [
  {
    what: "a page of 49 MB whose paragraphs are 5,000 words long",
    name: "long-paragraphs.html",
    make: () => pageWith(filled(`<p>${"wave after wave ".repeat(1_700)}</p>\n`, 49 * MEGABYTE)),
    becomes: ["added", "converter-timeout", "converter-memory"],
  },
  {
    what: "a page of 49 MB of short paragraphs",
    name: "short-paragraphs.html",
    make: () => page(filled(PARAGRAPH, 49 * MEGABYTE)),
    becomes: ["file-too-complex"],
  },
  {
    what: "a text of one line of 20 MB",
    name: "line.txt",
    make: () => filled("wave after wave ", 20 * MEGABYTE),
    becomes: ["added"],
  },
  {
    what: "100,000 elements in each other",
    name: "nested.html",
    make: () => page(`${"<div>".repeat(100_000)}${ARTICLE}`),
    becomes: ["added"],
  },
  {
    what: "a page with 50,000 pictures",
    name: "pictures.html",
    make: () =>
      page(
        `${ARTICLE}${Array.from({ length: 50_000 }, (_, at) => `<img src="https://example.org/${at}.png" alt="Picture ${at}">`).join("")}`,
      ),
    becomes: ["added", "converter-timeout"],
  },
];
