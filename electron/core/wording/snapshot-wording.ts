import type { DifferenceKind } from "../snapshot/compare-states.ts";
import type { SnapshotReason } from "../snapshot/snapshot-record.ts";
import { count, integers } from "./count.ts";

const REASONS: Readonly<Record<SnapshotReason, string>> = {
  start: "at the start",
  hourly: "hourly",
  asked: "made by you",
  import: "before an import of notes",
  merge: "before highlights were united",
  upgrade: "before an upgrade",
  repair: "before a repair",
  restore: "before a restore",
};

const DIFFERENCES: Readonly<Record<DifferenceKind, string>> = {
  gone: "gone",
  changed: "changed since",
  added: "came since",
  purged: "deleted for good",
};

/** What people call the fields of things; those that are not here are named as they are stored. */
const FIELDS: Readonly<Record<string, string>> = {
  note: "note",
  tags: "tags",
  color: "colour",
  style: "style",
  position: "place",
  contentHash: "version",
  quote: "words",
  block: "place",
  quotation: "kept as a quotation",
  state: "state",
  title: "title",
  current: "version that opens",
  trashed: "trash",
  aliasOf: "name",
  name: "name",
  query: "query",
};

export interface DifferenceCounts {
  readonly gone: number;
  readonly changed: number;
  readonly added: number;
}

/** Snapshots of everything that was marked, and what comes back from them. */
export const snapshotWording = {
  title: "Snapshots",
  deed: "What you marked, as it was",
  hint: "Kept outside the library: at the start, every hour in which something changed, and before what could do harm. Texts and pictures are not in it.",
  reason: (reason: SnapshotReason | null) => (reason === null ? "" : REASONS[reason]),
  difference: (kind: DifferenceKind) => DIFFERENCES[kind],
  fields: (names: readonly string[]) =>
    [...new Set(names.map((name) => FIELDS[name] ?? name))].join(", "),
  heading: (when: string) => `Snapshot of ${when}`,
  size: (bytes: number) =>
    bytes < 1_000_000
      ? `${Math.max(1, Math.round(bytes / 1_000))} kB`
      : `${integers.format(Math.round(bytes / 1_000_000))} MB`,
  showAll: (number: number) => `Show all ${number}`,
  articles: (number: number) => count(number, "article"),
  lines: (number: number) => count(number, "change"),
  none: "There is no snapshot yet. The first is made soon after the start.",
  makeNow: "Make one now",
  making: "Making a snapshot",
  keepingFirst: "Keeping a snapshot first",
  made: "A snapshot was made.",
  unchanged: "Nothing changed since the last snapshot.",
  elsewhere: "Another window or command makes one just now.",
  notMade: (why: string) =>
    `No snapshot could be made. ${why} Your highlights and notes are saved all the same.`,
  failedList: "The snapshots could not be read.",
  states: {
    damaged: "damaged: nothing can be restored from it",
    newer: "made by a newer Postil",
    unreadable: "cannot be read just now",
  },
  look: "Compare…",
  lookAt: (when: string) => `Compare with the snapshot of ${when}`,
  compare: "What is different",
  comparing: "Comparing",
  failedCompare: "The snapshot could not be compared.",
  same: "Nothing is different: all that was marked then is there as it was.",
  counts: ({ gone, changed, added }: DifferenceCounts) =>
    [
      ...(gone > 0 ? [`${gone} gone`] : []),
      ...(changed > 0 ? [`${changed} changed since`] : []),
      ...(added > 0 ? [`${added} came since`] : []),
    ].join(", ") || "nothing",
  lostLines: (number: number) =>
    `${count(number, "lost line")} ${number === 1 ? "comes" : "come"} back`,
  more: (number: number) => `and ${number} more`,
  missing:
    "Its folder is gone, and a snapshot holds no texts. Add its file again, then restore once more: what you marked comes back with it.",
  purged: "It was deleted for good; its text does not come back.",
  ofArticle: "The article itself",
  ofLibrary: "Tags, searches and colour names",
  kinds: {
    highlight: "highlight",
    article: "article",
    tag: "tag",
    "saved-search": "saved search",
    "color-name": "colour name",
  },
  setBack: "Set back what was changed since",
  setBackHint: "As it was then. Undo takes this back.",
  trashAdded: "Put into the trash what came since",
  restoreAll: "Restore everything",
  restoreChosen: (number: number) => `Restore ${count(number, "article")}`,
  choose: (title: string) => `Restore “${title}”`,
  restoring: "Restoring",
  restored: ({ articles, lines, changes }: { articles: number; lines: number; changes: number }) =>
    articles + lines + changes === 0
      ? "Nothing had to be restored."
      : `Restored in ${count(articles, "article")}: ${count(lines, "lost line")} brought back, ${count(changes, "change")} set back.`,
  unfinished:
    "Not everything was restored. What was restored by then stays; restore once more for the rest.",
  leftMissing: (number: number) =>
    `${count(number, "article")} could not be restored: the folder is gone, and a snapshot holds no texts. Add the file again, then restore once more.`,
  damage: "Part of this snapshot is damaged. What is whole can be restored.",
  damagedShelf: (articles: number) =>
    `What was marked in up to ${count(articles, "article")} cannot be read in this snapshot.`,
  damagedLog: (folder: string, name: string) =>
    folder === ""
      ? `The log “${name}” of the library is damaged in this snapshot.`
      : `The log “${name}” of “${folder}” is damaged in this snapshot.`,
} as const;
