import { parseArgs } from "node:util";
import { fail, ok, type Result } from "#core/result.js";

export interface BenchOptions {
  /** Names of rows; empty for all. */
  readonly rows: readonly string[];
  /** Names of the rows that a row of several is to be made of; empty for all of them. */
  readonly only: readonly string[];
  /** How many articles the index and the library hold. */
  readonly articles: number;
  /** How many annotations are in all of the articles of a made library. */
  readonly annotations: number;
  readonly isJson: boolean;
}

const DEFAULT_ARTICLES = 10_000;
/** Below that no word is in as many articles as the searches want. */
const FEWEST_ARTICLES = 500;

/** @returns why the words make no sense, in a sentence */
export function readOptions(
  words: readonly string[],
  known: readonly string[],
): Result<BenchOptions, string> {
  const { values, positionals } = parse(words);
  if (values === undefined) return fail(positionals);
  const articles = Number(values.articles ?? DEFAULT_ARTICLES);
  if (!Number.isInteger(articles) || articles < FEWEST_ARTICLES) {
    return fail(`--articles takes a whole number from ${FEWEST_ARTICLES}.`);
  }
  const annotations = Number(values.annotations ?? articles);
  if (!Number.isInteger(annotations) || annotations < 0) {
    return fail("--annotations takes a whole number, such as 1e6.");
  }
  const only = values.only?.split(",") ?? [];
  const unknown = [...positionals, ...only].find((name) => !known.includes(name));
  if (unknown !== undefined)
    return fail(`There is no “${unknown}”; there are ${known.join(", ")}.`);
  return ok({ rows: positionals, only, articles, annotations, isJson: values.json === true });
}

function parse(words: readonly string[]):
  | {
      values: { articles?: string; annotations?: string; only?: string; json?: boolean };
      positionals: string[];
    }
  | { values: undefined; positionals: string } {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        articles: { type: "string" },
        annotations: { type: "string" },
        only: { type: "string" },
        json: { type: "boolean" },
      },
    });
  } catch (error) {
    return {
      values: undefined,
      positionals: error instanceof Error ? error.message : String(error),
    };
  }
}
