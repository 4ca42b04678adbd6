import type { NotebookEntry } from "#contract/records.js";
import type { Answers } from "./app-window.ts";
import { articleId, madeUpLibrary } from "./made-up-library.ts";
import { someAnnotation } from "./reader/some-annotation.ts";

export function notebookEntry(number: number): NotebookEntry {
  // Of different heights, as they are.
  const exact = `Passage ${number}.${" It goes on and on.".repeat((number % 7) * 12)}`;
  const quote = { exact, prefix: "", suffix: "" };
  const annotation = someAnnotation(number, { articleId: articleId(0), quote });
  return { ...annotation, articleTitle: "Article 0", articleTrashed: false, articlePurged: false };
}

/** Answers for a notebook of so many highlights, all of one article. */
export function madeUpNotebook(size: number): Answers {
  const entries = Array.from({ length: size }, (_, number) => notebookEntry(number));
  return {
    ...madeUpLibrary(1),
    "annotations.list": ({ offset = 0, limit = 200 }) => ({
      ok: true,
      value: { entries: entries.slice(offset, offset + limit), total: size },
    }),
  };
}
