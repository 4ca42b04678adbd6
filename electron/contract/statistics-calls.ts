import { z } from "zod";
import { COLORS } from "#core/annotation/color.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import { readPeriod } from "#core/date/period.js";
import { isTimeZone } from "#core/date/zone-clock.js";
import { Tag } from "#core/tag/tag.js";

const Count = z.int().nonnegative();
const TagFigure = z.object({ tag: Tag, count: Count });

/** What happened in a month of the reader's own calendar. */
export const MonthFigures = z.object({
  /** Such as `2026-11`. */
  month: z.string(),
  added: Count,
  finished: Count,
  highlights: Count,
  /** Those of them that have a note. */
  notes: Count,
});
export type MonthFigures = z.infer<typeof MonthFigures>;

/** What the library holds and what became of it, in figures. What lies in the trash is left out. */
export const Statistics = z.object({
  /** Added in the period, by where they are now. */
  articles: z.record(z.enum(ARTICLE_STATES), Count),
  /** Of those. */
  words: Count,
  /** Done in the period, and not taken up again. */
  finished: Count,
  /** Of articles finished in the period, and of others the part that was read, when they were read last in it. */
  wordsRead: Count,
  /** Inbox and Reading as they are now, whatever the period; words without those that were read. */
  waiting: z.object({ articles: Count, words: Count }),
  /** Made in the period. */
  highlights: Count,
  /** Those of them that have a note. */
  notes: Count,
  colors: z.record(z.enum(COLORS), Count),
  /** Whatever the period: the months in which anything happened, oldest first. */
  months: z.array(MonthFigures),
  /** Whatever the period: the days on which something was highlighted, oldest first. */
  days: z.array(z.object({ day: z.string(), highlights: Count })),
  /** Most used first, with how many articles added in the period carry each themselves. */
  articleTags: z.array(TagFigure),
  /** The same for highlights made in the period. */
  highlightTags: z.array(TagFigure),
  /** Of the articles added in the period, most frequent first. `name` is what `site:` finds so many by. */
  sites: z.array(z.object({ name: z.string(), count: Count })),
  /** The same by the first part of the language's tag, folded; null where it is not known. All of them. */
  languages: z.array(z.object({ language: z.string().nullable(), count: Count })),
  /** How many articles added in the period are of each of `LENGTH_CLASSES`. */
  lengths: z.array(Count),
});
export type Statistics = z.infer<typeof Statistics>;

export const statisticsCalls = {
  statistics: {
    input: z.object({
      /** IANA name of the zone whose days and months are meant. */
      timeZone: z.string().refine(isTimeZone, "no time zone that is known here"),
      /** The first day of the period, such as `2026-01-01`; null for all that there is. It goes on to the present. */
      since: z
        .string()
        .refine((day) => day.length === "2026-01-01".length && readPeriod(day) !== undefined)
        .nullable()
        .default(null),
    }),
    output: Statistics,
  },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;
