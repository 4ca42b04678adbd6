import type { Browser } from "playwright-core";
import type { Figure } from "../figures/figure.ts";
import type { ShareTable } from "../figures/share-table.ts";
import type { FilledLibrary } from "./filled-library.ts";

/** What rows share. It is made when a row first asks for it. */
export interface Bench {
  /** How many articles an index or a library holds. */
  readonly articles: number;
  browser(): Promise<Browser>;
  /** Plain files of that many articles, and an index that knows them. Rows add to it and take nothing away. */
  library(): Promise<FilledLibrary>;
  /** Tells whoever waits what is going on. */
  say(progress: string): void;
}

/** One topic of the benchmark. */
export interface Row {
  /** As it is asked for on the command line. */
  readonly name: string;
  /** @throws when ours and the baseline do not come to the same: then there is nothing to time */
  figures(bench: Bench): AsyncIterable<Figure | ShareTable>;
}
