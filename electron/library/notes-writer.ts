import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { namesIn } from "./directory-names.ts";
import { flushDirectory } from "./flush-directory.ts";
import { type LibraryParts, folderPaths } from "./library-parts.ts";
import { NOTES_MARKER, renderNotes } from "./notes-file.ts";
import type { ProblemList } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { readArticle } from "./read-article.ts";
import { replaceDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";

const NOTES_NAME = "notes.md";
/** Long enough for a run of highlights to become one writing, and for a sync tool to bring what another device wrote. */
const QUIET_MS = 5_000;

/** Keeps `notes.md` beside each article as the state says. Derived: whatever goes wrong here loses no note. */
export interface NotesWriter {
  /** Writes after five quiet seconds. */
  schedule(articleId: ArticleId): void;
  /** Writes now what was scheduled. */
  flush(): Promise<void>;
}

export function createNotesWriter(parts: LibraryParts): NotesWriter {
  const timers = new Map<ArticleId, NodeJS.Timeout>();
  const writing = new Set<Promise<void>>();
  const write = (articleId: ArticleId): void => {
    clearTimeout(timers.get(articleId));
    timers.delete(articleId);
    const written = writeNotes(parts, articleId).finally(() => writing.delete(written));
    writing.add(written);
  };
  return {
    schedule(articleId) {
      clearTimeout(timers.get(articleId));
      const timer = setTimeout(() => write(articleId), QUIET_MS);
      timer.unref(); // `flush` runs on close; nothing needs to stay alive for it.
      timers.set(articleId, timer);
    },
    async flush() {
      for (const articleId of timers.keys()) write(articleId);
      await Promise.all(writing);
    },
  };
}

async function writeNotes(parts: LibraryParts, articleId: ArticleId): Promise<void> {
  if ((await parts.guard.check()) !== undefined) return;
  const files = await readArticle(parts, articleId);
  const group = files.ok ? parts.folders.groups.withId(files.value.identity.id) : undefined;
  if (!files.ok || group === undefined) return;
  const text = renderNotes(foldArticle(files.value));
  if (text === undefined) return;
  const folder = folderPaths(parts, group)[0];
  const path = join(folder, NOTES_NAME);
  try {
    if ((await readFile(path, "utf8").catch(() => undefined)) !== text)
      await replaceDurably(path, text);
    await removeConflictCopies(folder);
    parts.problems.set(path, []);
  } catch (error) {
    reportUnwritten(parts.problems, path, error);
  }
}

/** Only files that begin as ours do: what a person put there under a like name stays. */
async function removeConflictCopies(folder: string): Promise<void> {
  const copies = (await namesIn(folder)).filter(
    (name) => name !== NOTES_NAME && /^notes\b.*\.md\b/i.test(name),
  );
  for (const name of copies) {
    const path = join(folder, name);
    if (!(await readFile(path, "utf8")).startsWith(NOTES_MARKER)) continue;
    await rm(path);
    await flushDirectory(folder);
  }
}

function reportUnwritten(problems: ProblemList, path: string, error: unknown): void {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  problems.set(path, [problemWording.notesNotWritten(code)]);
}
