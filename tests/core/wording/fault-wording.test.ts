import { expect, test } from "vitest";
import { FaultEvent } from "#core/fault/fault-event.js";
import { ArticleId, WriterId } from "#core/identity/ids.js";
import { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { describeFault } from "#core/wording/fault-wording.js";

const NOW = "2026-11-27T12:00:00.000Z";
const PATH = "/library/articles/a/marks/k3x9q2.jsonl";
const articleId = ArticleId.parse("01jx0000000000000000000000");

/** One of each kind, and of each that is told in two ways. */
const EVENTS: readonly FaultEvent[] = [
  { kind: "damage-found", path: PATH, problem: "The bytes are not right.", action: "" },
  { kind: "damage-found", path: PATH, problem: "article.json is damaged.", action: "moved to /x" },
  { kind: "lines-set-aside", path: PATH, lines: 1, first: 3 },
  { kind: "lines-set-aside", path: PATH, lines: 2, first: 3 },
  { kind: "tail-set-aside", path: PATH, line: 7 },
  { kind: "file-quarantined", path: PATH, kept: "/data/quarantine/x", problem: "" },
  { kind: "file-put-back", path: PATH, kept: "/data/quarantine/x" },
  { kind: "change-unsaved", articleId, cause: "The disk is full." },
  { kind: "change-unsaved", articleId: null, cause: "The disk is full." },
  { kind: "change-saved", articleId, changes: 1, since: "2026-11-26T12:00:00.000Z" },
  { kind: "change-saved", articleId, changes: 2, since: "2026-11-20T12:00:00.000Z" },
  { kind: "writing-stopped", cause: "The library is not there." },
  { kind: "writing-resumed" },
  { kind: "index-rebuilt", contradictions: 0 },
  { kind: "index-rebuilt", contradictions: 1 },
  {
    kind: "writer-renewed",
    path: PATH,
    from: WriterId.parse("k3x9q2"),
    to: WriterId.parse("k3x9q3"),
    reason: "log-differs",
  },
  {
    kind: "writer-renewed",
    path: PATH,
    from: WriterId.parse("k3x9q2"),
    to: WriterId.parse("k3x9q3"),
    reason: "not-flushed",
  },
  {
    kind: "snapshot-restored",
    snapshot: SnapshotId.parse("20261126T233541Z-7k2d"),
    made: "2026-11-26T23:35:41.000Z",
    articles: 1,
    lines: 2,
    changes: 3,
  },
  { kind: "disappearance-accepted", figures: "3 of 5 articles are missing" },
  { kind: "more-damage" },
];

test("the events here are of every kind", () => {
  const kinds = FaultEvent.options.map(({ shape }) => shape.kind.value);
  expect(new Set(EVENTS.map(({ kind }) => kind))).toEqual(new Set(kinds));
});

test("every fault is told in whole sentences", () => {
  for (const event of EVENTS) {
    const { happened, done, advice } = describeFault(event, NOW, { timeZone: "UTC" });
    expect(happened, event.kind).toMatch(/^(?:[A-Z]|\d).*\.$/);
    for (const text of [done, advice].filter((one) => one !== ""))
      expect(text, event.kind).toMatch(/^(?:[A-Z]|\d).*\.$/);
    expect([happened, done, advice].filter((one) => one !== "").join(" "), event.kind).not.toMatch(
      /undefined|null|\.\.|  /,
    );
  }
});

test("numbers have their words, and days are named as people do", () => {
  const told = EVENTS.map((event) => describeFault(event, NOW, { timeZone: "UTC" }).happened);
  expect(told).toEqual(
    expect.arrayContaining([
      "A file is damaged or missing: the bytes are not right.",
      "A file is damaged or missing: article.json is damaged.",
      "1 line of a log is damaged: line 3.",
      "2 lines of a log are damaged, the first of them line 3.",
      "1 change was saved after all, kept since yesterday.",
      "2 changes were saved after all, kept since Fri 20 Nov.",
      "A snapshot of yesterday was restored.",
    ]),
  );
});
