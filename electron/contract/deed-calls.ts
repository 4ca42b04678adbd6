import type { CallName } from "./calls.ts";

/** Calls that do something which Undo takes back, and are soon done. */
export const QUICK_DEEDS = [
  "articles.update",
  "annotations.create",
  "annotations.createFromQuote",
  "annotations.update",
  "annotations.updateAll",
  "annotations.merge",
  "annotations.split",
  "tags.change",
  "tags.setColor",
  "colors.setName",
  "savedSearches.put",
  "savedSearches.remove",
] as const satisfies readonly CallName[];
export type QuickDeed = (typeof QUICK_DEEDS)[number];

/** Calls after which Undo takes back something else than before. */
export const DEEDS: ReadonlySet<CallName> = new Set([
  ...QUICK_DEEDS,
  "articles.import",
  "articles.reread",
  "notes.import",
  "snapshots.restore",
  "undo",
  "redo",
]);
