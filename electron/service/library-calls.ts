import type { Change } from "#core/operation/operation.js";
import { ok, type Result } from "#core/result.js";
import type { Failure } from "#core/failure/failure.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { LibraryProblem } from "../library/library.ts";
import type { AppParts } from "./app-parts.ts";
import type { CheckSlowly } from "./check-slowly.ts";
import type { Handlers } from "./handlers.ts";
import type { LeftBehind } from "./left-behind.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import type { SearchHistory } from "./search-history.ts";
import type { SnapshotDesk } from "./snapshot-desk.ts";
import { nextDeeds } from "./undo-calls.ts";

export type LibraryCalls = Pick<
  Handlers,
  | "library.overview"
  | "colors.setName"
  | "savedSearches.put"
  | "savedSearches.remove"
  | "settings.get"
  | "settings.set"
>;

/** What concerns the library as a whole: counts, saved searches, settings. */
export function libraryCalls(
  parts: AppParts,
  marks: LibraryMarksDesk,
  {
    history,
    snapshots,
    leftBehind,
    slowCheck,
  }: {
    readonly history: SearchHistory;
    readonly snapshots: SnapshotDesk;
    readonly leftBehind: LeftBehind;
    readonly slowCheck: Pick<CheckSlowly, "problems">;
  },
): LibraryCalls {
  const { library, index, settings, newId, emit } = parts;

  async function mark(change: Change): Promise<Result<Record<string, never>, Failure>> {
    const written = await marks.write([change], { action: newId.action() });
    return written.ok ? ok({}) : written;
  }

  return {
    async "library.overview"(_input, { signal }) {
      const { undo, redo } = await nextDeeds(parts);
      const overview = await index.ask("overview", undefined, signal);
      const { readOnlyBecause } = library;
      return ok({
        libraryId: library.identity.libraryId,
        directory: library.directory,
        readOnlyBecause: readOnlyBecause === undefined ? null : describeFailure(readOnlyBecause),
        undecidedArticles: library.undecidedArticles ?? null,
        ...overview,
        undo: undo?.label ?? null,
        redo: redo?.label ?? null,
        problems: withoutTwice([
          ...library.problems(),
          ...slowCheck.problems(),
          ...leftBehind.problems(),
          ...settings.problems(),
          ...snapshots.problems(),
          ...ownFaults(parts),
        ]),
      });
    },

    "colors.setName": ({ color, name }) => mark({ kind: "color-name", id: color, set: { name } }),

    async "savedSearches.put"({ id = newId.savedSearch(), name, query }) {
      const put = await mark({ kind: "saved-search", id, set: { name, query } });
      return put.ok ? ok({ id }) : put;
    },
    "savedSearches.remove": ({ id }) => mark({ kind: "saved-search", id, set: { trashed: true } }),

    "settings.get": async () => ok(settings.read()),
    async "settings.set"(change) {
      const changed = await settings.change(change);
      // Who wants none kept wants those gone that are.
      if (changed.ok && change.keepSearches === false) await history.clear();
      if (changed.ok) emit({ kind: "settings-changed", settings: changed.value });
      return changed;
    },
  };
}

/** What was met while reading, and when it was checked. */
function withoutTwice(problems: readonly LibraryProblem[]): LibraryProblem[] {
  return [...new Map(problems.map((one) => [`${one.path}\n${one.problem}`, one])).values()];
}

/** What our own code stumbled over; what is wrong with the files the library tells itself. */
function ownFaults({ articles, library }: AppParts): LibraryProblem[] {
  return articles
    .unread()
    .filter(({ code }) => code === "unexpected")
    .map((failure) => ({ path: library.directory, problem: describeFailure(failure) }));
}
