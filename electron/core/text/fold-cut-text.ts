import { foldRun } from "./fold-cluster.ts";
import { BEYOND_ASCII, foldForSearch, isMostlyBeyondAscii } from "./fold-for-search.ts";

/** A folded text, and where in it is what stood at some places of the original. */
export interface FoldedCutText {
  /** The pieces folded one by one, and joined: at white space that is the same as folding the whole. */
  readonly folded: string;
  /** UTF-16 code units of `folded`, one for each cut. */
  readonly places: readonly number[];
}

/**
 * Folds a text piece by piece, at once where that comes to the same: half of the time where pieces are paragraphs.
 * @param cuts  where its pieces begin and end, each no smaller than the one before; UTF-16 code units
 */
export function foldCutText(text: string, cuts: readonly number[]): FoldedCutText {
  // By units it is not known what became of which place.
  const atOnce = isMostlyBeyondAscii(text) ? undefined : foldAtOnce(text, cuts);
  return atOnce ?? foldPieces(text, cuts);
}

/** @returns undefined where something that is folded together is cut */
function foldAtOnce(text: string, cuts: readonly number[]): FoldedCutText | undefined {
  const places: number[] = [];
  let isCut = false;
  /** By how much what follows has moved. */
  let moved = 0;
  const placeUpTo = (end: number): void => {
    for (let cut = cuts[places.length]; cut !== undefined && cut <= end;) {
      places.push(cut + moved);
      cut = cuts[places.length];
    }
  };
  const replaced = text.replace(BEYOND_ASCII, (run: string, at: number) => {
    placeUpTo(at);
    if ((cuts[places.length] ?? text.length) < at + run.length) isCut = true;
    const folded = foldRun(run);
    moved += folded.length - run.length;
    return folded;
  });
  placeUpTo(text.length);
  // See `foldForSearch`: what is left to be made lower case is ASCII.
  return isCut ? undefined : { folded: replaced.toLowerCase(), places };
}

function foldPieces(text: string, cuts: readonly number[]): FoldedCutText {
  const pieces: string[] = [];
  const places: number[] = [];
  let done = 0;
  let length = 0;
  const fold = (to: number): void => {
    const piece = foldForSearch(text.slice(done, to));
    pieces.push(piece);
    length += piece.length;
    done = to;
  };
  for (const cut of cuts) {
    fold(cut);
    places.push(length);
  }
  fold(text.length);
  // Joined at once it is one piece in memory, which is read faster than a chain of them.
  return { folded: pieces.join(""), places };
}
