import type { Color } from "#core/annotation/color.js";
import type { ArticleState } from "#core/article/article-state.js";
import type { Tag } from "#core/tag/tag.js";

/** What is to be counted. */
export interface StatisticsQuestion {
  /** IANA name of the zone whose days and months are meant. */
  readonly timeZone: string;
  /** The first day of the period, such as `2026-01-01`; null for all that there is. It goes on to the present and beyond. */
  readonly since: string | null;
}

/** What the library holds and what became of it, in figures. What lies in the trash is left out. */
export interface Statistics {
  /** Added in the period, by where they are now. */
  articles: Record<ArticleState, number>;
  /** Of those. */
  words: number;
  /** Done in the period, and not taken up again. */
  finished: number;
  /** Of articles finished in the period, and of others the part that was read, when they were read last in it. */
  wordsRead: number;
  /** Inbox and Reading as they are now, whatever the period. */
  waiting: { articles: number; words: number };
  /** Made in the period. */
  highlights: number;
  /** Those of them that have a note. */
  notes: number;
  colors: Record<Color, number>;
  /** Whatever the period: the months in which anything happened, oldest first. */
  months: MonthFigures[];
  /** Whatever the period: the days on which something was highlighted, oldest first. */
  days: { day: string; highlights: number }[];
  /** Most used first, with how many articles added in the period carry each themselves. */
  articleTags: { tag: Tag; count: number }[];
  /** The same for highlights made in the period. */
  highlightTags: { tag: Tag; count: number }[];
  /** Of the articles added in the period, most frequent first. `name` is what `site:` finds so many by. */
  sites: { name: string; count: number }[];
  /** The same by the first part of the language's tag, folded; null where it is not known. All of them. */
  languages: { language: string | null; count: number }[];
  /** How many articles added in the period are of each of `LENGTH_CLASSES`. */
  lengths: number[];
}

export interface MonthFigures {
  /** Such as `2026-11`. */
  month: string;
  added: number;
  finished: number;
  highlights: number;
  /** Those of them that have a note. */
  notes: number;
}
