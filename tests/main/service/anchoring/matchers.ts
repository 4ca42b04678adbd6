import type { Anchor } from "#core/anchor/anchor.js";
import { describeSpan } from "#core/anchor/describe-span.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import { findPlaces } from "#core/anchor/find-places.js";
import { TextHash } from "#core/identity/ids.js";
import type { Trial } from "./trials.ts";

const OLD = TextHash.parse("a".repeat(64));
const NEW = TextHash.parse("b".repeat(64));

/** A way to find a highlight again. */
export interface Matcher {
  readonly name: string;
  /** Whether it is given the text that the highlight was made in, as the library has it, and not its quote alone. */
  readonly knowsOldText: boolean;
  readonly find: (trial: Trial) => Anchor;
}

/** As the app does it. */
export const withOldText: Matcher = {
  name: "with the old text",
  knowsOldText: true,
  find: (trial) => {
    const { position, from, to } = trial;
    const textHash = from.plainText === to.plainText ? OLD : NEW;
    return findAnchor(
      { position, quote: quoteOf(trial), textHash: OLD },
      { textHash, text: to },
      from,
    );
  },
};

/** As it does it with notes from elsewhere, or where the old version cannot be read. */
export const byQuoteAlone: Matcher = {
  name: "by the quote alone",
  knowsOldText: false,
  find: (trial) =>
    findAnchor(
      { position: trial.position, quote: quoteOf(trial), textHash: undefined },
      { textHash: NEW, text: trial.to },
    ),
};

/** Without floor, margin, or any doubt: wherever most of the words are. What the measure must be seen to catch. */
export const onBestPlace: Matcher = {
  name: "on the best place, whatever it is",
  knowsOldText: false,
  find: (trial) => {
    const { position, to } = trial;
    const [best] = findPlaces(to, quoteOf(trial), position.start);
    return best === undefined
      ? { kind: "orphaned", lastKnown: position }
      : { kind: "moved", span: best.span, score: best.score };
  },
};

export const MATCHERS = [withOldText, byQuoteAlone, onBestPlace] as const;

function quoteOf({ from, position }: Trial) {
  return describeSpan({ plainText: from.plainText, blocks: [] }, position).quote;
}
