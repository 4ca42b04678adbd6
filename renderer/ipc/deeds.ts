import type { CallName } from "#contract/calls.js";

/** Calls after which Undo takes back something else than before. */
const DEEDS: ReadonlySet<CallName> = new Set([
  "articles.update",
  "articles.import",
  "articles.reread",
  "annotations.create",
  "annotations.createFromQuote",
  "annotations.update",
  "annotations.merge",
  "annotations.split",
  "tags.change",
  "tags.setColor",
  "colors.setName",
  "savedSearches.put",
  "savedSearches.remove",
  "notes.import",
  "undo",
  "redo",
]);
const listeners = new Set<() => void>();

/** Hears that this window begins a deed. @returns its undo */
export function onDeed(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Called for every call to the app. */
export function noteCall(name: CallName): void {
  if (DEEDS.has(name)) for (const tell of listeners) tell();
}
