import { COLORS } from "../annotation/color.ts";
import { RELATIVE_PERIODS } from "../date/relative-period.ts";
import { BELONGINGS, CONDITIONS, HIT_KINDS } from "../query/query.ts";
import type { Field } from "../query/read-field.ts";
import { count, percents } from "./count.ts";

/** The search screen. */
export const searchWording = {
  label: "Search the library",
  placeholder: (articles: number, notes: number) =>
    `Search ${count(articles, "article")} and ${count(notes, "note")}`,
  results: "Results",
  title: "Search",
  none: (query: string) => `Nothing matches “${query}”.`,
  noneHint: "Try fewer words, or the beginning of a word with a star: marg*",
  failed: "The search did not work.",
  save: "Save search…",
  saveTitle: "Save this search",
  name: "Name",
  query: "Query",
  saved: (name: string) => `Saved as “${name}”`,
  renameTitle: "Rename this search",
  rename: "Rename…",
  renamed: (name: string) => `Renamed to “${name}”`,
  actions: (name: string) => `What to do with the saved search ${name}`,
  removed: (name: string) => `Removed the saved search “${name}”`,
  remove: "Remove",
  morePassages: (left: number, mayHaveMore: boolean) =>
    mayHaveMore
      ? `More than ${count(left, "more place")} in this article`
      : `${count(left, "more place")} in this article`,
  facets: {
    label: "Narrow down",
    tags: "Tags",
    sites: "Sites",
    states: "Where it is",
    colors: "Colours",
    years: "Published",
    more: (left: number) => `${count(left, "more", "more")}…`,
    fewer: "Fewer",
    facet: (name: string, number: number) => `${name}, ${count(number, "result")}`,
  },
  recent: "Searched for last",
  forget: (query: string) => `Forget “${query}”`,
  forgetAll: "Forget all",
  similar: {
    title: (title: string) => `Like “${title}”`,
    name: "Similar articles",
    copies: "Much the same text",
    related: "About similar things",
    share: (share: number) => `${percents.format(share)} alike`,
    copied: (share: number) => `${percents.format(share)} of its text`,
    none: "Nothing else in the library is like this article.",
    failed: "Similar articles could not be looked for.",
    number: (articles: number) => count(articles, "article"),
  },
  kinds: { article: "Article", quote: "Highlight", note: "Note" },
  examples: [
    { query: "marg*", means: "words that begin so" },
    { query: '"read the tide"', means: "these words, one after the other" },
    { query: "tide OR harbour -storm", means: "one or the other, without a third" },
    { query: "tag:method has:note", means: "by tag, and only with a note" },
    { query: "title:letter author:okafor", means: "in the title, by an author" },
    { query: "is:inbox lang:en", means: "by state and language" },
    { query: "color:yellow in:quote", means: "highlights of one colour" },
    { query: "after:last-week -is:archived", means: "added or marked since then" },
    { query: "published:2019..2024", means: "by when it was published" },
  ],
  takeSuggestion: (suggestion: string) => `Write ${suggestion}`,
  allFields: "Everything that can be asked for",
  fields: {
    title: { takes: "words", means: "in the title" },
    author: { takes: "words", means: "by an author" },
    tag: { takes: "a tag", means: "with this tag, or one below it" },
    site: { takes: "a site", means: "from there: a part of its name or address" },
    lang: { takes: "a language", means: "in it, by its code: en, ja" },
    color: { takes: COLORS.join(", "), means: "highlights of this colour, and their articles" },
    is: { takes: CONDITIONS.join(", "), means: "where an article is, or how a highlight stands" },
    has: { takes: BELONGINGS.join(", "), means: "articles with such, and these themselves" },
    in: { takes: HIT_KINDS.join(", "), means: "where the words stand" },
    after: { takes: "a date", means: "added or made from then on" },
    before: { takes: "a date", means: "added or made earlier" },
    published: { takes: "a date, or two: 2019..2024", means: "published then" },
  } satisfies Readonly<Record<Field, { takes: string; means: string }>>,
  dates: {
    label: "Dates",
    forms: [
      "2025",
      "2025-06",
      "2025-06-14",
      ...RELATIVE_PERIODS,
      "3-days-ago",
      "2-weeks-ago",
      "6-months-ago",
      "1-year-ago",
    ],
  },
} as const;
