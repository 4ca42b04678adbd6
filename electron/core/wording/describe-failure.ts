import type { Failure, FailureCode } from "../failure/failure.ts";
import { showName } from "./show-name.ts";

/** What a sentence is made of. */
interface Subject {
  /** The file in quotation marks, or words for it where none is known. */
  readonly file: string;
  /** The library in quotation marks, or words for it. */
  readonly library: string;
  /** As it came, made harmless to show. */
  readonly detail: string | undefined;
}

/** @returns what happened, to which file, and what to do about it; fit for a window, a terminal and a report */
export function describeFailure(failure: Failure): string {
  const quoted = failure.path === undefined ? undefined : `“${showName(failure.path)}”`;
  // Only the first line: what follows is for developers.
  const detail = failure.detail?.split("\n", 1)[0]?.trim();
  return SENTENCES[failure.code]({
    file: quoted ?? "The file",
    library: quoted ?? "this place",
    detail: detail === undefined || detail === "" ? undefined : showName(detail),
  });
}

const SENTENCES: Readonly<Record<FailureCode, (subject: Subject) => string>> = {
  "bad-input": ({ detail }) =>
    `Postil did not understand what it was asked${because(detail)}. Check it and try again.`,
  cancelled: () => "Cancelled. What was done before that stays.",
  "article-not-found": ({ detail }) =>
    `There is no article ${named(detail)} in this library. Look it up in the list: its folder may have been moved away.`,
  "article-ambiguous": ({ detail }) =>
    `Several articles fit ${named(detail)}. Give more characters of the id.`,
  "article-incomplete": ({ file }) =>
    `No version of the article in ${file} is there yet. Wait until the folder has been synced, or bring back a copy of it.`,
  "article-purged": ({ detail }) =>
    `${detail === undefined ? "The article" : `“${detail}”`} was deleted for good. What you marked in it is in the notebook; to read it again, add its file again.`,
  "articles-forgotten": () =>
    "Postil was started again since these articles were selected, or many others were. Select them once more.",
  "annotation-not-found": ({ detail }) =>
    `There is no highlight ${named(detail)} in this library. Open its article again to see those that are there.`,
  "version-not-found": () =>
    "This version of the article is not in the library. Open the article again to see those that are there.",
  "span-out-of-range": ({ detail }) =>
    `The article has no text at ${detail ?? "this place"}. Open it again and select the words once more.`,
  "nothing-to-undo": () => "There is nothing to undo.",
  "nothing-to-redo": () => "There is nothing to redo.",

  "file-not-found": ({ file }) =>
    `${file} was not found. Check the name, and whether it was moved or renamed.`,
  "file-unreadable": ({ file, detail }) =>
    `${file} cannot be read${because(detail)}. Choose a file that you may open, or change its permissions.`,
  "file-empty": ({ file }) =>
    `${file} is empty: there is nothing to read. Save the article again and add that file.`,
  "file-binary": ({ file }) =>
    `${file} does not contain text, whatever its name says. Save the article as text and add that file.`,
  "file-damaged": ({ file, detail }) =>
    `${file} is damaged${because(detail)}. Save or download it again and add that file.`,
  "file-too-large": ({ file, detail }) =>
    `${file} is larger than ${detail ?? "Postil can read"}. Divide it into smaller files and add those.`,
  "file-too-complex": ({ file, detail }) =>
    `${file} has more than ${detail ?? "the elements that Postil can read"}. Divide it into smaller files, or save its text, and add those.`,
  "file-type-unknown": ({ file, detail }) =>
    `${file} is of a kind that Postil does not read. Save it as one of ${detail ?? ".txt, .md"} and add that file.`,
  "archive-damaged": ({ file, detail }) =>
    `${file} is damaged${because(detail)} and cannot be unpacked. Get the file again from where it came, and add that one.`,
  "archive-unsafe": ({ file, detail }) =>
    `${file} is packed like a file that is made to do harm${because(detail)} and was left out. Get it from another place, or pack it anew, and add that file.`,
  "archive-encrypted": ({ file }) =>
    `${file} is locked with a password. Save a copy without one and add that file.`,
  "book-unreadable": ({ file, detail }) =>
    `${file} is no book that Postil can read${because(detail)}. Convert it to EPUB anew and add that file.`,
  "book-protected": ({ file, detail }) =>
    `${file} is protected against copying by ${detail ?? "its shop"} (DRM), and only the programs of its shop can open it. Add a copy without protection.`,
  "book-fixed-layout": ({ file }) =>
    `${file} is a book of fixed pages (fixed layout), such as a comic or a picture book: its words do not make one text. Add an edition whose text flows.`,
  "book-without-text": ({ file }) =>
    `${file} has no words to read: it is a book of pictures or sound alone. Open it in a program for such books.`,

  "file-changed": ({ file }) =>
    `${file} changed while it was being read. Add it again when nothing writes to it any more.`,
  "file-exists": ({ file }) =>
    `${file} exists already and was left as it is. Choose another name, or move it away first.`,

  "folder-empty": ({ file, detail }) =>
    `${file} holds no file that Postil reads. Put some into it (${detail ?? ".txt, .md"}), or name the files themselves.`,

  "converter-timeout": ({ file }) =>
    `${file} took too long to convert and was left out. Divide it into smaller files, or save it in another format.`,
  "converter-memory": ({ file }) =>
    `${file} needs more memory to convert than Postil allows and was left out. Divide it into smaller files, or save it in another format.`,
  "converter-crashed": ({ file, detail }) =>
    `${file} could not be converted${because(detail)}. Save it in another format and add that file.`,

  // What else is known of it is a sentence of its own.
  "library-missing": ({ library, detail }) =>
    `There is no Postil library at ${library}${detail === undefined ? ": library.json is missing." : `. ${detail}`} Connect the drive or bring the folder back, choose another library with --library, or begin a new one with “postil serve --create”.`,
  "library-newer": ({ file }) =>
    `${file} was written by a newer Postil. Update Postil to open it; nothing was changed.`,
  "written-by-newer": ({ file }) =>
    `${file} was written by a newer Postil. What this one understands of it can be read; to change anything there, update Postil. Nothing was changed.`,
  "library-read-only": ({ file, detail }) =>
    `${file} cannot be written to${because(detail)}, so nothing was saved. Make it writable, or choose another library.`,
  "library-damaged": ({ file, detail }) =>
    `${file} is damaged${because(detail)} and was left as it is. Run “postil check”, or bring back a copy of the file.`,
  "disk-full": ({ file }) =>
    `The disk is full: ${file} was not saved. Free some space and try again.`,
  "not-permitted": ({ file }) =>
    `Postil is not allowed to write ${file}. Change the permissions of the file and its folder, then try again.`,
  "write-failed": ({ file, detail }) =>
    `${file} was not saved${because(detail)}. Check the disk and try again.`,

  "notes-unreadable": ({ file, detail }) =>
    `${file} holds no notes that Postil can read${because(detail)}. Export them again as JSON and import that file.`,
  "snapshot-not-found": ({ detail }) =>
    `There is no snapshot ${named(detail)}. “postil snapshot list” shows those that are there.`,
  "snapshot-damaged": ({ detail }) =>
    `The snapshot ${named(detail)} is damaged, and nothing was restored from it. Choose another one.`,
  "quarantined-not-found": ({ detail }) =>
    `No file ${named(detail)} was set aside. “postil quarantine list” shows those that were.`,
  "quarantined-without-place": ({ file, detail }) =>
    `${file} cannot be put back where it was${because(detail)}. It stays where it is kept; copy it from there if you need it.`,
  "link-refused": ({ detail }) =>
    `Postil does not open the link ${named(detail)}. Its own links begin with postil://a/ and the id of an article.`,
  "port-in-use": ({ detail }) =>
    `Port ${detail ?? "of that number"} is in use by another program. Choose another with --port, or none to get a free one.`,
  "port-refused": ({ detail }) =>
    `The system keeps port ${detail ?? "of that number"} for itself. Choose another with --port, from 1024 up, or none to get a free one.`,
  unexpected: ({ detail }) =>
    `Postil met an error of its own${because(detail)}. What was saved is safe. Try again, and report it if it comes back.`,
};

function because(detail: string | undefined): string {
  return detail === undefined ? "" : ` (${detail})`;
}

function named(detail: string | undefined): string {
  return detail === undefined ? "of that name" : `“${detail}”`;
}
