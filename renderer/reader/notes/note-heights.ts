import { wording } from "#core/wording/wording.js";

// How much of a crowded note is shown, in lines; the last where even those before would be too many.
const SHORT_LINES: readonly number[] = [2, 1];
// Less than that is not worth hiding anything for. CSS pixels.
const LEAST_GAIN_PX = 12;

/** The parts of a note's card that become shorter. Marked by attributes, since they are no components' own business. */
interface CardParts {
  readonly card: HTMLElement;
  readonly content: HTMLElement;
  readonly more: HTMLElement;
}

/** How high a card is, and would be. CSS pixels. */
export interface NoteHeights {
  /** Whole, then with the lines of `lines` each. */
  readonly heights: readonly number[];
  /** Of each height but the first: how many lines are shown. */
  readonly lines: readonly number[];
}

/** @param item  what holds the card; what it says does not depend on how much of it is shown now */
export function noteHeights(item: HTMLElement): NoteHeights {
  const parts = partsOf(item);
  if (parts === undefined) return { heights: [item.offsetHeight], lines: [] };
  const { card, content, more } = parts;
  const lineHeight = lineHeightOf(content);
  const rest = item.offsetHeight - content.offsetHeight - more.offsetHeight;
  const heights = [rest + wholeHeightOf(card, content)];
  const lines: number[] = [];
  for (const shown of SHORT_LINES) {
    // One line more says how much is left out.
    const height = rest + Math.round((shown + 1) * lineHeight);
    if (height > (heights.at(-1) ?? 0) - LEAST_GAIN_PX) continue;
    heights.push(height);
    lines.push(shown);
  }
  return { heights, lines };
}

/** Shows a note whole, or the first lines of it and how many there are more. @param lines  undefined: whole */
export function showLines(item: HTMLElement, lines: number | undefined): void {
  const parts = partsOf(item);
  if (parts === undefined) return;
  const { card, content, more } = parts;
  const wanted = lines === undefined ? null : String(lines);
  if (card.getAttribute("data-short") !== wanted) {
    const before = content.offsetHeight;
    if (wanted === null) card.removeAttribute("data-short");
    else card.setAttribute("data-short", wanted);
    glide(content, before);
  }
  if (lines === undefined) return;
  const all = Math.round(wholeHeightOf(card, content) / lineHeightOf(content));
  const left = Math.max(1, all - lines);
  const told = more.getAttribute("data-lines");
  if (told !== String(left)) {
    more.setAttribute("data-lines", String(left));
    // Of a long note not even all lines are there to be counted.
    const isBeginning = content.querySelector("[data-show-all]") !== null;
    more.textContent = isBeginning
      ? wording.reader.noteMuchMore
      : wording.reader.noteMoreLines(left);
  }
}

/** How high the contents of cards were when they were last seen whole, with what they said and how wide they were then. */
const seenWhole = new WeakMap<HTMLElement, { readonly key: string; readonly height: number }>();

/** Of a short one the browser does not say it: what lies behind the last line has no height. */
function wholeHeightOf(card: HTMLElement, content: HTMLElement): number {
  const key = `${content.clientWidth} ${content.getAttribute("data-note-content")}`;
  const seen = seenWhole.get(content);
  const lines = card.getAttribute("data-short");
  if (lines !== null && seen?.key === key) return seen.height;
  if (lines !== null) card.removeAttribute("data-short");
  // While it grows it is less high than it is going to be.
  const height = content.scrollHeight;
  if (lines !== null) card.setAttribute("data-short", lines);
  seenWhole.set(content, { key, height });
  return height;
}

/** From the height that it had to the one that it has. Whatever stands below follows each frame. */
function glide(content: HTMLElement, before: number): void {
  const duration = Number.parseFloat(getComputedStyle(content).getPropertyValue("--motion"));
  const after = content.offsetHeight;
  if (before === after || !(duration > 0)) return;
  for (const running of content.getAnimations()) running.cancel();
  content.animate(
    [
      { height: `${before}px`, overflow: "clip" },
      { height: `${after}px`, overflow: "clip" },
    ],
    { duration, easing: "cubic-bezier(0.2, 0, 0, 1)" },
  );
}

function partsOf(item: HTMLElement): CardParts | undefined {
  const content = item.querySelector<HTMLElement>("[data-note-content]");
  const more = item.querySelector<HTMLElement>("[data-note-more]");
  const card = content?.parentElement;
  if (content === null || more === null || !card) return undefined;
  return { card, content, more };
}

function lineHeightOf(content: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(content).lineHeight);
}
