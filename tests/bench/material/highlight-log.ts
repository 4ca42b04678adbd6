import { describeSpan } from "#core/anchor/describe-span.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Color } from "#core/annotation/color.js";
import { AnnotationId, WriterId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import { HybridTime, type Operation } from "#core/operation/operation.js";
import { Tag } from "#core/tag/tag.js";
import { type Random, seededRandom } from "./random.ts";
import type { StoredArticle } from "./stored-article.ts";

/** Another device of the same person. */
const WRITER = WriterId.parse("bench0");
const FIRST_HIGHLIGHT = Date.UTC(2026, 6, 1);
/** Purple is left for highlights that are made while the clock runs. */
const COLORS_IN_USE: readonly Color[] = ["pink", "orange", "yellow", "green", "blue"];
/** Every so many highlights have one. */
const NOTE_EVERY = 10;
const TAG_EVERY = 5;

/** Writes a log in which an article has these highlights. @returns the file's path below the article's folder, and its lines */
export function highlightLog(
  { document, contentHash }: StoredArticle,
  spans: readonly Span[],
  tagsOf: (place: number) => readonly Tag[] = someTags,
): { readonly path: string; readonly content: string } {
  const lines = spans.map((position, place): string => {
    const time = FIRST_HIGHLIGHT + place;
    const operation: Operation = {
      v: 1,
      w: WRITER,
      n: place + 1,
      t: HybridTime.parse(`${new Date(time).toISOString()}-0000`),
      after: [],
      kind: "highlight",
      id: AnnotationId.parse(makeUlid(time, new Uint8Array(10))),
      set: {
        contentHash,
        position,
        ...describeSpan(document, position),
        color: COLORS_IN_USE[place % COLORS_IN_USE.length] ?? "yellow",
        style: "fill",
        ...(place % NOTE_EVERY === 0 && { note: `Note ${place}: compare with the next one.` }),
      },
      ...(tagsOf(place).length > 0 && { add: { tags: [...tagsOf(place)] } }),
    };
    return `${encodeOperation(operation)}\n`;
  });
  return { path: `marks/${WRITER}.jsonl`, content: lines.join("") };
}

function someTags(place: number): readonly Tag[] {
  return place % TAG_EVERY === 0 ? [Tag.parse(`tag ${place % 25}`)] : [];
}

/**
 * Spreads highlights over a text, a few words each, none touching another.
 * @returns by start
 */
export function spreadSpans(plainText: string, count: number, seed: number): readonly Span[] {
  const random = seededRandom(seed);
  const stride = plainText.length / count;
  return Array.from({ length: count }, (_, place) =>
    wordsNear(plainText, Math.floor(place * stride), stride, random),
  );
}

/** From the start of a word to the end of one, in the first two thirds of the stretch that this highlight has to itself. */
function wordsNear(text: string, from: number, stride: number, random: Random): Span {
  const start = text.indexOf(" ", from + random.below(stride / 3)) + 1;
  const wanted = start + Math.max(1, random.below(Math.min(120, stride / 3)));
  const end = [" ", "\n"].map((gap) => text.indexOf(gap, wanted)).filter((place) => place > start);
  return { start, end: Math.min(...end, text.length) };
}
