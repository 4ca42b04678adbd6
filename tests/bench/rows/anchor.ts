import { findAnchor } from "#core/anchor/find-anchor.js";
import { searchedText } from "#core/anchor/searched-text.js";
import type { Span } from "#core/anchor/selectors.js";
import { describeSpan } from "#core/anchor/describe-span.js";
import { TextHash } from "#core/identity/ids.js";
import { scanApproximately } from "../baselines/scan-approximately.ts";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import { makeText } from "../material/made-text.ts";
import { seededRandom } from "../material/random.ts";
import type { Row } from "../run/row.ts";

const WORDS_OF_1_MB = 183_000;
const WORDS_OF_6_MB = 6 * WORDS_OF_1_MB;
const QUOTES = 1_000;
/** Of so many the baseline is measured, since of all it would take minutes; reported is that time, as many times over. */
const SCANNED = 40;
const RUNS = 5;
const WARM_UPS = 1;

const OLD = TextHash.parse("a".repeat(64));
const NEW = TextHash.parse("b".repeat(64));

/** Looking for highlights whose words were changed, in another version of their article. */
export const anchorRow: Row = {
  name: "anchor",
  async *figures(bench) {
    bench.say(`anchor: ${QUOTES.toLocaleString("en")} changed quotes in 1 MB`);
    yield await all(makeVersions(WORDS_OF_1_MB, QUOTES));
    bench.say("anchor: one changed quote in 6 MB");
    yield* single(makeVersions(WORDS_OF_6_MB, QUOTES));
  },
};

interface Versions {
  readonly old: string;
  readonly newer: string;
  readonly quotes: readonly Changed[];
}

interface Changed {
  /** Where it stood, and where it stands. */
  readonly position: Span;
  readonly truth: Span;
}

/** Reads nothing from before: both versions are indexed in each run, as when an article was imported again. */
async function all(versions: Versions): Promise<Figure> {
  const { old, newer, quotes } = versions;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
    const start = performance.now();
    const search = openSearch(versions);
    const found = quotes.map(({ position }) => search(position));
    const between = performance.now();
    const scanned = quotes
      .slice(0, SCANNED)
      .map(({ position }) => scanApproximately(newer, old.slice(position.start, position.end)));
    const end = performance.now();
    if (run === 0) assertFound(versions, found, scanned);
    if (run < WARM_UPS) continue;
    ours.push(between - start);
    theirs.push(((end - between) * QUOTES) / SCANNED);
  }
  return {
    row: "anchor",
    what: `re-anchor ${QUOTES.toLocaleString("en")} changed quotes in 1 MB, both versions indexed`,
    unit: "ms",
    ours: spreadOf(ours),
    baseline: spreadOf(theirs),
    against: `full approximate scans (${SCANNED}, as many times over)`,
    budget: { kind: "at-most", limit: 1_000, statistic: "median" },
    compared: "that both find every quote where it stands",
  };
}

async function* single(versions: Versions): AsyncGenerator<Figure> {
  const { old, newer, quotes } = versions;
  const indexing = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    searchedText(newer).words();
    return performance.now() - start;
  });
  const search = openSearch(versions);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (const [number, { position }] of quotes.entries()) {
    const start = performance.now();
    search(position);
    const between = performance.now();
    // The first ones index both texts and warm the engine up.
    if (number >= QUOTES / 2) ours.push(between - start);
    if (number >= SCANNED) continue;
    const again = performance.now();
    scanApproximately(newer, old.slice(position.start, position.end));
    theirs.push(performance.now() - again);
  }
  const shared = { row: "anchor", unit: "ms", against: "full approximate scan" } as const;
  const baseline = spreadOf(theirs);
  yield {
    ...shared,
    what: "look for one changed quote in 6 MB, indexed",
    ours: spreadOf(ours),
    baseline,
    budget: { kind: "at-most", limit: 0.3, statistic: "median" },
    compared: "that 1 MB of it was found equal before",
  };
  yield {
    ...shared,
    what: "index 6 MB, once for each version",
    ours: spreadOf(indexing),
    baseline,
    compared: "one scan of the same text",
  };
}

type Search = (position: Span) => Span | undefined;

/** As the service does: with the old text at hand. @returns where a quote stands, or most likely stands */
function openSearch({ old, newer }: Versions): Search {
  const document = { textHash: NEW, text: searchedText(newer) };
  const origin = searchedText(old);
  return (position) => {
    const { quote } = describeSpan({ plainText: old, blocks: [] }, position);
    const anchor = findAnchor({ position, quote, textHash: OLD }, document, origin);
    if (anchor.kind === "orphaned") return undefined;
    return anchor.kind === "uncertain" ? anchor.candidates[0]?.span : anchor.span;
  };
}

/** @throws when a quote was found elsewhere, or not at all */
function assertFound(
  { quotes }: Versions,
  ...answers: readonly (readonly (Span | undefined)[])[]
): void {
  for (const found of answers) {
    for (const [number, span] of found.entries()) {
      const { truth } = quotes[number] ?? { truth: { start: 0, end: 0 } };
      const shared =
        span === undefined ? 0 : Math.min(span.end, truth.end) - Math.max(span.start, truth.start);
      if (shared * 2 < truth.end - truth.start) throw new Error(`quote ${number} was not found`);
    }
  }
}

/** A text, and the same with a word replaced in the middle of each quote of ten to thirty words. */
function makeVersions(words: number, count: number): Versions {
  const old = makeText(1, words, "latin").paragraphs.join("\n");
  const random = seededRandom(11);
  const stretch = Math.floor(old.length / count);
  let newer = "";
  let copied = 0;
  const quotes = Array.from({ length: count }, (_, number): Changed => {
    const start = old.indexOf(" ", number * stretch + random.below(stretch >> 1)) + 1;
    const end = old.indexOf(" ", start + 60 + random.below(120));
    const word = old.indexOf(" ", (start + end) >> 1) + 1;
    const begins = newer.length + start - copied;
    newer += `${old.slice(copied, word)}otherwise`;
    copied = old.indexOf(" ", word);
    return {
      position: { start, end },
      truth: { start: begins, end: newer.length + Math.max(0, end - copied) },
    };
  });
  return { old, newer: newer + old.slice(copied), quotes };
}
