import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import { escapeMarkdown } from "#core/text/escape-markdown.js";

/**
 * An article's highlights and notes as Markdown, in the shape that Readwise made common and Obsidian users expect: the same
 * state gives the same bytes on every device. Made for people and other apps; Postil never reads it back.
 */
export function notesAsMarkdown(record: ArticleRecord): string {
  const shown = record.annotations.filter((annotation) => !annotation.trashed);
  const lines = [
    `# ${oneLine(record.title)}`,
    "",
    "## Metadata",
    ...metadata(record),
    "",
    "## Highlights",
    ...shown.flatMap((annotation) => highlightLines(record, annotation)),
  ];
  return `${lines.join("\n")}\n`;
}

function metadata({ current, title, tags, state }: ArticleRecord): string[] {
  return [
    ...(current.byline === null ? [] : [`- Author: [[${oneLine(current.byline)}]]`]),
    `- Full Title: ${oneLine(title)}`,
    "- Category: #articles",
    ...(current.site === null ? [] : [`- Site: ${oneLine(current.site)}`]),
    ...(current.published === null ? [] : [`- Published: ${oneLine(current.published)}`]),
    ...(tags.length === 0 ? [] : [`- Document Tags: ${tagLinks(tags)}`]),
    ...(current.url === null
      ? []
      : [`- URL: <${current.url.replace(/[\s<>]/gu, encodeURIComponent)}>`]),
    `- State: ${state}`,
  ];
}

function highlightLines({ articleId }: ArticleRecord, annotation: AnnotationState): string[] {
  const { annotationId, quote, color, tags, note, noteVersions } = annotation;
  const link = `postil://a/${articleId}?h=${annotationId}`;
  const notes = noteVersions.length > 1 ? noteVersions.map(({ text }) => text) : [note];
  return [
    `- ${oneLine(quote.exact)} ([${color}](${link}))`,
    ...(tags.length === 0 ? [] : [`    - Tags: ${tagLinks(tags)}`]),
    ...notes.filter((text) => text !== "").map((text) => `    - Note: ${indented(text)}`),
  ];
}

function tagLinks(tags: readonly string[]): string {
  return tags.map((tag) => `[[${tag}]]`).join(" ");
}

/** A quote may span blocks; a list item may not. */
function oneLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/gu, " ").trim());
}

/** Keeps a note of several lines inside its list item. */
function indented(text: string): string {
  return text.trim().replace(/\n/gu, "\n      ");
}
