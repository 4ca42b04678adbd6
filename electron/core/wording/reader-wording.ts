import { LONGEST_NOTE } from "../annotation/clean-note.ts";
import { count, integers, percents } from "./count.ts";
import { shortened } from "./shortened-quote.ts";

/** Characters of a note that are read out in passing; all of it is there to be read. */
const SPOKEN_NOTE = 600;

/** The reader. */
export const readerWording = {
  article: "Article",
  frame: (title: string) => `Text of “${title}”`,
  place: "Where this article is",
  cover: "Cover of the book",
  progress: "Read so far",
  wholePage: "No article found in this page: all of it is shown",
  minutesLeft: (minutes: number) =>
    minutes === 0 ? "Read to the end" : `${integers.format(minutes)} min left`,
  outline: "Outline",
  /** What recurs in several articles, such as legal notices. */
  folds: {
    line: (notices: number, fewest: number, most: number) =>
      `${count(notices, "recurring notice")} · ${inArticles(fewest, most)}`,
    label: (notices: number, fewest: number, most: number) =>
      `${count(notices, "recurring notice")}, ${inArticles(fewest, most)}`,
    shown: "Recurring notices shown",
    hidden: "Recurring notices folded",
  },
  typography: "Typography",
  notes: "Notes in the margin",
  allNotes: "Notes",
  marks: {
    list: "Signs of notes and tags",
    several: (number: number) => `${count(number, "highlight")} with notes or tags on this line`,
  },
  noNotes: "Nothing is marked in this article yet. Select some words and press H.",
  moreNotes: (number: number) => `Show ${integers.format(number)} more`,
  /** Where a highlight may stand that stands nowhere for certain. */
  places: {
    label: "Where it may stand",
    here: "It stands here",
    hint: "Select the words where it belongs to put it there.",
    orElse: "Or select the words where it belongs.",
    atSelection: "Put it on the selected words",
    placed: "The highlight stands there now",
  },
  merge: "Merge",
  merged: (number: number) => `${count(number, "highlight")} became one`,
  nothingToMerge: "No other highlight overlaps or touches this one.",
  pen: "Pen",
  penSign: "What you select is highlighted",
  /** Why what is selected cannot be highlighted. */
  unmarkable: {
    outside: "Title and byline are no part of the text. Select words below them to highlight.",
    picture: "A picture has no words to highlight. Select words before or behind it too.",
    blank: "No words are selected, only the space between them.",
  },
  highlightGone: "This highlight is not here any more: it was deleted.",
  splitHere: "Split",
  split: "The highlight was split",
  nothingToSplit: "These words lie in no longer highlight that could be split.",
  articleMenu: "More for this article",
  tags: "Tags of the article",
  rename: "Rename",
  title: "Title",
  ownTitle: (title: string) => `Leave it empty for its own: ${title}`,
  failed: "This article could not be opened.",
  less: (what: string) => `${what}: less`,
  more: (what: string) => `${what}: more`,
  fonts: {
    literata: "Literata",
    inter: "Inter",
    "system-serif": "Serif",
    "system-sans": "Sans",
  },
  themes: { system: "System", paper: "Paper", light: "Light", dark: "Dark", black: "Black" },
  selectionBar: "What to do with these words",
  note: "Note",
  tag: "Tag",
  copy: "Copy",
  remove: "Delete the highlight",
  discard: "Throw away",
  copied: "Copied",
  notCopied: "The clipboard could not be written.",
  notSaved: (reason: string) => `Not saved. ${reason}`,
  noteOf: (quote: string) => `Note on “${shortened(quote)}”`,
  tagsOf: (quote: string) => `Tags of “${shortened(quote)}”`,
  notePlaceholder: "Write a note",
  /** At the bottom of a narrow window. */
  sheet: {
    label: (number: number, total: number) =>
      number === 0 ? "Note" : `Note ${integers.format(number)} of ${integers.format(total)}`,
    next: "Next note",
    previous: "Previous note",
    close: "Close the note",
    noFurther: "No further note",
  },
  noteSaved: "Saved",
  noteTooLong: `A note holds up to ${integers.format(LONGEST_NOTE)} characters; nothing was added to it. Add a text of that length as an article.`,
  /** A long note is written part by part. */
  noteParts: {
    part: (number: number, total: number) =>
      `Part ${integers.format(number)} of ${integers.format(total)}`,
    earlier: "Part before",
    later: "Part after",
  },
  noteMoreLines: (lines: number) => count(lines, "more line"),
  noteMuchMore: "Much more",
  noteShowAll: (characters: number) => `Show all ${count(characters, "character")}`,
  noteKept: "This note is not saved yet. Its text is kept on this device.",
  changedElsewhere: "Meanwhile this was written elsewhere:",
  keepMine: "Keep mine",
  takeTheirs: "Take that one",
  quotation: "Kept as a quotation, without a place.",
  orphaned: "Stands nowhere in this version.",
  uncertain: "Where it stands in this version is not certain.",
  highlightLabel: (color: string, quote: string, note: string) =>
    `${color}: “${shortened(quote)}”${note === "" ? "" : `. Note: ${shortened(note, SPOKEN_NOTE)}`}`,
  find: {
    placeholder: "Find in this article",
    none: "Not found",
    count: (number: number, total: number) =>
      `${integers.format(number)} of ${integers.format(total)}`,
    next: "Next match",
    previous: "Previous match",
  },
  link: {
    openPage: "Open this page in your browser?",
    writeMail: "Write to this address?",
    hint: "Postil itself never connects to anything.",
    open: "Open",
    copy: "Copy address",
    refused: "This link leads nowhere Postil may open",
    failed: "The address could not be opened.",
  },
  /** Spoken, not shown. */
  said: {
    highlighted: (color: string, quote: string) => `${color} highlight: ${shortened(quote)}`,
    recolored: (color: string) => `Now ${color.toLowerCase()}`,
    sentence: (words: string, colors: readonly string[]) =>
      colors.length === 0 ? words : `${words} Highlighted ${colors.join(", ").toLowerCase()}.`,
    /** @param heading  under which it stands, where that was not said before */
    under: (heading: string) => `Under “${shortened(heading)}”.`,
    heading: (words: string) => `Heading: ${words}`,
    percent: (share: number) => `${percents.format(share)}.`,
    /** @param sentence  which of how many in its paragraph */
    inParagraph: (sentence: number, sentences: number) =>
      `Sentence ${integers.format(sentence)} of ${integers.format(sentences)} in its paragraph.`,
    takenIn: (words: string) => `Taken in: ${shortened(words)}`,
    letGo: (words: string) => `Let go: ${shortened(words)}`,
    edgeStays: "It goes no further",
    cursorGone: "No longer reading by sentence",
    noWords: "There are no words to read",
    noHeading: "No further heading",
    textEnds: "The article ends here",
    textBegins: "The article begins here",
    noFurther: "No further highlight",
    penOn: "Pen on: what you select is highlighted",
    penOff: "Pen off",
    hidden: "Highlights hidden",
    shown: "Highlights shown",
  },
} as const;

function inArticles(fewest: number, most: number): string {
  return fewest === most
    ? `in ${count(most, "article")}`
    : `in ${integers.format(fewest)} to ${count(most, "article")}`;
}
