import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ArticleId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { foldLibraryMarks } from "#core/operation/fold-library.js";
import { tagNames } from "#core/tag/tag-names.js";
import type { ArticleGroup } from "./article-groups.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import { flushDirectory } from "./flush-directory.ts";
import { type LibraryParts, articleLogs, folderPaths, libraryLogs } from "./library-parts.ts";
import { undownloadedLogs } from "./log-names.ts";
import { NOTES_MARKER, renderNotes } from "./notes-file.ts";
import type { ProblemList } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { readArticle } from "./read-article.ts";
import { replaceDurably } from "./replace-durably.ts";
import { sweepTemporaryFiles } from "./sweep-temporary-files.ts";
import { systemErrorCode } from "./system-error.ts";
import { createTurns } from "./turns.ts";

const NOTES_NAME = "notes.md";
/** Long enough for a run of highlights to become one writing, and for a sync tool to bring what another device wrote. */
const QUIET_MS = 5_000;

/** Keeps `notes.md` beside each article as the state says. Derived: whatever goes wrong here loses no note. */
export interface NotesWriter {
  /** Writes after five quiet seconds. */
  schedule(articleId: ArticleId): void;
  /** Writes one now. */
  write(articleId: ArticleId): Promise<void>;
  /** Writes now what was scheduled. */
  flush(): Promise<void>;
}

export function createNotesWriter(parts: LibraryParts): NotesWriter {
  const timers = new Map<ArticleId, NodeJS.Timeout>();
  // One after the other: what somebody asks for meanwhile, after a tag was renamed in a thousand articles, is not kept waiting.
  const turns = createTurns();
  const write = (articleId: ArticleId): Promise<void> => {
    clearTimeout(timers.get(articleId));
    timers.delete(articleId);
    return turns.take(() => writeNotes(parts, articleId));
  };
  return {
    schedule(articleId) {
      clearTimeout(timers.get(articleId));
      const timer = setTimeout(() => void write(articleId), QUIET_MS);
      timer.unref(); // `flush` runs on close; nothing needs to stay alive for it.
      timers.set(articleId, timer);
    },
    write,
    async flush() {
      await Promise.all(Array.from(timers.keys(), write));
      await turns.idle();
    },
  };
}

async function writeNotes(parts: LibraryParts, articleId: ArticleId): Promise<void> {
  if ((await parts.guard.check()) !== undefined) return;
  const files = await readArticle(parts, articleId);
  const group = files.ok ? parts.folders.groups.withId(files.value.identity.id) : undefined;
  if (!files.ok || group === undefined) return;
  if (!files.value.isSeen || (await areLogsUnderWay(parts, group))) return;
  // A newer Postil writes them from all of it.
  if ((await parts.logs.refusal(articleLogs(parts, group))) !== undefined) return;
  const { operations } = await parts.logs.read(libraryLogs(parts));
  const { tags } = foldLibraryMarks(operations);
  const text = renderNotes(foldArticle(files.value), tagNames(tags));
  const [folder, ...twins] = folderPaths(parts, group);
  const path = join(folder, NOTES_NAME);
  try {
    if (text === undefined) {
      // Where nothing was ever said the logs may still be on their way, and notes.md may have come before them.
      if (files.value.operations.length > 0) await removeIfOurs(path);
    } else if ((await readFile(path, "utf8").catch(() => undefined)) !== text)
      await replaceDurably(path, text);
    // Before it was known to be the same article, a twin's folder had notes of its own.
    for (const twin of twins) await removeIfOurs(join(twin, NOTES_NAME));
    for (const each of [folder, ...twins]) await removeConflictCopies(each);
    await sweepTemporaryFiles([folder, ...twins], Date.now());
    parts.problems.set(path, []);
  } catch (error) {
    reportUnwritten(parts.problems, path, error);
  }
}

/** What another device wrote from all of them must not lose a part until they are here. */
async function areLogsUnderWay(parts: LibraryParts, group: ArticleGroup): Promise<boolean> {
  const { target, others } = articleLogs(parts, group);
  try {
    const names = await Promise.all([target, ...others].map(({ path }) => namesIn(path)));
    return undownloadedLogs(names.flat()).length > 0;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return true; // Nobody can tell.
  }
}

async function removeConflictCopies(folder: string): Promise<void> {
  const copies = (await namesIn(folder)).filter(
    (name) => name !== NOTES_NAME && /^notes\b.*\.md\b/i.test(name),
  );
  for (const name of copies) await removeIfOurs(join(folder, name));
}

/** Only a file that begins as ours do: what a person put there under that name stays. */
async function removeIfOurs(path: string): Promise<void> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return "";
    throw error;
  });
  if (!text.startsWith(NOTES_MARKER)) return;
  await rm(path);
  await flushDirectory(dirname(path));
}

function reportUnwritten(problems: ProblemList, path: string, error: unknown): void {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  problems.set(path, [problemWording.notesNotWritten(code)]);
}
