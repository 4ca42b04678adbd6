import type { AnchorState } from "#core/anchor/anchor.js";
import type { PlaceCheck } from "#core/annotation/check-place.js";
import { assertNever } from "#core/assert-never.js";
import { count } from "#core/wording/count.js";
import { shortened } from "#core/wording/shortened-quote.js";
import type { DamagedLine } from "./parse-log.ts";
import type { UnlistedFolder } from "./unlisted-folder.ts";

const LONGEST_QUOTE = 60;

/** Why nothing need be done about a wrong place, or what. */
function whatBecameOfIt(now: AnchorState | undefined): string {
  switch (now) {
    case "placed":
    case "moved":
      return "Postil found the words and shows it where they stand; nothing need be done.";
    case "uncertain":
    case "orphaned":
      return "It is in the list of highlights that need a look: choose its words there, or keep it as a quotation.";
    case undefined:
      return "Its words will be looked for when it is shown.";
    default:
      return assertNever(now);
  }
}

/** What is said of damage in the library's files. The file itself stands beside the sentence. */
export const problemWording = {
  damagedLine({ line, problem }: DamagedLine): string {
    switch (problem) {
      case "not-json":
        return `Line ${line} is not a record; it was set aside.`;
      case "bad-checksum":
        return `Line ${line} was changed or damaged: its checksum does not fit. It was set aside.`;
      case "newer-version":
        return `Line ${line} was written by a newer Postil, and waits for an update.`;
      case "not-an-operation":
        return `Line ${line} says nothing this Postil understands; it was set aside.`;
      case "merge-marker":
        return `Line ${line} was left by git, which could not merge the two sides of this log by itself. Both are read; the line may be removed.`;
      case "torn":
        return `Line ${line}, the last one, was cut short while it was written; it was set aside.`;
      default:
        return assertNever(problem);
    }
  },

  /** @returns undefined for a folder that is no longer there, which is nothing to repair */
  unlistedFolder(folder: UnlistedFolder): string | undefined {
    switch (folder.kind) {
      case "vanished":
        return undefined;
      case "incomplete":
        return "This folder has no article.json; it may not have arrived completely.";
      case "undownloaded":
        return problemWording.undownloaded("article.json");
      case "damaged":
        return problemWording.damagedIdentity;
      case "newer":
        return "article.json was written by a newer Postil; update Postil to open the article.";
      case "unreadable":
        return problemWording.unreadableFolder(folder.code);
      default:
        return assertNever(folder);
    }
  },

  damagedIdentity: "article.json cannot be read; the article is not shown until it can be.",
  undownloaded: (name: string) =>
    `${name} is not here yet: iCloud Drive has not downloaded it, or took it away to make room. Nothing of it is lost; download it.`,
  otherLibrary: (copy: string) =>
    `“${copy}” beside it, which a sync tool made, names another library. Nothing was done about it: two libraries may have come into one folder.`,
  otherArticle: (copy: string) =>
    `“${copy}”, which a sync tool made of article.json, names another article. Nothing was done about it: two articles may have come into one folder.`,
  newerLibrary:
    "The library was written by a newer Postil: what this one understands was checked, and nothing is repaired. Update Postil to check all of it.",
  newerArticle:
    "article.json was written by a newer Postil; what this one understands can be read, and update Postil to change the article.",
  newerFacts:
    "These facts were written by a newer Postil; update Postil to open this version of the article.",
  missingArticles: (figures: string) =>
    `${figures} since this device last saw the library; nothing is written until that is accepted.`,
  unreadableFolder: (code: string) => `This folder cannot be read (${code}).`,
  unreadableArticles: (code: string) => `The folder of the articles cannot be read (${code}).`,
  unreadableMarks: (code: string) =>
    `This folder of marks cannot be read (${code}); what it says is missing until it can be.`,
  unreadableLog: (code: string) =>
    `This log cannot be read (${code}); what it says is missing until it can be.`,
  missingFromLater: (lines: number, later: string) =>
    `${count(lines, "line")} of this log should be in ${later} too, which was made of it, and ${lines === 1 ? "is" : "are"} not; both logs are read, and both stay.`,
  unreadableFile: (code: string) => `The file cannot be read (${code}).`,
  unreadableFacts: "The facts of this version cannot be read.",
  missingIdentity:
    "article.json is missing here; which article this is, is known from a copy of it.",
  missingFacts: "The facts of this version are missing; its text is there.",
  missingText: "The text of this version is missing.",
  missingOriginal: (name: string) =>
    `The file that this article was imported from (${name}) is missing; its text can be read all the same.`,
  missingPicture: "A picture that the text shows is missing.",
  otherCopy: (right: string) =>
    `A copy of ${right} with other content, which a sync tool or a person left. ${right} is the right one: its name says what it holds.`,
  otherCopyOfSingle: (right: string) =>
    `A copy of ${right} with other content, which a sync tool or a person left. ${right} is the one that counts.`,
  sameCopy: (right: string) => `A copy of ${right} with the same content. It is not needed.`,
  unneededPicture: "No version of this article shows this picture. It is not needed.",
  emptyFolder: "This folder is empty. It is not needed.",
  foreignFolder: "This folder holds nothing of an article. It is somebody else's, and stays.",
  noVersion: "This folder holds no version of its article; it may not have arrived completely.",
  wrongHash: "The bytes are not those that were written: the hash does not fit.",
  interruptedWrite: "A write that was interrupted left this behind.",
  interruptedRepair:
    "A repair that was interrupted left this behind: a file on its way out of the library.",
  damagedDeed:
    "What was to be written into many articles cannot be read any more; it was set aside, and articles that it was not yet written into lack it.",
  damagedDeedLeft:
    "What was to be written into many articles cannot be read any more, nor could it be set aside; articles that it was not yet written into lack it.",
  newerDeed:
    "What is to be written into many articles comes from a newer Postil, and waits for an update.",
  wrongPlace(
    quote: string,
    found: Exclude<PlaceCheck, "holds">,
    now: AnchorState | undefined,
  ): string {
    const said = found === "other-words" ? "does not hold its words" : "lies outside the text";
    return `The stored place of the highlight “${shortened(quote, LONGEST_QUOTE)}” ${said}. ${whatBecameOfIt(now)}`;
  },
  wrongTextHash:
    "What these facts say of the text does not fit it; highlights are looked for by their words.",

  damagedKept:
    "This keeps something that was done and is not in the library yet, or may be taken back, and it cannot be read any more.",
  newerKept: "A newer Postil wrote this. It stays for that one.",
  waitsLong: (since: string) =>
    `Something that was done waits here since ${since.slice(0, "2026-11-27".length)} to be written into the library. Postil does so when its window is open and the library can be written to.`,
  damagedMemory:
    "What this device remembers of one of the names it writes under cannot be read. Nothing is lost: Postil takes another name.",
  changedInQuarantine: "What was set aside here is no longer as it was, or cannot be read.",
  damagedSnapshot:
    "This snapshot is damaged, and cannot be restored. The others are not concerned.",
  damagedPack: (snapshots: number) =>
    `This part of ${count(snapshots, "snapshot")} is damaged; what stands in it cannot be restored from ${snapshots === 1 ? "it" : "them"}. The next snapshot takes it from the library again.`,

  notesNotWritten: (code: string) =>
    `notes.md could not be brought up to date (${code}); the notes themselves are safe.`,

  settingsUnreadable: "The settings cannot be read; the usual ones are in use.",
  settingsDamaged:
    "The settings are damaged; the usual ones are in use, and the file is kept aside.",
  settingsNewer:
    "The settings were written by a newer Postil; those that this one understands are in use. Update Postil to change them.",
  settingsNotUnderstood: (names: readonly string[]) =>
    `These settings are not understood, and the usual ones are in use: ${names.join(", ")}.`,

  leftBehind: (changes: number) =>
    `${count(changes, "change")} that ${changes === 1 ? "was" : "were"} made while the library was in this folder ${changes === 1 ? "is" : "are"} not in it yet, and the folder is not there now. If the library was moved from there, Repair or “postil check --repair” takes ${changes === 1 ? "it" : "them"} in; if this is a copy, bring the folder back and open it.`,

  /** What was done about it. */
  actions: {
    left: "left as it is",
    notMoved: (code: string) => `left as it is: it could not be moved (${code})`,
    intact: "left as it is: when it was to be moved, it was whole",
    moved: (path: string) => `moved to ${path}`,
    setAsideAt: (kept: string) => `left as it is; what was set aside is kept as ${kept}`,
    canBringBack: (from: string) => `left as it is; Repair brings it back from ${from}`,
    broughtBack: (from: string, kept?: string) =>
      kept === undefined
        ? `brought back from ${from}`
        : `brought back from ${from}; what was there is kept as ${kept}`,
    notBroughtBack: (code: string, kept?: string) =>
      kept === undefined
        ? `left as it is: it could not be brought back (${code})`
        : `moved to ${kept}; what is intact elsewhere could not be brought back (${code})`,
    takenIn: "taken into this library",
    accepted: "accepted: what is there now is the library",
    settingsStay:
      "the file stays until a setting is changed, and is kept beside the new one then; nothing in the library is concerned",
    notCopied: (code: string) =>
      `left as it is: it could not be copied to the quarantine (${code})`,
    copied: "copied to the quarantine; the log itself is left as it is",
    linesBack: (lines: number) =>
      `copied to the quarantine; ${count(lines, "line")} that this log had lost ${lines === 1 ? "was" : "were"} brought back beside it, and the log itself is left as it is`,
  },
} as const;
