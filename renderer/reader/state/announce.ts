import type { ReaderStore } from "./reader-store.ts";

// Said as nothing, and yet another text: a live region says only what is new in it.
const SILENT = "\u00a0";

/** Says something to screen readers, even when it is what was said last. */
export function announce(store: ReaderStore, words: string): void {
  store.setState(({ announcement }) => ({
    announcement: announcement === words ? words + SILENT : words,
  }));
}
