import type { FolderListing } from "./folder-listing.ts";
import { gatherChanges } from "./gather-changes.ts";
import type { LibraryChange } from "./library.ts";
import type { LibraryParts } from "./library-parts.ts";
import { LibraryWatch, type OwnWork } from "./watch-library.ts";

/** Those who want to know what others change. The files are watched as long as there is one. */
export interface LibraryListeners {
  /** @param ready  when all folders may be looked at. @returns its undo */
  add(
    parts: LibraryParts,
    listener: (change: LibraryChange) => void,
    ready?: Promise<void>,
  ): () => void;
  /** Somebody looked at a folder, for whatever reason. */
  heardLook(before: FolderListing | undefined, after: FolderListing | undefined): void;
  stop(): void;
}

/** @param onChange  hears it after all listeners */
export function createLibraryListeners(
  own: OwnWork,
  onChange: (change: LibraryChange) => void,
): LibraryListeners {
  const listeners = new Set<(change: LibraryChange) => void>();
  let watch: LibraryWatch | undefined;
  const tell = (change: LibraryChange): void => {
    for (const listener of listeners) listener(change);
    onChange(change);
  };
  const stop = (): void => {
    listeners.clear();
    watch?.stop();
    watch = undefined;
  };
  return {
    add(parts, listener, ready = Promise.resolve()) {
      listeners.add(listener);
      watch ??= new LibraryWatch(parts, own, gatherChanges(tell), ready);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) stop();
      };
    },
    heardLook: (before, after) => watch?.heardLook(before, after),
    stop,
  };
}
