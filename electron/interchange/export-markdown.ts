import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import { notesAsMarkdown } from "./notes-as-markdown.ts";

/** A file to be written beside others; its name is safe on every system. */
export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

const LONGEST_NAME = 100;
// What Windows, Obsidian's links or a shell trip over.
// oxlint-disable-next-line no-control-regex -- control characters are what must go
const UNSAFE_IN_NAMES = /[\u0000-\u001f\u007f\\/:*?"<>|#^[\]]/gu;

/** One Markdown file for each article that has something to show, as people paste them into Obsidian. */
export function exportMarkdown(articles: readonly ArticleRecord[]): ExportedFile[] {
  const taken = new Set<string>();
  return articles
    .filter(({ annotations }) => annotations.some(isShown))
    .map((record) => {
      const name = freeName(record.title, taken);
      taken.add(name.toLowerCase());
      return { name, text: notesAsMarkdown(record) };
    });
}

function isShown(annotation: AnnotationState): boolean {
  return !annotation.trashed;
}

function freeName(title: string, taken: ReadonlySet<string>): string {
  const stem =
    title
      .replace(UNSAFE_IN_NAMES, " ")
      .replace(/\s+/gu, " ")
      .slice(0, LONGEST_NAME)
      .replace(/[. ]+$/u, "")
      .trim() || "Untitled";
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? `${stem}.md` : `${stem} (${count}).md`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
