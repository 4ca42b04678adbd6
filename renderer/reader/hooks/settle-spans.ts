import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { PendingChange } from "../data/pending-changes.ts";
import type { Annotate } from "../data/use-annotate.ts";
import type { ReaderStore } from "../state/reader-store.ts";

// Movements that follow one another quickly are one deed: undone together, and one line in the log.
const SETTLE_MS = 500;
// While Shift or the mouse is still held the run goes on, but not for ever: what is not saved is lost in a crash.
const SETTLE_WHILE_HELD_MS = 3_000;

/** Gives highlights other spans, at once on the page and saved as one deed for each run of movements. */
export interface SpanSettling {
  settle(annotation: Annotation, span: Span): void;
  /** The hand is still on it: the run goes on until it lets go. */
  setHeld(isHeld: boolean): void;
  /** Saves what has not come to rest yet. @returns once it is saved; undefined when there is nothing */
  flush(): Promise<boolean> | undefined;
  /** Follows the store, so that what is done next is never done before the movement. @returns its undo */
  watch(): () => void;
}

/** An adjustment that is not sent yet. It shows through a change of the store. */
interface Adjustment {
  readonly annotation: Annotation;
  readonly span: Span;
  readonly change: PendingChange;
}

export function settleSpans(store: ReaderStore, annotate: Annotate): SpanSettling {
  let current: Adjustment | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isHeld = false;

  function waitForRest(): void {
    clearTimeout(timer);
    if (current !== undefined) {
      timer = setTimeout(() => void flush(), isHeld ? SETTLE_WHILE_HELD_MS : SETTLE_MS);
    }
  }

  function flush(): Promise<boolean> | undefined {
    clearTimeout(timer);
    if (current === undefined) return undefined;
    const { annotation, span, change } = current;
    current = undefined;
    // Saving lays a change of its own over the page before this one goes.
    const saved = annotate.setSpan(annotation, span);
    store.setState(({ pending }) => ({ pending: pending.filter((other) => other !== change) }));
    return saved;
  }

  function settle(annotation: Annotation, span: Span): void {
    const { annotationId } = annotation;
    if (current !== undefined && current.annotation.annotationId !== annotationId) void flush();
    const before = current?.change;
    const change: PendingChange = {
      kind: "changed",
      annotationId,
      fields: { anchor: { kind: "moved", span, score: 1 } },
    };
    current = { annotation, span, change };
    store.setState(({ pending }) => ({
      pending: [...pending.filter((other) => other !== before), change],
    }));
    waitForRest();
  }

  return {
    settle,
    flush,
    setHeld(isHeldNow) {
      if (isHeld === isHeldNow) return;
      isHeld = isHeldNow;
      waitForRest();
    },
    watch: () =>
      store.subscribe(({ focused, pending }) => {
        if (current === undefined) return;
        const { change, annotation } = current;
        const isLeft = focused !== annotation.annotationId;
        // Recoloured, given a note, deleted: that is told here before it is asked of the app.
        const later = pending.slice(pending.indexOf(change) + 1);
        const isOvertaken = later.some((other) => idOf(other) === annotation.annotationId);
        if (isLeft || isOvertaken) void flush();
      }),
  };
}

function idOf(change: PendingChange): string {
  return change.kind === "created" ? change.annotation.annotationId : change.annotationId;
}
