import { count, integers } from "./count.ts";

/** The versions of an article. */
export const versionsWording = {
  label: "Versions of this article",
  updated: (day: string, before: string) => `Updated ${day}. The version before is of ${before}.`,
  older: (day: string, newest: string) => `The version of ${day}. The newest is of ${newest}.`,
  newestNotOpening: (day: string) => `The newest version, of ${day}. An earlier one opens.`,
  kept: (day: string) =>
    `A version of ${day} has next to nothing of this text, so this one still opens.`,
  chosen: (day: string, newest: string) =>
    `You chose that this version, of ${day}, opens. The newest is of ${newest}.`,
  seeDifference: "See what changed",
  earlier: "Earlier version",
  later: "Later version",
  newest: "Newest version",
  openThis: "Open this one from now on",
  opensThis: "This version opens from now on",
  opensNewest: "The newest version opens from now on",
  all: (number: number) => count(number, "version"),
  version: (day: string, length: number) => `${day}, ${count(length, "word")}`,
  unplaced: (number: number) =>
    `${count(number, "highlight")} ${number === 1 ? "has" : "have"} no place here`,
  showOwn: "Show it in its own version",
  shown: (day: string) => `Version of ${day}`,
} as const;

/** What changed from one to another. */
export const differenceWording = {
  title: "What changed",
  in: (title: string) => `What changed in “${title}”`,
  between: (older: string, newer: string) => `From ${older} to ${newer}`,
  changes: (number: number) => count(number, "change"),
  place: (number: number, total: number) =>
    `Change ${integers.format(number)} of ${integers.format(total)}`,
  none: "The words are the same in both versions.",
  kept: (paragraphs: number) =>
    `${count(paragraphs, "paragraph")} ${paragraphs === 1 ? "is" : "are"} the same`,
  left: (number: number) =>
    `${count(number, "further change")} ${number === 1 ? "is" : "are"} not shown.`,
  next: "Next change",
  previous: "Previous change",
  read: "Read the article",
  failed: "The two versions could not be compared.",
  /** Spoken, not shown. */
  said: {
    removed: "Removed:",
    added: "Added:",
    changed: "Changed paragraph.",
    end: "End of change.",
    noFurther: "No further change",
  },
} as const;
