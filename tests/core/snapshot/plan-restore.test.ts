import * as fc from "fast-check";
import { expect, test } from "vitest";
import { WriterId } from "#core/identity/ids.js";
import { dispensableOperations } from "#core/operation/compact-log.js";
import { headsOf } from "#core/operation/heads.js";
import { invertAction } from "#core/operation/invert-action.js";
import { nextTime } from "#core/operation/hybrid-clock.js";
import { Change, Operation } from "#core/operation/operation.js";
import { compareStates } from "#core/snapshot/compare-states.js";
import { entityStates } from "#core/snapshot/entity-state.js";
import { planRestore, type RestoreChoice } from "#core/snapshot/plan-restore.js";
import { actionId } from "../operation/sample-operations.ts";
import { ARTICLE, TWIN, writtenHistory } from "../operation/simulate-writers.ts";

/** More on request: MERGE_HISTORIES=100000 npx vitest run … takes some minutes. */
const parameters = { numRuns: Number(process.env["MERGE_HISTORIES"] ?? 200) };

const ARTICLE_IDS = [ARTICLE, TWIN];
const AS_THEN: RestoreChoice = { changed: "set-back", added: "trash" };
const DEED = actionId(9_000);

/** What a snapshot has of a history, and what is left of it now: each any part of it. */
const thenAndNow = writtenHistory.chain(({ operations }) =>
  fc.record({
    before: fc.subarray([...operations]),
    now: fc.subarray([...operations]),
  }),
);

/** As a writer that has read everything writes them. */
function written(changes: readonly Change[], known: readonly Operation[]): Operation[] {
  const all = [...known];
  for (const change of changes) {
    const isArticle = change.kind === "article" || change.kind === "position";
    const latest = all
      .map(({ t }) => t)
      .toSorted()
      .at(-1);
    all.push(
      Operation.parse({
        v: 1,
        w: WriterId.parse("zzzzzz"),
        n: all.filter(({ w }) => w === "zzzzzz").length + 1,
        t: nextTime(Date.UTC(2026, 10, 27), latest),
        after: headsOf(all, change.kind, ...(isArticle ? ARTICLE_IDS : [change.id])),
        action: DEED,
        ...change,
      }),
    );
  }
  return all;
}

function restored(
  before: readonly Operation[],
  now: readonly Operation[],
  choice: RestoreChoice,
): Operation[] {
  const plan = planRestore({ before, now, articleIds: ARTICLE_IDS, choice });
  return written(plan.changes, [...now, ...plan.bringBack]);
}

function differences(before: readonly Operation[], now: readonly Operation[]) {
  return compareStates(entityStates(before, ARTICLE_IDS), entityStates(now, ARTICLE_IDS));
}

test("whatever was lost and whatever came since, all is as it was then", () => {
  fc.assert(
    fc.property(thenAndNow, ({ before, now }) => {
      const left = differences(before, restored(before, now, AS_THEN));
      // The text of an article that was deleted for good does not come back.
      expect(left.filter(({ difference }) => difference !== "purged")).toEqual([]);
    }),
    parameters,
  );
});

test("where the reader wants it so, what came or was changed since stays, and nothing is gone all the same", () => {
  fc.assert(
    fc.property(thenAndNow, ({ before, now }) => {
      const after = restored(before, now, { changed: "keep", added: "keep" });
      expect(differences(before, after).filter(({ difference }) => difference === "gone")).toEqual(
        [],
      );
      const known = new Set(before.map(({ kind, id }) => `${kind} ${id}`));
      const added = differences(before, now)
        .filter(({ difference, key }) => difference === "added" && !known.has(key))
        .map(({ key }) => key);
      const addedAfter = differences(before, after)
        .filter(({ difference }) => difference === "added")
        .map(({ key }) => key);
      expect(addedAfter).toEqual(expect.arrayContaining(added));
    }),
    parameters,
  );
});

test("restoring twice does nothing the second time", () => {
  fc.assert(
    fc.property(thenAndNow, ({ before, now }) => {
      const after = restored(before, now, AS_THEN);
      const again = planRestore({ before, now: after, articleIds: ARTICLE_IDS, choice: AS_THEN });
      expect(again.bringBack).toEqual([]);
      expect(again.changes).toEqual([]);
    }),
    parameters,
  );
});

test("undo takes back what was set back; what was lost stays found", () => {
  fc.assert(
    fc.property(thenAndNow, ({ before, now }) => {
      const plan = planRestore({ before, now, articleIds: ARTICLE_IDS, choice: AS_THEN });
      const found = [...now, ...plan.bringBack];
      const after = written(plan.changes, found);
      const undone = written(invertAction(after, DEED, ARTICLE_IDS), after);
      expect(
        differences(found, undone).filter(({ difference }) => difference !== "purged"),
      ).toEqual([]);
    }),
    parameters,
  );
});

test("every note text that the snapshot has is there again", () => {
  fc.assert(
    fc.property(thenAndNow, ({ before, now }) => {
      const texts = JSON.stringify(restored(before, now, { changed: "keep", added: "keep" }));
      for (const operation of before) {
        const note = operation.kind === "highlight" ? operation.set?.note : undefined;
        for (const text of typeof note === "string" ? [note] : (note ?? [])) {
          expect(texts).toContain(JSON.stringify(text));
        }
      }
    }),
    parameters,
  );
});

test("lines that a writer left out when it tidied its own log are not missed", () => {
  const contentHash = "c".repeat(64);
  const positions = Array.from({ length: 5 }, (_, offset) => ({
    kind: "position",
    id: ARTICLE,
    set: { contentHash, offset, progress: 0.1 },
  }));
  const log = positions.reduce<readonly Operation[]>((before, change) => {
    const parsed = Change.parse(change);
    return written([parsed], before).map((operation) => withoutDeed(operation));
  }, []);
  const dispensable = dispensableOperations(log, Date.UTC(2030, 0, 1));
  expect(dispensable.size).toBeGreaterThan(0);
  const now = log.filter((operation) => !dispensable.has(operation));
  const plan = planRestore({ before: log, now, articleIds: ARTICLE_IDS, choice: AS_THEN });
  expect(plan).toEqual({ differences: [], bringBack: [], changes: [] });
});

/** As scrolling is written, which nobody undoes. */
function withoutDeed({ action: _, ...rest }: Operation): Operation {
  return Operation.parse(rest);
}
