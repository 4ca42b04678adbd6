import { join, relative, sep } from "node:path";
import type { FaultEvent } from "#core/fault/fault-event.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { type ArticleFoldersParts, createArticleFolders } from "./article-folders.ts";
import type { ArticleGroups } from "./article-groups.ts";
import { faultsDirectory, openFaultJournal } from "./fault-journal.ts";
import type { FileLibraryOptions } from "./file-library.ts";
import { createInbox } from "./inbox.ts";
import { type LibraryParts, articlesDirectory, inboxDirectory } from "./library-parts.ts";
import { createOperationLogs } from "./operation-log.ts";
import { createProblemList, isBelow } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { type Quarantine, openQuarantine } from "./quarantine.ts";
import { openWaitingDeeds } from "./waiting-deeds.ts";
import { createWriteGuard } from "./write-guard.ts";
import { folderNow } from "./renamed-folder.ts";
import { type Writers, openWriters } from "./writer-id.ts";

/** What does not pass by itself, unlike files that are still on their way, and what nobody else notes. */
const DAMAGE: ReadonlySet<string> = new Set([
  problemWording.damagedIdentity,
  problemWording.damagedDeedLeft,
  problemWording.unreadableFacts,
  problemWording.wrongHash,
]);

/** The parts of an open library, made in the order in which they need each other. */
export function assembleLibrary(
  {
    directory,
    dataDirectory,
    identity,
    kept,
    roll,
    lasting,
    now,
    inboxAtRestAfterMs,
  }: FileLibraryOptions,
  onLook: ArticleFoldersParts["onLook"],
): {
  readonly parts: LibraryParts;
  readonly writers: Writers;
  readonly quarantine: Quarantine;
} {
  const { libraryId } = identity;
  const writers = openWriters(dataDirectory, libraryId);
  const waiting = join(dataDirectory, "deeds", kept.name);
  // Only once all is put together anything is read, and anything found.
  const problems = createProblemList((path, problem) => {
    if (DAMAGE.has(problem)) faults.note({ kind: "damage-found", path, problem, action: "" });
  });
  const folders = createArticleFolders(directory, {
    libraryId,
    problems,
    now,
    // Before anybody hears that articles went, it must be known whether they are too many.
    onLook(before, after) {
      const gone = before?.identity.id;
      if (after !== undefined) roll.see(after.identity.id);
      if (gone !== undefined && folders.groups.withId(gone) === undefined) roll.lose(gone);
      onLook(before, after);
    },
  });
  const faults = openFaultJournal(faultsDirectory(dataDirectory, libraryId), {
    now,
    named: (event) => withArticle(event, directory, folders.groups),
  });
  const quarantine = openQuarantine(
    dataDirectory,
    { directory, libraryId, folderNow: (name) => folderNow(folders, name) },
    (path, moved, problem) => faults.note({ kind: "file-quarantined", path, kept: moved, problem }),
  );
  const parts: LibraryParts = {
    identity,
    directory,
    problems,
    faults,
    folders,
    logs: createOperationLogs({ writers, quarantine, problems, faults, now }),
    guard: createWriteGuard(directory, identity, roll, lasting, (refusal) =>
      faults.note(
        refusal === undefined
          ? { kind: "writing-resumed" }
          : { kind: "writing-stopped", cause: describeFailure(refusal) },
      ),
    ),
    waiting: openWaitingDeeds(waiting, { quarantine, problems }),
    inbox: createInbox(inboxDirectory(directory), inboxAtRestAfterMs),
  };
  return { parts, writers, quarantine };
}

/** Folders may be renamed later, and their articles are found by id then. */
function withArticle(event: FaultEvent, directory: string, groups: ArticleGroups): FaultEvent {
  if (!("path" in event) || event.articleId !== undefined) return event;
  const articles = articlesDirectory(directory);
  if (!isBelow(event.path, articles)) return event;
  const [folder = ""] = relative(articles, event.path).split(sep);
  const articleId = groups.ofFolder(folder)?.articleId;
  return articleId === undefined ? event : { ...event, articleId };
}
