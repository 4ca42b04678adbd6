import { createContext, use } from "react";
import { type StoreApi, createStore, useStore } from "zustand";
import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { PendingChange } from "../data/pending-changes.ts";
import type { LinkWish } from "../frame/link-guard.ts";
import type { Unmarkable } from "../text/selected-span.ts";

/** What lies beside the page where there is no room for it, or over it. */
export type Panel = "outline" | "notes" | "typography";

/** What a note card is being used for. */
export interface CardWork {
  readonly annotationId: AnnotationId;
  readonly work: "note" | "tags";
}

/** The view state of one open article; data comes from the app. */
export interface ReaderState {
  /** What is selected with mouse or keyboard. */
  readonly selection: Span | undefined;
  /** Why what is selected cannot be highlighted; undefined where it can, or nothing is. */
  readonly unmarkable: Unmarkable | undefined;
  /** A mouse button is down in the article: the bar waits until the selection is done. */
  readonly isPressing: boolean;
  readonly focused: AnnotationId | undefined;
  readonly hovered: AnnotationId | undefined;
  /** A highlight that was just made: the bar stays away from it. */
  readonly quiet: AnnotationId | undefined;
  /** The sentence, or more, that the keyboard stands on. */
  readonly cursor: Span | undefined;
  /** A passage that was jumped to. */
  readonly target: Span | undefined;
  /** What is in view, from the first line to the last. */
  readonly visible: Span;
  /** The stretch whose highlights are painted and whose notes are laid out. */
  readonly near: Span;
  readonly panel: Panel | undefined;
  readonly cardWork: CardWork | undefined;
  readonly isFinding: boolean;
  /** Grows each time the find bar is called for, so that it takes the focus again. */
  readonly findCalls: number;
  readonly sought: string;
  /** Number of the match one stands on. */
  readonly match: number | undefined;
  readonly areHighlightsHidden: boolean;
  /** What is selected becomes a highlight at once. */
  readonly isPenOn: boolean;
  readonly link: LinkWish | undefined;
  readonly dialog: "rename" | "details" | undefined;
  readonly pending: readonly PendingChange[];
  /** Said to screen readers. */
  readonly announcement: string;
}

export type ReaderStore = StoreApi<ReaderState>;

const NOWHERE: Span = { start: 0, end: 0 };

export function makeReaderStore(): ReaderStore {
  return createStore<ReaderState>()(() => ({
    selection: undefined,
    unmarkable: undefined,
    isPressing: false,
    focused: undefined,
    hovered: undefined,
    quiet: undefined,
    cursor: undefined,
    target: undefined,
    visible: NOWHERE,
    near: NOWHERE,
    panel: undefined,
    cardWork: undefined,
    isFinding: false,
    findCalls: 0,
    sought: "",
    match: undefined,
    areHighlightsHidden: false,
    isPenOn: false,
    link: undefined,
    dialog: undefined,
    pending: [],
    announcement: "",
  }));
}

export const ReaderContext = createContext<ReaderStore | undefined>(undefined);

export function useReaderStore(): ReaderStore {
  const store = use(ReaderContext);
  if (store === undefined) throw new Error("only inside a ReaderScreen");
  return store;
}

export function useReader<Part>(select: (state: ReaderState) => Part): Part {
  return useStore(useReaderStore(), select);
}
