import type { Color } from "../annotation/color.ts";
import { tagWording } from "./tag-wording.ts";
import { ENCODING_NAMES } from "./encoding-names.ts";

/**
 * Every word of the window that people read. One object a screen; what needs a number or a name is a function.
 * Sentences for failures are in describe-failure.ts.
 */

const integers = new Intl.NumberFormat("en");
const pastedDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });

function count(number: number, one: string, many = `${one}s`): string {
  return `${integers.format(number)} ${number === 1 ? one : many}`;
}

const COLOR_NAMES: Readonly<Record<Color, string>> = {
  pink: "Pink",
  orange: "Orange",
  yellow: "Yellow",
  green: "Green",
  blue: "Blue",
  purple: "Purple",
};

const LONGEST_QUOTE = 120;

/** For names and announcements: nobody listens to a page before the button. */
function shortened(quote: string): string {
  const line = quote.replace(/\s+/gu, " ").trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).trimEnd()}…`;
}

function inArticles(fewest: number, most: number): string {
  return fewest === most
    ? `in ${count(most, "article")}`
    : `in ${integers.format(fewest)} to ${count(most, "article")}`;
}

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
    remove: (tag: string) => `Remove the tag ${tag}`,
    noColor: "No colour",
    expand: (tag: string) => `Show what is below ${tag}`,
    collapse: (tag: string) => `Hide what is below ${tag}`,
    ofArticles: (number: number) =>
      number === 1 ? "Tags of the article" : `Tags of ${number} articles`,
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
  library: {
    list: (view: string) => `Articles in ${view}`,
    add: "Add…",
    sort: "Order",
    sorts: {
      newest: "Newest first",
      oldest: "Oldest first",
      title: "By title",
      longest: "Longest first",
      shortest: "Shortest first",
      "recently-changed": "Recently changed",
    },
    progress: (percent: number) => `${percent} % read`,
    highlights: (number: number) => count(number, "highlight"),
    failed: "The list could not be read.",
    unsaved: "That could not be saved.",
    selectionBar: "What to do with the selected articles",
    clearSelection: "Clear the selection",
    select: "Select",
    moveTo: "Move to",
    tag: "Tag",
    archive: "Archive",
    trash: "To trash",
    restore: "Restore",
    empty: {
      inbox: {
        title: "Nothing is waiting to be read.",
        text: "Drop texts, Markdown, saved pages or books anywhere on this window, paste what you copied, or choose files.",
      },
      reading: {
        title: "You are not in the middle of anything.",
        text: "Open an article and begin.",
      },
      done: {
        title: "Nothing is finished yet.",
        text: "What you have read to the end can rest here.",
      },
      archived: {
        title: "The archive is empty.",
        text: "Press E on an article to put it away for good.",
      },
      trash: {
        title: "The trash is empty.",
        text: "What you throw away waits here until you want it back.",
      },
      all: {
        title: "Your library is empty.",
        text: "Drop texts, Markdown, saved pages or books anywhere on this window, paste what you copied, or choose files.",
      },
      tag: {
        title: "No article carries this tag.",
        text: "Press Shift+T on an article to tag it.",
      },
    },
    chooseFiles: "Choose files…",
    did: {
      toInbox: (number: number) => `${count(number, "article")} moved to the inbox`,
      toReading: (number: number) => `${count(number, "article")} moved to Reading`,
      toDone: (number: number) => `${count(number, "article")} moved to Done`,
      toArchive: (number: number) => `${count(number, "article")} archived`,
      toTrash: (number: number) => `${count(number, "article")} moved to the trash`,
      restored: (number: number) => `${count(number, "article")} restored`,
    },
    trashOf: { label: "What of the trash", articles: "Articles", highlights: "Highlights" },
  },
  undo: {
    undone: (label: string) => `Undone: ${label}`,
    redone: (label: string) => `Done again: ${label}`,
  },
  imports: {
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
  },
  search: {
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
  },
  notebook: {
    list: "Highlights and notes",
    title: "Notebook",
    needLook: "Need a look",
    filter: "Find in the notebook",
    arrange: "Order",
    arrangements: {
      article: "By article",
      tag: "By tag",
      newest: "Newest first",
      oldest: "Oldest first",
    },
    color: "Colour",
    anyColor: "Any colour",
    tag: "Tag",
    anyTag: "Any tag",
    noTag: "Without a tag",
    export: "Export",
    exportMarkdown: "As Markdown, for Obsidian and others",
    exportJson: "As JSON, complete",
    exported: (articles: number) => `Notes of ${count(articles, "article")} exported`,
    exportedAll: "Highlights and notes exported",
    leftOut: (articles: number, reason: string) =>
      `Exported without ${count(articles, "article")} that cannot be read. ${reason}`,
    exportName: "postil-notes.md",
    nothingToExport: "There is nothing to export.",
    addNote: "Add a note",
    editNote: "Edit the note",
    note: "Note",
    noteHint: "Leaving the field saves.",
    jump: "Go to the passage",
    copy: "Copy as quotation",
    moreActions: "More for this highlight",
    trash: "To trash",
    restore: "Restore",
    trashed: "Highlight moved to the trash",
    restored: "Highlight restored",
    orphaned: "These words are no longer in the article.",
    uncertain: "These words stand in several places; the right one is not certain.",
    moved: "The text around these words has changed.",
    wroteTwice: "Written on two devices at once. Which one should stay?",
    keepThis: "Keep this one",
    failed: "The notebook could not be read.",
    empty: {
      all: {
        title: "Your highlights and notes gather here.",
        text: "Open an article, select some words and press H.",
      },
      "need-look": {
        title: "Every highlight stands where you put it.",
        text: "Nothing needs a look.",
      },
      trash: { title: "No highlight is in the trash.", text: "What you throw away waits here." },
      filtered: { title: "No highlight matches.", text: "Take a filter away to see more." },
    },
  },
  settings: {
    title: "Settings",
    look: "Look",
    theme: "Theme",
    themes: {
      system: "Like the system",
      paper: "Paper",
      light: "Light",
      dark: "Dark",
      black: "Black",
    },
    article: "Articles",
    font: "Font",
    fonts: {
      literata: "Literata",
      inter: "Inter",
      "system-serif": "System serif",
      "system-sans": "System sans",
    },
    fontSize: "Text size",
    lineHeight: "Line height",
    columnWidth: "Column width",
    pixels: (number: number) => `${number} px`,
    justify: "Justify lines",
    hyphenate: "Hyphenate words",
    foldNotices: "Fold notices that recur in several articles",
    sample:
      "For three hundred years the pilots of Vell kept one book. It was not a log of ships but of water.",
    colors: "Colours",
    colorsHint:
      "Say what a colour means to you, such as “Evidence”. An empty field keeps its plain name.",
    colorName: (color: string) => `Name of ${color.toLowerCase()}`,
    keyboard: "Keyboard",
    singleLetters: "Keys of a single character",
    singleLettersHint: "Switch them off if you dictate, or if letters set things off by accident.",
    change: (command: string) => `Change the key for ${command}`,
    pressKey: "Press the new key",
    noKey: "none",
    resetKey: (command: string) => `Back to the default key for ${command}`,
    removeKey: (command: string) => `No key for ${command}`,
    conflict: (key: string, command: string) =>
      `${key} already means “${command}”. Where both can run, the one higher in this list does.`,
    library: "Library",
    folder: "Folder",
    folderHint: "Everything you add, mark and write is in here, as plain files.",
    readOnly: "Nothing can be written just now:",
    check: "Check the library",
    checkNow: "Check",
    checkHint: "Reads every file and says which are damaged. Changes nothing.",
    checking: "Checking",
    sound: (files: number) => `${count(files, "file")} checked. All is well.`,
    problems: (number: number) => `${count(number, "problem")} found`,
    repair: "Set damaged lines aside",
    rebuild: "Build the index anew",
    rebuildNow: "Build",
    rebuildHint:
      "The index makes lists and search fast. It holds nothing that is not in your files.",
    rebuilding: "Building the index",
    rebuilt: (articles: number, annotations: number) =>
      `Done: ${count(articles, "article")}, ${count(annotations, "highlight")}.`,
    notes: "Highlights and notes",
    exportHint:
      "Everything, in one file that other programs read. The notebook exports what it shows.",
    exportMarkdown: "Markdown",
    exportJson: "JSON",
    chooseFile: "Choose a file…",
    importNotes: "Import",
    importHint: "A JSON file that Postil exported.",
    imported: (added: number, known: number) =>
      `${count(added, "highlight")} added, ${known} known already`,
    unplaced: (number: number) => `${count(number, "highlight")} found no place`,
    failed: "The settings could not be saved.",
  },
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
  details: {
    title: "Details",
    facts: {
      title: "Title",
      byline: "By",
      site: "Site",
      url: "Address",
      published: "Published",
      imported: "Added",
      originalName: "File",
      mediaType: "Format",
      words: "Words",
      size: "Size",
    },
    formats: {
      "text/plain": "Plain text",
      "text/markdown": "Markdown",
      "text/html": "Web page",
      "application/xhtml+xml": "Web page (XHTML)",
    } as Readonly<Record<string, string>>,
    bytes: (bytes: number) => {
      const unit = bytes < 1_000 ? "byte" : bytes < 1_000_000 ? "kilobyte" : "megabyte";
      const amount = unit === "byte" ? bytes : bytes / (unit === "kilobyte" ? 1_000 : 1_000_000);
      return new Intl.NumberFormat("en", {
        style: "unit",
        unit,
        unitDisplay: unit === "byte" ? "long" : "short",
        maximumFractionDigits: amount < 10 ? 1 : 0,
      }).format(amount);
    },
    encoding: "Encoding",
    /** Behind the name of the one that the file's bytes speak for. */
    detected: (name: string) => `${name}, as the file suggests`,
    preview: "How the text begins",
    reading: "Reading the file…",
    isSame: "The text reads just the same in this encoding.",
    apply: "Read it anew",
    /** After another encoding was chosen. */
    reread: (name: string) => `Read as ${name}`,
    rereadHint:
      "The text as it is now is kept as an earlier version. Highlights whose words change are kept too, and need a look.",
  },
  reader: {
    article: "Article",
    frame: (title: string) => `Text of “${title}”`,
    place: "Where this article is",
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
    noNotes: "Nothing is marked in this article yet. Select some words and press H.",
    moreNotes: (number: number) => `Show ${integers.format(number)} more`,
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
    copyQuotation: "Copy as quotation",
    remove: "Delete the highlight",
    discard: "Throw away",
    copied: "Copied",
    copiedQuotation: "Copied as quotation",
    copiedLink: "Link copied",
    notCopied: "The clipboard could not be written.",
    notSaved: (reason: string) => `Not saved. ${reason}`,
    noteOf: (quote: string) => `Note on “${shortened(quote)}”`,
    tagsOf: (quote: string) => `Tags of “${shortened(quote)}”`,
    notePlaceholder: "Write a note",
    noteKept: "This note is not saved yet. Its text is kept on this device.",
    changedElsewhere: "Meanwhile this was written elsewhere:",
    keepMine: "Keep mine",
    takeTheirs: "Take that one",
    orphaned: "Stands nowhere in this version.",
    uncertain: "Stands in several places; the right one is not certain.",
    highlightLabel: (color: string, quote: string, note: string) =>
      `${color}: “${shortened(quote)}”${note === "" ? "" : `. Note: ${note}`}`,
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
      adjusted: (quote: string) => `Highlight: ${shortened(quote)}`,
      sentence: (words: string, colors: readonly string[]) =>
        colors.length === 0 ? words : `${words} Highlighted ${colors.join(", ").toLowerCase()}.`,
      cursorGone: "No longer reading by sentence",
      noFurther: "No further highlight",
      hidden: "Highlights hidden",
      shown: "Highlights shown",
    },
  },
  versions: {
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
  },
  difference: {
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
  },
  /** By command id; see renderer/keyboard/commands.ts. */
  commands: {
    palette: "Find a command or an article",
    shortcuts: "Show keyboard shortcuts",
    search: "Search the library",
    undo: "Undo",
    redo: "Redo",
    back: "Back",
    "add-files": "Add files…",
    "import-report": "Show the import report",
    "go-inbox": "Go to the inbox",
    "go-reading": "Go to Reading",
    "go-done": "Go to Done",
    "go-archive": "Go to the archive",
    "go-notebook": "Go to the notebook",
    "go-trash": "Go to the trash",
    "go-settings": "Open the settings",
    "manage-tags": "Manage tags",
    "next-theme": "Next theme",
    next: "Next",
    previous: "Previous",
    archive: "Archive",
    trash: "Move to the trash",
    "tag-article": "Tag the article",
    open: "Open",
    select: "Select",
    "select-all": "Select all",
    restore: "Restore from the trash",
    "to-inbox": "Move to the inbox",
    "to-reading": "Move to Reading",
    "to-done": "Move to Done",
    "save-search": "Save the search",
    "edit-note": "Write a note",
    "save-note": "Save the note",
    tag: "Tag the highlight",
    highlight: "Highlight",
    "color-1": "Pink",
    "color-2": "Orange",
    "color-3": "Yellow",
    "color-4": "Green",
    "color-5": "Blue",
    "color-6": "Purple",
    "find-in-article": "Find in the article",
    "next-match": "Next match",
    "previous-match": "Previous match",
    "hide-highlights": "Hide or show highlights",
    "end-earlier": "Highlight: end one character earlier",
    "end-later": "Highlight: end one character later",
    "end-word-earlier": "Highlight: end one word earlier",
    "end-word-later": "Highlight: end one word later",
    "start-earlier": "Highlight: begin one character earlier",
    "start-later": "Highlight: begin one character later",
    "start-word-earlier": "Highlight: begin one word earlier",
    "start-word-later": "Highlight: begin one word later",
    "sentence-cursor": "Read sentence by sentence",
    "next-sentence": "Next sentence",
    "previous-sentence": "Previous sentence",
    "extend-sentence": "Take in the next sentence",
    "shrink-sentence": "Let go of the last sentence",
    "copy-quotation": "Copy as quotation",
    "copy-link": "Copy as link",
    "toggle-notes": "Show or hide notes",
    "toggle-outline": "Show or hide the outline",
    "toggle-notices": "Show or fold recurring notices",
    typography: "Typography",
    "article-details": "Details of the article",
    "see-difference": "See what changed between versions",
    "other-version": "Go to the other version and back",
  },
  trouble: {
    hostGone:
      "Postil does not answer. If you closed it, start it again; nothing that was saved is lost.",
    strangeAnswer:
      "Postil answered something that this window does not understand. Reload the window.",
    cancelled: "Cancelled.",
    notStaged: "The file could not be handed over.",
    broken: "This part of the window stopped working. What you saved is safe.",
    damaged: (number: number) =>
      `${count(number, "place")} in your library ${number === 1 ? "is" : "are"} damaged. Everything else is intact.`,
    look: "Look",
  },
} as const;
