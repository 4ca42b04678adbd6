import { DEEDS } from "#contract/deed-calls.js";
import type { CallName } from "#contract/calls.js";

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
