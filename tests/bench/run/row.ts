import type { Browser } from "playwright-core";
import type { Figure } from "../figures/figure.ts";
import type { GrowthTable } from "../figures/growth-table.ts";
import type { ShareTable } from "../figures/share-table.ts";
import type { FilledLibrary } from "./filled-library.ts";

/** What rows share. It is made when a row first asks for it. */
export interface Bench {
  /** How many articles an index or a library holds. */
  readonly articles: number;
  /** How many annotations the articles of a made library have, together. */
  readonly annotations: number;
  /** Names of rows, for a row that is made of others; empty for all of them. */
  readonly only: readonly string[];
  browser(): Promise<Browser>;
  /** Plain files of that many articles, and an index that knows them. Rows add to it and take nothing away. */
  library(): Promise<FilledLibrary>;
  /** Tells whoever waits what is going on. */
  say(progress: string): void;
}

export type Report = Figure | ShareTable | GrowthTable;

/** One topic of the benchmark. */
export interface Row {
  /** As it is asked for on the command line. */
  readonly name: string;
  /** Measured only when asked for by name: it repeats other rows. */
  readonly isAskedFor?: true;
  /** @throws when ours and the baseline do not come to the same: then there is nothing to time */
  figures(bench: Bench): AsyncIterable<Report>;
}
