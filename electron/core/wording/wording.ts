import type { Color } from "../annotation/color.ts";
import { commandNames } from "./command-names.ts";
import { copyWording } from "./copy-wording.ts";
import { count, integers } from "./count.ts";
import { detailsWording } from "./details-wording.ts";
import { ENCODING_NAMES } from "./encoding-names.ts";
import { faultWording } from "./fault-wording.ts";
import { importScreenWording } from "./import-screen-wording.ts";
import { libraryWording } from "./library-wording.ts";
import { notebookWording } from "./notebook-wording.ts";
import { quarantineWording } from "./quarantine-wording.ts";
import { readerWording } from "./reader-wording.ts";
import { describeReconciling, reconcilingWording } from "./reconciling-wording.ts";
import { reviewWording } from "./review-wording.ts";
import { searchWording } from "./search-wording.ts";
import { settingsWording } from "./settings-wording.ts";
import { snapshotWording } from "./snapshot-wording.ts";
import { statisticsWording } from "./statistics-wording.ts";
import { tagWording } from "./tag-wording.ts";
import { trashWording } from "./trash-wording.ts";
import { differenceWording, versionsWording } from "./versions-wording.ts";

const COLOR_NAMES: Readonly<Record<Color, string>> = {
  pink: "Pink",
  orange: "Orange",
  yellow: "Yellow",
  green: "Green",
  blue: "Blue",
  purple: "Purple",
};

/**
 * Every word of the window that people read. One object a screen; what needs a number or a name is a function. Larger screens have a
 * file of their own beside this one. Sentences for failures are in describe-failure.ts.
 */
export const wording = {
  app: {
    name: "Postil",
    skipToContent: "Skip to the list",
    sidebar: "Library",
    openSidebar: "Open the sidebar",
    closeSidebar: "Close the sidebar",
    close: "Close",
    cancel: "Cancel",
    save: "Save",
    remove: "Remove",
    undo: "Undo",
    retry: "Try again",
    loading: "Loading…",
    back: "Back",
    more: "More",
    done: "Done",
    colors: COLOR_NAMES,
    resizeSidebar: "Width of the sidebar",
  },
  counts: {
    number: (number: number) => integers.format(number),
    articles: (number: number) => count(number, "article"),
    annotations: (number: number) => count(number, "highlight"),
    notes: (number: number) => count(number, "note"),
    results: (number: number) => count(number, "result"),
    minutes: (minutes: number) => `${integers.format(minutes)} min`,
    hours: (hours: number, minutes: number) =>
      minutes === 0 ? `${integers.format(hours)} h` : `${integers.format(hours)} h ${minutes} min`,
    selected: (number: number) => `${integers.format(number)} selected`,
  },
  tags: {
    label: "Tags",
    placeholder: "Add a tag",
    nothingLeft: "A tag needs a letter, a number or a sign that one can see.",
    cut: (longest: number) =>
      `A tag has at most ${integers.format(longest)} characters: the rest was left out.`,
    remove: (tag: string) => `Remove the tag ${tag}`,
    noColor: "No colour",
    expand: (tag: string) => `Show what is below ${tag}`,
    collapse: (tag: string) => `Hide what is below ${tag}`,
    ofArticles: (number: number) =>
      number === 1 ? "Tags of the article" : `Tags of ${count(number, "article")}`,
    putOnAll: (tag: string) => `Put ${tag} on all of them`,
    onSome: (tag: string, number: number, total: number) => `${tag}: on ${number} of ${total}`,
  },
  manageTags: tagWording,
  views: {
    inbox: "Inbox",
    reading: "Reading",
    done: "Done",
    archived: "Archive",
    trash: "Trash",
    all: "All articles",
    notebook: "Notebook",
    settings: "Settings",
    needLook: (number: number) =>
      `${integers.format(number)} need${number === 1 ? "s" : ""} a look`,
    savedSearches: "Saved searches",
    tags: "Tags",
    failed: "Counts and tags could not be read.",
  },
  library: libraryWording,
  reconciling: { ...reconcilingWording, describe: describeReconciling },
  undo: {
    undone: (label: string) => `Undone: ${label}`,
    redone: (label: string) => `Done again: ${label}`,
  },
  imports: importScreenWording,
  copy: copyWording,
  search: searchWording,
  notebook: notebookWording,
  review: reviewWording,
  trash: trashWording,
  statistics: statisticsWording,
  settings: settingsWording,
  snapshots: snapshotWording,
  faults: faultWording,
  quarantine: quarantineWording,
  palette: {
    label: "Commands and articles",
    placeholder: "Type a command or a title",
    commands: "Commands",
    articles: "Articles",
    none: "Nothing has that name.",
  },
  shortcuts: {
    title: "Keyboard shortcuts",
    everywhere: "Everywhere",
    marks: "Articles and highlights",
    lists: "In lists",
    reader: "While reading",
    change: "Change keys…",
    or: "or",
  },
  encodings: ENCODING_NAMES,
  details: detailsWording,
  reader: readerWording,
  versions: versionsWording,
  difference: differenceWording,
  commands: commandNames,
  trouble: {
    hostGone:
      "Postil does not answer. If you closed it, start it again; nothing that was saved is lost.",
    strangeAnswer:
      "Postil answered something that this window does not understand. Reload the window.",
    cancelled: "Cancelled.",
    notStaged: "The file could not be handed over.",
    broken: "This part of the window stopped working. What you saved is safe.",
    damaged: (number: number) =>
      `${count(number, "place")} in your library ${number === 1 ? "needs" : "need"} a look. Everything else is intact.`,
    look: "Look",
    /** @param figures  such as "3 of 10 articles are missing" */
    missing: (figures: string) =>
      `${figures} since this device last saw the library. A disk or a folder may be out of sight, or a sync tool not be done. Nothing was deleted, and nothing is written until you say what it is.`,
    lookAgain: "Look again",
    goOnWithout: "They are meant to be gone",
    stillMissing: "They are still missing. Bring the folders back, and look again.",
    /** @param figures  such as "3 of 10 articles are missing" */
    missingByNow: (figures: string) =>
      `By now ${figures}. Nothing was decided; please look once more.`,
    foundAgain: "All is back.",
    goneOnWithout:
      "Postil goes on without them. Should they come back, they are in the list again.",
  },
} as const;
