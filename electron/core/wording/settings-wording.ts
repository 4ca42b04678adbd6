import { count } from "./count.ts";

/** The settings. */
export const settingsWording = {
  title: "Settings",
  contents: "Parts of the settings",
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
  searches: "Searches",
  keepSearches: "Remember them",
  keepSearchesHint:
    "The last ones are offered again: on this device, and never in the library. Switched off, they are forgotten.",
  check: "Check the library",
  checkNow: "Check",
  checkHint:
    "Reads every file and says which are damaged or missing. Changes nothing. Stopped, it goes on where it was when you ask again within a day. Postil does the same by itself, slowly, within three weeks.",
  checking: "Checking",
  sound: (files: number) => `${count(files, "file")} checked. All is well.`,
  problems: (number: number) => `${count(number, "problem")} found`,
  foundList: "What was found",
  repair: "Repair",
  repairHint:
    "Damaged files go to a folder of their own, and come back where they are still whole elsewhere. Nothing is deleted, and no highlight or note is changed.",
  remarks: (number: number) =>
    `${count(number, "thing")} not needed. Nothing is wrong with ${number === 1 ? "it, and it stays" : "them, and they stay"}.`,
  remarkList: "What is not needed",
  rebuild: "Build the index anew",
  rebuildNow: "Build",
  rebuildHint: "The index makes lists and search fast. It holds nothing that is not in your files.",
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
  importing: "Importing",
  importStopped: "Stopped. What was added by then is here; Undo takes it back.",
  imported: (added: number, known: number) =>
    `${count(added, "highlight")} added, ${known} known already`,
  importUnreadable: (file: string) =>
    `“${file}” could not be read. See that it is still there and that you may open it, and choose it again.`,
  unplaced: (number: number) =>
    `${count(number, "highlight")} ${number === 1 ? "is" : "are"} not where ${number === 1 ? "it" : "they"} should be`,
  failed: "The settings could not be saved.",
} as const;
