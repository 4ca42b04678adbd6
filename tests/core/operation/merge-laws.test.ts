import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldArticle } from "#core/operation/fold-article.js";
import { decodeLine, encodeOperation } from "#core/operation/encode-line.js";
import type { Operation } from "#core/operation/operation.js";
import { referenceFold } from "./reference-fold.ts";
import { identity, version } from "./sample-operations.ts";
import { ARTICLE, TWIN, writtenHistory } from "./simulate-writers.ts";

/** More on request: MERGE_HISTORIES=100000 npx vitest run … takes some minutes. */
const HISTORIES = Number(process.env["MERGE_HISTORIES"] ?? 600);
const parameters = { numRuns: HISTORIES };

const twins = [{ ...identity, id: TWIN, created: "2026-11-22T08:30:00.000Z" }];

function fold(operations: readonly Operation[]) {
  return foldArticle({ identity, twins, versions: [version], operations });
}

/** A history, and its operations in another order, some of them several times. */
const disordered = writtenHistory.chain((history) =>
  fc.record({
    history: fc.constant(history),
    repeats: fc.subarray([...history.operations]),
    seed: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
  }),
);

function shuffle(operations: readonly Operation[], seed: Iterator<number>): Operation[] {
  return operations
    .map((operation) => ({ operation, place: Number(seed.next().value) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ operation }) => operation);
}

/** As another process reads it: equal, but not the same object. */
function reread(operation: Operation): Operation {
  const read = decodeLine(encodeOperation(operation));
  if (!read.ok) throw new Error(read.error);
  return read.value;
}

describe("operations fold to the same state", () => {
  test("in any order, however often each is read", () => {
    fc.assert(
      fc.property(disordered, ({ history, repeats, seed }) => {
        const others = shuffle([...history.operations, ...repeats.map(reread)], seed);
        expect(fold(others)).toEqual(fold(history.operations));
      }),
      parameters,
    );
  });

  test("whichever part of them arrives first, and whatever order that part is in", () => {
    fc.assert(
      fc.property(disordered, ({ history, repeats: part, seed }) => {
        const early = shuffle(part, seed);
        expect(fold(early)).toEqual(fold(part));
        expect(fold([...early, ...history.operations])).toEqual(fold(history.operations));
      }),
      parameters,
    );
  });

  test("even when writers were cloned and lines claim what cannot be", () => {
    const damaged = disordered.chain((sample) =>
      fc.record({
        sample: fc.constant(sample),
        after: fc.array(
          fc.constantFrom(
            "aaaaaa:1",
            "aaaaaa:2",
            "bbbbbb:1",
            "bbbbbb:3",
            "cccccc:9",
            "aaaaaa:1:00000000",
          ),
        ),
        every: fc.integer({ min: 1, max: 4 }),
        note: fc.string(),
      }),
    );
    fc.assert(
      fc.property(damaged, ({ sample: { history, seed }, after, every, note }) => {
        const broken = history.operations.flatMap((operation, index) => {
          if (index % every > 0) return [operation];
          const clone = operation.kind === "highlight" ? { set: { ...operation.set, note } } : {};
          // Any text of the right form is a reference.
          return [operation, { ...operation, ...clone, after } as Operation];
        });
        expect(fold(shuffle([...broken, ...broken], seed))).toEqual(fold(broken));
      }),
      parameters,
    );
  });
});

test("the fold says what the table of two writers says, for any number of writers", () => {
  fc.assert(
    fc.property(writtenHistory, (history) => {
      const record = fold(history.operations);
      const article = referenceFold(history, "article", [ARTICLE, TWIN]);
      expect(record).toMatchObject({
        state: article.value("state") ?? "inbox",
        title: article.value("title") ?? version.title,
        tags: article.tags,
        trashed: article.trashed,
        purged: article.purged,
        restored: article.restored,
      });
      expect(record.position?.offset).toBe(
        referenceFold(history, "position", [ARTICLE, TWIN]).value("offset"),
      );
      for (const annotation of record.annotations) {
        const highlight = referenceFold(history, "highlight", [annotation.annotationId]);
        expect(annotation).toMatchObject({
          color: highlight.value("color"),
          tags: highlight.tags,
          quotation: highlight.value("quotation") ?? false,
          trashed: highlight.trashed,
          purged: highlight.purged,
          restored: highlight.restored,
        });
        const shown = annotation.noteVersions.map(({ text }) => text);
        expect(new Set(shown.length > 0 ? shown : [annotation.note].filter(Boolean))).toEqual(
          highlight.notes,
        );
        expect(annotation.note).toBe(shown.at(-1) ?? annotation.note);
      }
    }),
    { numRuns: HISTORIES * 2 },
  );
});

test("no note text is hidden before someone wrote who had seen it", () => {
  fc.assert(
    fc.property(writtenHistory, ({ operations, seenBy }) => {
      const record = fold(operations);
      const shown = record.annotations.flatMap(({ note, noteVersions }) => [
        note,
        ...noteVersions.map(({ text }) => text),
      ]);
      for (const written of operations) {
        if (written.kind !== "highlight" || !written.set?.note) continue;
        const isMade = record.annotations.some(({ annotationId }) => annotationId === written.id);
        const isAnswered = operations.some(
          (later) =>
            later.kind === "highlight" &&
            later.id === written.id &&
            later.set?.note !== undefined &&
            seenBy.get(later)?.has(written),
        );
        const texts = [written.set.note].flat();
        if (isMade && !isAnswered) expect(shown).toEqual(expect.arrayContaining(texts));
      }
    }),
    parameters,
  );
});
