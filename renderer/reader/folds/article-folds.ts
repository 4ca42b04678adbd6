import type { FoldedParagraph } from "#contract/records.js";
import type { Span } from "#core/anchor/selectors.js";
import { wording } from "#core/wording/wording.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { elementsOf } from "./elements-of.ts";
import { type JoinedNotices, joinNotices } from "./join-notices.ts";

/** What of an article is folded away, each behind one line. What is folded is out of sight, and stays in the text. */
export interface ArticleFolds {
  readonly isEmpty: boolean;
  /** Unfolds whatever a passage lies in. */
  reveal(span: Span): void;
  /** Keeps everything unfolded that one of these lies in, for as long as it does. */
  hold(spans: readonly Span[]): void;
  /** Unfolds everything; where nothing is folded, folds what is not held. @returns what is to be seen now */
  toggleAll(): "shown" | "hidden";
  /** The words of a stretch, without those that are folded. */
  seen(span: Span): string;
  /** What a stretch touches of what is folded away now, in reading order. */
  closedIn(span: Span): readonly JoinedNotices[];
  /** The offset itself, or, where a fold begins there, the one before it: who stopped above a fold did not look into it. */
  above(offset: number): number;
}

export interface FoldedFrom {
  /** In reading order; those that cannot be folded by themselves are shown. */
  readonly notices: readonly FoldedParagraph[];
  readonly startAs: "folded" | "unfolded";
}

type Laid = Pick<ArticlePage, "document" | "root" | "sections" | "offsets">;

interface Fold {
  readonly notices: JoinedNotices;
  readonly elements: readonly Element[];
  readonly button: HTMLButtonElement;
  isOpen: boolean;
  isHeld: boolean;
}

/**
 * Puts a line before each run of notices. Neither it nor folding changes a text node: the line is a button without text, named by
 * attributes that the style shows, and what is folded has an attribute that the style hides.
 */
export function foldNotices(page: Laid, { notices, startAs }: FoldedFrom): ArticleFolds {
  const { offsets, root } = page;
  const foldable = notices.filter(
    ({ lead, end }) => elementsOf(page, { start: lead, end }) !== undefined,
  );
  const folds = joinNotices(foldable, offsets.text).flatMap((joined): Fold[] => {
    const elements = elementsOf(page, joined);
    const [first] = elements ?? [];
    if (elements === undefined || first === undefined) return [];
    const button = makeLine(first, joined);
    return [{ notices: joined, elements, button, isOpen: true, isHeld: false }];
  });

  for (const fold of folds) set(fold, { isOpen: startAs === "unfolded" });
  // On the root and not on each line: the page has one life, and so has its root.
  root.addEventListener("click", (event) => {
    const fold = folds.find(({ button }) => button === event.target);
    if (fold !== undefined && !fold.isHeld) set(fold, { isOpen: !fold.isOpen });
  });

  return {
    isEmpty: folds.length === 0,
    reveal(span) {
      for (const fold of folds) if (touches(fold.notices, span)) set(fold, { isOpen: true });
    },
    hold(spans) {
      for (const fold of folds) {
        fold.isHeld = spans.some((span) => touches(fold.notices, span));
        fold.button.toggleAttribute("data-held", fold.isHeld);
        if (fold.isHeld) fold.button.setAttribute("aria-disabled", "true");
        else fold.button.removeAttribute("aria-disabled");
        if (fold.isHeld) set(fold, { isOpen: true });
      }
    },
    toggleAll() {
      const isAnyFolded = folds.some(({ isOpen }) => !isOpen);
      for (const fold of folds) set(fold, { isOpen: isAnyFolded || fold.isHeld });
      return isAnyFolded ? "shown" : "hidden";
    },
    seen({ start, end }) {
      let text = "";
      let from = start;
      for (const { notices: hidden, isOpen } of folds) {
        if (isOpen || !touches(hidden, { start, end })) continue;
        text += offsets.text.slice(from, Math.max(from, hidden.start));
        from = Math.min(end, hidden.end);
      }
      return text + offsets.text.slice(from, end);
    },
    closedIn: (span) =>
      folds
        .filter(({ notices: hidden, isOpen }) => !isOpen && touches(hidden, span))
        .map(({ notices: hidden }) => hidden),
    above(offset) {
      const isAtFold = folds.some(({ notices: { start }, isOpen }) => !isOpen && start === offset);
      return isAtFold ? Math.max(0, offset - 1) : offset;
    },
  };
}

function touches(fold: Span, span: Span): boolean {
  return span.start < fold.end && span.end > fold.start;
}

function set(fold: Fold, { isOpen }: Pick<Fold, "isOpen">): void {
  fold.isOpen = isOpen;
  fold.button.setAttribute("aria-expanded", String(isOpen));
  for (const element of fold.elements) element.toggleAttribute("data-folded", !isOpen);
}

/** Only items may stand in a list. */
const WRAPPERS: Readonly<Record<string, string>> = { ul: "li", ol: "li", dl: "dd" };

function makeLine(before: Element, { count, fewest, most }: JoinedNotices): HTMLButtonElement {
  const document = before.ownerDocument;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold";
  // In the window's language, whatever that of the article is.
  button.lang = document.documentElement.lang;
  button.dataset["label"] = wording.reader.folds.line(count, fewest, most);
  button.setAttribute("aria-label", wording.reader.folds.label(count, fewest, most));
  const wrapper = WRAPPERS[before.parentElement?.localName ?? ""];
  if (wrapper === undefined) {
    before.before(button);
  } else {
    const item = document.createElement(wrapper);
    item.className = "fold-item";
    item.append(button);
    before.before(item);
  }
  return button;
}
