import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import { type TagNames, tagNames } from "#core/tag/tag-names.js";
import { escapeMarkdown } from "#core/text/escape-markdown.js";

/** Stands in the first line of every file made here, and of every copy of one that a sync tool made. */
export const NOTES_MARKER =
  "<!-- Made by Postil from your highlights and notes. Changes here are not read back. -->";

/**
 * An article's highlights and notes for people and other apps, as Markdown. A function of the state alone: every device
 * writes the same bytes, so that a sync tool finds nothing to quarrel about.
 * @param names  what its tags are called now
 * @returns undefined while there is nothing to say
 */
export function renderNotes(
  record: ArticleRecord,
  names: Pick<TagNames, "shown"> = tagNames([]),
): string | undefined {
  const { shown } = names;
  const annotations = record.annotations.filter(({ trashed }) => !trashed);
  const tags = shown(record.tags);
  if (annotations.length === 0 && tags.length === 0) return undefined;
  const blocks = [NOTES_MARKER, `# ${inline(record.title)}`, renderFacts({ ...record, tags })];
  for (const annotation of annotations) {
    blocks.push(renderAnnotation({ ...annotation, tags: shown(annotation.tags) }));
  }
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function renderFacts({ current, tags }: ArticleRecord): string {
  const facts = [
    current.byline === null ? undefined : `- By: ${inline(current.byline)}`,
    current.site === null ? undefined : `- Site: ${inline(current.site)}`,
    current.url === null
      ? undefined
      : `- Address: <${current.url.replace(/[\s<>]/gu, encodeURIComponent)}>`,
    current.published === null ? undefined : `- Published: ${inline(current.published)}`,
    tags.length === 0 ? undefined : `- Tags: ${renderTags(tags)}`,
  ];
  return facts.filter((fact) => fact !== undefined).join("\n");
}

function renderAnnotation(annotation: AnnotationState): string {
  const details = [annotation.color, annotation.created.slice(0, "2026-11-22".length)];
  if (annotation.tags.length > 0) details.push(renderTags(annotation.tags));
  const parts = [quoted(annotation.quote.exact), details.join(" · ")];
  for (const text of notesOf(annotation)) parts.push(text);
  return parts.join("\n\n");
}

/** Where two devices wrote a note at once, both texts, oldest first. */
function notesOf({ note, noteVersions }: AnnotationState): readonly string[] {
  const texts = noteVersions.length > 0 ? noteVersions.map(({ text }) => text) : [note];
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

function quoted(text: string): string {
  return text
    .trim()
    .split("\n")
    .map((line) => `> ${escapeMarkdown(line.trim())}`.trimEnd())
    .join("\n");
}

/** `#war`, as note-taking apps read tags; they end at a space. */
function renderTags(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag.replace(/\s/gu, "-")}`).join(" ");
}

function inline(text: string): string {
  return escapeMarkdown(text.replace(/\s+/gu, " ").trim());
}
