import { count } from "./count.ts";

/** Copying of highlights, and of selected words. */
export const copyWording = {
  copyAs: "Copy as…",
  kinds: {
    words: "Words alone",
    quotation: "Quotation with source",
    markdown: "Markdown with note and tags",
    link: "Link",
  },
  did: {
    words: (number: number) => (number === 1 ? "Copied" : `${count(number, "highlight")} copied`),
    quotation: (number: number) =>
      number === 1 ? "Copied as quotation" : `${count(number, "quotation")} copied`,
    markdown: (number: number) =>
      number === 1 ? "Copied as Markdown" : `${count(number, "highlight")} copied as Markdown`,
    link: (number: number) => (number === 1 ? "Link copied" : `${count(number, "link")} copied`),
  },
} as const;
