import { count, integers } from "./count.ts";
import { describeReadingTime } from "./reading-time.ts";

const millions = new Intl.NumberFormat("en", {
  notation: "compact",
  compactDisplay: "long",
  maximumFractionDigits: 1,
});
const monthNames = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const shortMonths = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const dayNames = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const languageNames = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** What the library holds and what became of it. */
export const statisticsWording = {
  title: "Statistics",
  period: "Period",
  periods: {
    all: "All",
    "this-year": "This year",
    "last-12-months": "Last 12 months",
  },
  failed: "The figures could not be read.",
  empty: {
    title: "There is nothing to count yet.",
    text: "Add an article, read, and mark what strikes you: here you will see what became of it.",
  },
  /** From a million on only what one takes in. */
  large: (number: number) =>
    number < 1_000_000 ? integers.format(number) : millions.format(number),
  figures: {
    label: "At a glance",
    articles: (number: number) => (number === 1 ? "article" : "articles"),
    articlesAdded: (number: number) => (number === 1 ? "article added" : "articles added"),
    states: {
      inbox: (number: number) => `${integers.format(number)} in the inbox`,
      reading: (number: number) => `${integers.format(number)} being read`,
      done: (number: number) => `${integers.format(number)} done`,
      archived: (number: number) => `${integers.format(number)} archived`,
    },
    finished: (number: number) => (number === 1 ? "article finished" : "articles finished"),
    finishedHint: "marked as done",
    wordsRead: (number: number) => (number === 1 ? "word read" : "words read"),
    timeRead: (words: number) => `about ${describeReadingTime(words)} of reading`,
    highlights: (number: number) => (number === 1 ? "highlight" : "highlights"),
    notes: (number: number) => `${integers.format(number)} with a note`,
    waiting: "still to read",
    timeWaiting: describeReadingTime,
    waitingArticles: (number: number) => `${count(number, "article")} in Inbox and Reading`,
    nothingWaits: "Nothing is waiting.",
  },
  range: "How far back",
  ranges: { months: "24 months", years: "All years" },
  articlesPlot: {
    months: "Articles by month",
    years: "Articles by year",
    none: "No article was added or finished in this time.",
    added: "Added",
    finished: "Finished",
    values: (added: number, finished: number) =>
      `${integers.format(added)} added, ${integers.format(finished)} finished`,
  },
  highlightsPlot: {
    months: "Highlights by month",
    years: "Highlights by year",
    none: "Nothing was highlighted in this time.",
    highlights: "Highlights",
    notes: "With a note",
    values: (highlights: number, notes: number) =>
      `${count(highlights, "highlight")}, ${integers.format(notes)} with a note`,
  },
  calendar: {
    title: "Days with highlights",
    none: "Nothing was highlighted in this time.",
    days: (days: number) => count(days, "day"),
    values: (highlights: number) =>
      highlights === 0 ? "no highlights" : count(highlights, "highlight"),
    year: (year: number) => String(year),
    earlier: "The year before",
    later: "The year after",
    fewer: "fewer",
    more: "more",
    day: "Day",
    /** Monday first. */
    weekdays: ["Mon", "", "Wed", "", "Fri", "", ""],
  },
  tags: {
    title: "Tags",
    of: "What carries them",
    articles: "Articles",
    highlights: "Highlights",
    none: "No tags in this time.",
  },
  sites: { title: "Sites", none: "No article of this time says where it is from." },
  colors: { title: "Colours", none: "Nothing was highlighted in this time." },
  lengths: {
    title: "Length",
    none: "No articles in this time.",
    /** Minutes; `to` undefined for the longest. */
    range: (from: number, to: number | undefined) =>
      to === undefined
        ? `${from} min or more`
        : from === 0
          ? `under ${to} min`
          : `${from}–${to} min`,
  },
  languages: {
    title: "Languages",
    none: "No articles in this time.",
    unknown: "Not known",
    others: "Other languages",
    name: nameOfLanguage,
  },
  columns: {
    name: "Name",
    articles: "Articles",
    highlights: "Highlights",
    month: "Month",
    year: "Year",
  },
  asTable: (plot: string) => `${plot} as a table`,
  at: (when: string, values: string) => `${when}: ${values}`,
  /** @param month  such as `2026-11` */
  month: (month: string) => monthNames.format(new Date(`${month}-01T00:00:00Z`)),
  shortMonth: (month: string) => shortMonths.format(new Date(`${month}-01T00:00:00Z`)),
  /** @param day  such as `2026-11-23` */
  day: (day: string) =>
    dayNames
      .formatToParts(new Date(`${day}T00:00:00Z`))
      // Commas come and go with the runtime.
      .filter(({ type }) => type !== "literal")
      .map(({ value }) => value)
      .join(" "),
} as const;

/** @param code  the first part of a language's tag; whatever a page says it is */
function nameOfLanguage(code: string): string {
  try {
    return languageNames.of(code) ?? code;
  } catch {
    // No tag at all: it stands as it is written.
    return code;
  }
}
