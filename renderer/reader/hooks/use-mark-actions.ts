import { useMemo } from "react";
import type { ArticleDetail } from "#contract/records.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { Color } from "#core/annotation/color.js";
import { type CopyKind, copiedText } from "#core/quotation/copied-text.js";
import { linkTo } from "#core/quotation/link-to.js";
import { notesOf } from "#core/annotation/notes-of.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../../data/use-color-names.ts";
import { useChangeSettings, useSettings } from "../../data/use-settings.ts";
import { showToast } from "../../ui/toasts.ts";
import { tellDeed } from "../../undo/tell-deed.ts";
import { copyText } from "../copy-text.ts";
import type { Annotate } from "../data/use-annotate.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { marksToMerge, markToSplit } from "../highlights/rearranging.ts";
import { type CardWork, type ReaderStore, useReaderStore } from "../state/reader-store.ts";
import type { PlacedAnnotation } from "./use-painter.ts";
import { clearSelection } from "./use-selection.ts";

/** What the bar and the keys do to the selected words or the focused highlight. Each returns false when there is nothing to do it to. */
export interface MarkActions {
  /** Highlights the selected words, or gives the focused highlight another colour. */
  mark(color: Color): boolean;
  /** Highlights in the colour used last. */
  highlight(): boolean;
  /** Opens the note or the tags of the focused highlight; makes one of the selected words first. */
  work(work: CardWork["work"]): boolean;
  trash(): boolean;
  /** Makes one of the focused highlight and all that it overlaps or touches. */
  merge(): boolean;
  /** Cuts the highlight that the words lie in before and behind them. */
  split(): boolean;
  /** Of a highlight, note and tags go along where the kind takes them. A link leads to the article where nothing is marked. */
  copy(kind: CopyKind): boolean;
  /** What all this would be about: the words themselves. */
  passage(): string | undefined;
}

interface Parts {
  readonly page: ArticlePage | undefined;
  readonly detail: ArticleDetail;
  readonly annotations: readonly Annotation[];
  readonly placed: readonly PlacedAnnotation[];
  readonly annotate: Annotate;
}

export function useMarkActions(marks: Parts): MarkActions {
  const { page, detail, annotations, placed, annotate } = marks;
  const store = useReaderStore();
  const { lastColor } = useSettings();
  const changeSettings = useChangeSettings();
  const names = useColorNames();
  return useMemo(() => {
    const parts = { page, detail, annotations, placed, annotate, store, names };
    const mark = (color: Color): boolean => {
      if (color !== lastColor) changeSettings({ lastColor: color });
      return markIn(parts, color) !== undefined;
    };
    return {
      mark,
      highlight: () => mark(lastColor),
      ...workActions(parts, lastColor),
      ...rearrangeActions(parts),
      ...copyActions(parts),
    };
  }, [page, detail, annotations, placed, annotate, store, names, lastColor, changeSettings]);
}

interface StoreParts extends Parts {
  readonly store: ReaderStore;
  /** What each colour is called. */
  readonly names: Readonly<Record<Color, string>>;
}

function focusedIn({ annotations, store }: StoreParts): Annotation | undefined {
  const { focused } = store.getState();
  if (focused === undefined) return undefined;
  return annotations.find(({ annotationId }) => annotationId === focused);
}

/** What is selected, else the cursor's sentence; not once it became the highlight that has the focus. */
function wordsIn({ store }: StoreParts): Span | undefined {
  const { selection, cursor, focused } = store.getState();
  return selection ?? (focused === undefined ? cursor : undefined);
}

/** @returns the highlight that was made or recoloured */
function markIn(parts: StoreParts, color: Color): Annotation | undefined {
  const { page, annotate, store, names } = parts;
  const span = wordsIn(parts);
  if (page !== undefined && span !== undefined) {
    const annotation = annotate.create({ span, color, text: page.offsets.text });
    clearSelection(page);
    const { annotationId } = annotation;
    // The bar has done its work; the focus stays for a note or tags.
    store.setState({ selection: undefined, focused: annotationId, quiet: annotationId });
    say(store, wording.reader.said.highlighted(names[color], annotation.quote.exact));
    return annotation;
  }
  const focused = focusedIn(parts);
  if (focused !== undefined && focused.color !== color) {
    annotate.recolor(focused, color);
    say(store, wording.reader.said.recolored(names[color]));
  }
  return focused;
}

function workActions(parts: StoreParts, lastColor: Color): Pick<MarkActions, "work" | "trash"> {
  const { store, annotate } = parts;
  return {
    work(work) {
      const made = wordsIn(parts) === undefined ? focusedIn(parts) : markIn(parts, lastColor);
      if (made === undefined) return false;
      store.setState({ cardWork: { annotationId: made.annotationId, work } });
      return true;
    },
    trash() {
      const focused = focusedIn(parts);
      if (focused === undefined) return false;
      store.setState({ focused: undefined, cardWork: undefined });
      void annotate.trash(focused).then((isSaved) => {
        if (isSaved) tellDeed(wording.notebook.trashed);
      });
      return true;
    },
  };
}

function rearrangeActions(parts: StoreParts): Pick<MarkActions, "merge" | "split"> {
  const { page, placed, annotate, store } = parts;
  const { merged, nothingToMerge, split, nothingToSplit } = wording.reader;
  return {
    merge() {
      const { focused } = store.getState();
      if (page === undefined || focused === undefined) return false;
      const marks = marksToMerge(page.offsets.text, placed, focused);
      if (marks.length === 0) showToast({ text: nothingToMerge });
      else {
        void annotate.merge(marks.map(({ annotation }) => annotation)).then((isSaved) => {
          if (isSaved) tellDeed(merged(marks.length));
        });
      }
      return true;
    },
    split() {
      const words = wordsIn(parts);
      if (page === undefined || words === undefined) return false;
      const mark = markToSplit(placed, words);
      if (mark === undefined) showToast({ text: nothingToSplit });
      else {
        clearSelection(page);
        store.setState({ selection: undefined });
        void annotate.split(mark.annotation, [words.start, words.end]).then((isSaved) => {
          if (isSaved) tellDeed(split);
        });
      }
      return true;
    },
  };
}

type CopyActions = Pick<MarkActions, "copy" | "passage">;

function copyActions(parts: StoreParts): CopyActions {
  const { page, detail } = parts;
  const { articleId, title, facts } = detail;
  function passage(): string | undefined {
    const span = wordsIn(parts);
    // What is seen: not what is folded in between.
    if (span !== undefined) return page?.folds.seen(span);
    return focusedIn(parts)?.quote.exact;
  }
  return {
    passage,
    copy(kind) {
      const highlight = wordsIn(parts) === undefined ? focusedIn(parts) : undefined;
      const words = passage();
      if (words === undefined && kind !== "link") return false;
      const copied = {
        words: words ?? "",
        notes: highlight === undefined ? [] : notesOf(highlight),
        tags: highlight?.tags ?? [],
        link: linkTo(articleId, highlight?.annotationId),
      };
      const source = { ...facts, title };
      const text = copiedText(kind, [{ source, passages: [copied] }]);
      void copyText(text, wording.copy.did[kind](1));
      return true;
    },
  };
}

function say(store: ReaderStore, announcement: string): void {
  store.setState({ announcement });
}
