import { readFileSync } from "node:fs";
import {
  type ReadDocument,
  readDocument,
} from "../../../../electron/core/document/read-document.ts";
import { readPlainText } from "../../../../electron/import/plain-text/read-plain-text.ts";
import { sanitise } from "../../../../electron/import/sanitise.ts";
import type { StatedFacts } from "../../../../electron/import/plain-text/header-fields.ts";

/** A plain text as it is read. */
export interface ReadText extends ReadDocument {
  readonly title: string | null;
  readonly facts: StatedFacts;
  readonly excerpt: string | null;
  /** Without the sections and the line breaks behind blocks. */
  readonly html: string;
}

export function readText(text: string): ReadText {
  const { body, ...article } = readPlainText(text);
  const stored = sanitise(body);
  const html = stored.replaceAll(/<\/?section>/g, "").replaceAll(/(<\/\w+>)\n/g, "$1");
  return { ...article, html, ...readDocument(stored) };
}

/** @param name  of a text written for these tests */
export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/text/${name}`, import.meta.url), "utf8");
}

/** Kind and text of each block; paragraphs without their kind. */
export function shapesOf({ plainText, blocks }: ReadDocument): readonly string[] {
  return blocks.map(({ kind, start, end }) => {
    const words = plainText.slice(start, end);
    return kind === "paragraph" ? words : `${kind}: ${words}`;
  });
}
