import { count, integers } from "./count.ts";

const pastedDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

/** Adding files, and what became of them. */
export const importScreenWording = {
  drop: "Drop to add to your library",
  dropHint: "Texts, Markdown, saved pages and books, or folders of them",
  title: "Adding files",
  working: (done: number, total: number) =>
    `Adding ${integers.format(done)} of ${integers.format(total)}`,
  reading: (done: number, total: number) =>
    `Reading ${integers.format(done)} of ${integers.format(total)}`,
  added: (title: string) => `Added “${title}”`,
  addedMany: (number: number) => `${count(number, "article")} added`,
  known: (title: string) => `“${title}” is in your library already`,
  open: "Open",
  openOther: "Open the other",
  updated: (title: string) => `New version of “${title}”`,
  similar: (title: string, other: string) => `Added “${title}”, which is much like “${other}”`,
  report: "Import report",
  showReport: "Show report",
  cancelled: "Stopped. What was added so far stays.",
  nothing: "There was no file in what you dropped.",
  /** Of the file that is made of what was pasted; its time has no colon, which Windows forbids. */
  pastedName: (now: Date) => `Pasted on ${pastedDay.format(now)}`.replace(":", "."),
  onlyAddress:
    "Postil loads no web pages. Save the page in your browser and drop the file here, or copy its text.",
  retry: (number: number) =>
    `Try ${number === 1 ? "it" : `${integers.format(number)} files`} again`,
  unreadable: "It could not be read. Is it still there?",
  missingPart: (name: string) => `A part of the book is missing from its file: ${name}`,
  statuses: {
    added: "Added",
    known: "Already here",
    updated: "New version",
    similar: "Added, much like another",
    failed: "Not added",
  },
  summary: (done: number, failed: number) =>
    failed === 0
      ? `${count(done, "file")} read.`
      : `${count(done, "file")} read, ${integers.format(failed)} not added.`,
  noReport: "Nothing was added since Postil was started.",
  source: "Where the files come from",
  sources: { window: "Dropped or chosen", inbox: "Inbox folder" },
  /** The folder in the library, whose files are added by themselves. */
  inbox: {
    working: (done: number, total: number) =>
      `Inbox folder: adding ${integers.format(done)} of ${integers.format(total)}`,
    added: (title: string) => `Added “${title}” from the inbox folder`,
    known: (title: string) => `“${title}” from the inbox folder is in your library already`,
    several: (added: number) =>
      added === 0
        ? "What was in the inbox folder is in your library already"
        : `${count(added, "article")} from the inbox folder`,
    failed: (number: number, name: string) =>
      number === 1
        ? `“${name}” in the inbox folder was not added`
        : `${integers.format(number)} files in the inbox folder were not added`,
    stopped: (number: number) => `Stopped. ${count(number, "file")} left in the inbox folder.`,
    waiting: (number: number) => `${count(number, "file")} left in the inbox folder.`,
  },
} as const;
