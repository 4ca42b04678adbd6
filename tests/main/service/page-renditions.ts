import { diffArrays } from "diff";
import type { Span } from "#core/anchor/selectors.js";
import { readDocument } from "#core/document/read-document.js";
import { searchTokens } from "#core/text/fold-for-search.js";
import { importArticle } from "../../../electron/import/import-article.ts";
import { chance } from "../../core/resemblance/made-texts.ts";
import { expectedPages } from "../import/shared-data.ts";

/** Two texts of one page of the web, as Postil reads them: its article alone, and all that is on it. */
export interface Renditions {
  readonly name: string;
  readonly article: string;
  readonly page: string;
}

/** Words of one text, and where they stand in the other by comparing both from end to end. */
export interface Passage {
  readonly words: number;
  readonly span: Span;
  readonly truth: Span;
}

export async function pageRenditions(): Promise<readonly Renditions[]> {
  const renditions: Renditions[] = [];
  for (const { name, source, article } of expectedPages()) {
    renditions.push({
      name,
      article: await readAsIs(article),
      page: await readAsIs(new TextDecoder().decode(source)),
    });
  }
  return renditions;
}

/** As a part of a page is read, of which nothing is left out but what no reader sees. */
async function readAsIs(html: string): Promise<string> {
  const body = html
    .replace(/<!doctype[^>]*>/iu, "")
    .replace(/<head[\s>][^]*?<\/head>/iu, "")
    .replaceAll(/<\/?(?:html|body)\b[^>]*>/giu, "");
  const bytes = new TextEncoder().encode(`<div>${body}</div>`);
  const imported = await importArticle({ name: "part.html", bytes });
  // Of a page without any text there is nothing to compare.
  return imported.ok ? readDocument(imported.value.html).plainText : "";
}

const WORD_COUNTS = [3, 10, 40] as const;

/** Of every length as many as asked, spread by chance; only those that stand whole in the other text. */
export function passagesIn(from: string, to: string, count: number): readonly Passage[] {
  const here = wordsIn(from);
  const there = wordsIn(to);
  const places = placesOf(here, there);
  const random = chance(here.length);
  return WORD_COUNTS.filter((words) => here.length > words + 10).flatMap((words) =>
    Array.from({ length: count }, () => Math.floor(random() * (here.length - words))).flatMap(
      (first) => {
        const own = places.slice(first, first + words);
        const [start = -1, end = -1] = [own[0], own.at(-1)];
        const isWhole = !own.includes(-1) && end - start <= words * 1.5 + 2;
        return isWhole
          ? [
              {
                words,
                span: spanBetween(here, first, first + words - 1),
                truth: spanBetween(there, start, end),
              },
            ]
          : [];
      },
    ),
  );
}

interface Word {
  readonly letters: string;
  readonly span: Span;
}

/** Words of their own, so that the measure does not hang on what it measures. */
function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{N}\p{M}]+/gu)].map(
    (match) => ({
      letters: searchTokens(match[0]).join(""),
      span: { start: match.index, end: match.index + match[0].length },
    }),
  );
}

/** @returns for each word the number of the same one in the other text; -1 for none */
function placesOf(here: readonly Word[], there: readonly Word[]): readonly number[] {
  const places: number[] = [];
  let place = 0;
  const letters = (words: readonly Word[]) => words.map((word) => word.letters);
  for (const part of diffArrays(letters(here), letters(there))) {
    for (let left = part.value.length; left > 0; left -= 1) {
      if (!part.added) places.push(part.removed ? -1 : place);
      if (!part.removed) place += 1;
    }
  }
  return places;
}

function spanBetween(words: readonly Word[], first: number, last: number): Span {
  return { start: words[first]?.span.start ?? 0, end: words[last]?.span.end ?? 0 };
}
