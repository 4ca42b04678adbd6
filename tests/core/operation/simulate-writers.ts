import * as fc from "fast-check";
import { COLORS } from "#core/annotation/color.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import { WriterId } from "#core/identity/ids.js";
import { headsOf } from "#core/operation/heads.js";
import { nextTime } from "#core/operation/hybrid-clock.js";
import { Change, Operation } from "#core/operation/operation.js";
import {
  actionId,
  annotationId,
  articleId,
  contentHash,
  highlighting,
  tag,
} from "./sample-operations.ts";

/** The article and a twin of it, which another device made of the same original. */
export const ARTICLE = articleId(1);
export const TWIN = articleId(2);
const HIGHLIGHTS = [annotationId(1), annotationId(2)] as const;
const TAGS = ["war", "peace", "__proto__"].map(tag);
const WRITERS = ["aaaaaa", "bbbbbb", "cccccc", "dddddd"].map((id) => WriterId.parse(id));

type Step =
  | {
      readonly kind: "write";
      readonly writer: number;
      readonly wall: number;
      readonly change: Change;
    }
  | {
      readonly kind: "read";
      readonly writer: number;
      readonly other: number;
      readonly share: number;
    };

/** What was written, and what each operation's writer had really seen when it wrote it. */
export interface WrittenHistory {
  readonly operations: readonly Operation[];
  readonly seenBy: ReadonlyMap<Operation, ReadonlySet<Operation>>;
}

const tags = fc
  .uniqueArray(fc.constantFrom(...TAGS), { minLength: 1 })
  .map((list) => ({ tags: list }));

const highlightChange = fc.oneof(
  fc.constantFrom(...HIGHLIGHTS).map((id) => highlighting(id)),
  fc.record({
    kind: fc.constant("highlight" as const),
    id: fc.constantFrom(...HIGHLIGHTS),
    set: fc.record(
      {
        color: fc.constantFrom(...COLORS),
        note: fc.constantFrom(null, "", "one", "two", "three", ["two", "four"]),
        quotation: fc.boolean(),
        trashed: fc.boolean(),
        purged: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    add: fc.option(tags, { nil: undefined }),
    remove: fc.option(tags, { nil: undefined }),
  }),
);
const articleChange = fc.record({
  kind: fc.constant("article" as const),
  id: fc.constantFrom(ARTICLE, TWIN),
  set: fc.record(
    {
      state: fc.constantFrom(...ARTICLE_STATES),
      title: fc.constantFrom(null, "Another", "A third"),
      trashed: fc.boolean(),
      purged: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
  add: fc.option(tags, { nil: undefined }),
  remove: fc.option(tags, { nil: undefined }),
});
const positionChange = fc.record({
  kind: fc.constant("position" as const),
  id: fc.constantFrom(ARTICLE, TWIN),
  set: fc.record({
    contentHash: fc.constant(contentHash("c")),
    offset: fc.nat(1000),
    progress: fc.constantFrom(0, 0.5, 1),
  }),
});
const change = fc
  .oneof(
    { weight: 5, arbitrary: highlightChange },
    { weight: 3, arbitrary: articleChange },
    positionChange,
  )
  // Parsing drops what is undefined.
  .map((value) => Change.parse(value));

const writer = fc.nat(WRITERS.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 2,
    // Clocks that are wrong by minutes, and often stand still.
    arbitrary: fc.record({
      kind: fc.constant("write" as const),
      writer,
      wall: fc.nat(5).map((minute) => Date.UTC(2026, 10, 22, 9, minute)),
      change,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("read" as const),
      writer,
      other: writer,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
);

/**
 * Two to four writers who write about one article and now and then read what a sync tool brought: of each other's logs always
 * a beginning, since that is how logs grow.
 */
export const writtenHistory: fc.Arbitrary<WrittenHistory> = fc
  .array(step, { minLength: 1, maxLength: 24 })
  .map(replay);

function replay(steps: readonly Step[]): WrittenHistory {
  const logs: Operation[][] = WRITERS.map(() => []);
  /** Per writer, how much of each log it has read. */
  const read = WRITERS.map(() => WRITERS.map(() => 0));
  const seenBy = new Map<Operation, ReadonlySet<Operation>>();
  const knownTo = (reader: number): Operation[] =>
    logs.flatMap((log, owner) =>
      log.slice(0, owner === reader ? log.length : read[reader]?.[owner]),
    );
  for (const [number, next] of steps.entries()) {
    if (next.kind === "read") {
      const row = read[next.writer];
      const length = Math.round((logs[next.other]?.length ?? 0) * next.share);
      if (row !== undefined) row[next.other] = Math.max(row[next.other] ?? 0, length);
      continue;
    }
    const known = knownTo(next.writer);
    const { kind, id } = next.change;
    const isAboutArticle = kind === "article" || kind === "position";
    const latest = known
      .map(({ t }) => t)
      .toSorted()
      .at(-1);
    const operation = Operation.parse({
      v: 1,
      w: WRITERS[next.writer],
      n: (logs[next.writer]?.length ?? 0) + 1,
      t: nextTime(next.wall, latest),
      after: headsOf(known, kind, ...(isAboutArticle ? [ARTICLE, TWIN] : [id])),
      action: actionId(number),
      ...next.change,
    });
    seenBy.set(operation, new Set(known));
    logs[next.writer]?.push(operation);
  }
  return { operations: logs.flat(), seenBy };
}
