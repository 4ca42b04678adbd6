import { count } from "./count.ts";

/** The list of highlights that need a look. */
export const reviewWording = {
  title: "Need a look",
  list: "Highlights that need a look",
  left: (number: number) => `${count(number, "highlight")} to settle`,
  failed: "The list could not be read.",
  gone: "These words are no longer in the article.",
  uncertain: "The article changed; where this stands now is for you to say.",
  stood: "It stood here",
  choose: "Choose other words…",
  keep: "Keep as a quotation",
  kept: "Kept as a quotation without a place",
  empty: {
    title: "Every highlight stands where you put it.",
    text: "When an article changes and a highlight's place is no longer certain, it is asked about here.",
  },
} as const;
