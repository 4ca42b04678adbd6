import type { NotebookEntry } from "#contract/annotation-records.js";
import type { Answers } from "./app-window.ts";
import { articleId, madeUpLibrary } from "./made-up-library.ts";
import { someAnnotation } from "./reader/some-annotation.ts";

export function notebookEntry(
  number: number,
  fields: Parameters<typeof someAnnotation>[1] = {},
): NotebookEntry {
  // Of different heights, as they are.
  const exact = `Passage ${number}.${" It goes on and on.".repeat((number % 7) * 12)}`;
  const quote = { exact, prefix: "", suffix: "" };
  const annotation = someAnnotation(number, { articleId: articleId(0), quote, ...fields });
  return { ...annotation, articleTitle: "Article 0", articleTrashed: false, articlePurged: false };
}

/** Answers for a notebook of so many highlights, all of one article. */
export function madeUpNotebook(size: number): Answers {
  const entries = Array.from({ length: size }, (_, number) => notebookEntry(number));
  return { ...madeUpLibrary(1), ...notebookOf(() => entries) };
}

/** @param entriesNow  asked anew by every call */
export function notebookOf(entriesNow: () => readonly NotebookEntry[]): Answers {
  return {
    "annotations.outline": ({ annotationIds }) => {
      const wanted = annotationIds === undefined ? undefined : new Set<string>(annotationIds);
      const entries = entriesNow().filter((entry) => wanted?.has(entry.annotationId) ?? true);
      const titles = new Map(entries.map((entry) => [entry.articleId, entry.articleTitle]));
      const articles = [...titles].map(([id, title]) => ({ articleId: id, title }));
      return { ok: true, value: { entries: entries.map((entry) => ({ ...entry })), articles } };
    },
    "annotations.read": ({ annotationIds }) => {
      const byId = new Map<string, NotebookEntry>(
        entriesNow().map((entry) => [entry.annotationId, entry]),
      );
      const entries = annotationIds.flatMap((id) => byId.get(id) ?? []);
      return { ok: true, value: { entries, sources: [] } };
    },
  };
}
