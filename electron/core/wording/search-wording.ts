import { count } from "./count.ts";

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
  removed: (name: string) => `Removed the saved search “${name}”`,
  removeSaved: (name: string) => `Remove the saved search ${name}`,
  kinds: { article: "Article", quote: "Highlight", note: "Note" },
  examples: [
    { query: "marg*", means: "words that begin so" },
    { query: '"read the tide"', means: "these words, one after the other" },
    { query: "tide OR harbour -storm", means: "one or the other, without a third" },
    { query: "tag:method has:note", means: "by tag, and only with a note" },
    { query: "title:letter author:okafor", means: "in the title, by an author" },
    { query: "is:inbox lang:en", means: "by state and language" },
    { query: "color:yellow in:quote", means: "highlights of one colour" },
  ],
} as const;
