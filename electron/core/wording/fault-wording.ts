import { assertNever } from "../assert-never.ts";
import type { FaultEvent } from "../fault/fault-event.ts";
import { count } from "./count.ts";
import { describeDay } from "./describe-day.ts";

/** One fault in plain words. */
export interface DescribedFault {
  /** A sentence. */
  readonly happened: string;
  /** What was done about it: sentences; empty where nothing had to be. */
  readonly done: string;
  /** What the reader can do; empty where that is nothing. */
  readonly advice: string;
}

const CHECK = "Check the library in the settings, or with “postil check”.";
const FROM_SNAPSHOT =
  "If something of yours is missing, compare with a snapshot, and bring it back from there.";

/**
 * @param now  ISO 8601, for naming days
 * @param options  see `describeDay`
 */
export function describeFault(
  event: FaultEvent,
  now: string,
  options: Parameters<typeof describeDay>[2] = {},
): DescribedFault {
  const dayOf = (moment: string): string => lowerDay(moment, now, options);
  switch (event.kind) {
    case "damage-found":
    case "lines-set-aside":
    case "tail-set-aside":
    case "file-quarantined":
    case "file-put-back":
    case "writer-renewed":
      return describeFileFault(event);
    case "change-unsaved":
    case "change-saved":
    case "writing-stopped":
    case "writing-resumed":
      return describeSaving(event, dayOf);
    case "index-rebuilt":
      return {
        happened:
          event.contradictions === 0
            ? "The index for lists and search was damaged."
            : `The index for lists and search did not fit the files, in ${count(event.contradictions, "place")}.`,
        done: "It was built anew from the files. It holds nothing of its own, so nothing is lost.",
        advice: "",
      };
    case "snapshot-restored":
      return {
        happened: `A snapshot of ${dayOf(event.made)} was restored.`,
        done: `${count(event.lines, "lost line")} brought back and ${count(event.changes, "change")} set back, in ${count(event.articles, "article")}.`,
        advice: event.changes > 0 ? "Undo takes back what was set back." : "",
      };
    case "disappearance-accepted":
      return {
        happened: `${event.figures}; you said that this is as it should be.`,
        done: "What is there now is the library. What was marked in the missing articles stays in the snapshots.",
        advice:
          "Should a folder come back, its article is there again with all that was marked in it.",
      };
    case "more-damage":
      return {
        happened: "There was more damage on this day than is listed here one by one.",
        done: "",
        advice: `The disk may be failing: copy the library to another one. ${CHECK}`,
      };
    default:
      return assertNever(event);
  }
}

type FileFault = Extract<FaultEvent, { readonly path: string }>;

function describeFileFault(event: FileFault): DescribedFault {
  switch (event.kind) {
    case "damage-found":
      return {
        happened: `A file is damaged or missing: ${lowerFirst(event.problem)}`,
        done:
          event.action === ""
            ? "Everything else of the library is in use as before."
            : sentence(event.action),
        advice: event.action === "" ? CHECK : "",
      };
    case "lines-set-aside":
      return {
        happened: `${count(event.lines, "line")} of a log ${event.lines === 1 ? "is" : "are"} damaged${event.lines === 1 ? `: line ${event.first}` : `, the first of them line ${event.first}`}.`,
        done: `${event.lines === 1 ? "It stays" : "They stay"} in the file, set aside. All other lines of it count, and nothing was overwritten.`,
        advice: FROM_SNAPSHOT,
      };
    case "tail-set-aside":
      return {
        happened: `Writing was cut short, by a power cut or a kill: line ${event.line}, the last of a log, is not whole.`,
        done: "What was cut short had not been called saved. It was set aside; all lines before it count.",
        advice: "",
      };
    case "file-quarantined":
      return {
        happened:
          event.problem === ""
            ? "A damaged file was taken out of the library."
            : `A damaged file was taken out: ${lowerFirst(event.problem)}`,
        done: `It was not deleted. It is kept as ${event.kept}.`,
        advice:
          "If you have a backup of the file, put it back where it was; or add it again. “Put back” in the settings, or “postil quarantine restore”, puts back this one.",
      };
    case "file-put-back":
      return {
        happened: "You put a file back that had been taken out of the library.",
        done: `It stays kept as ${event.kept}, too.`,
        advice: CHECK,
      };
    case "writer-renewed":
      return {
        happened:
          event.reason === "log-differs"
            ? `A log of this device, “${event.from}”, is not as this device left it: put back from a backup, copied to a second device, or cut short.`
            : `The disk did not keep what was written to the log “${event.from}” of this device.`,
        done: `This device writes on as “${event.to}”. The old log is read as before, and stays as it is.`,
        advice:
          event.reason === "log-differs"
            ? ""
            : "If that happens again, the disk may be failing: copy the library to another one.",
      };
    default:
      return assertNever(event);
  }
}

type Saving = Extract<
  FaultEvent,
  { readonly kind: "change-unsaved" | "change-saved" | "writing-stopped" | "writing-resumed" }
>;

function describeSaving(event: Saving, dayOf: (moment: string) => string): DescribedFault {
  switch (event.kind) {
    case "change-unsaved":
      return {
        happened: `${event.articleId === null ? "A change to tags, searches or colour names" : "A change"} could not be saved. ${event.cause}`,
        done: "It was kept on this device, and is tried again until it is saved.",
        advice: "Make room, or bring the disk or the folder back; then nothing more is needed.",
      };
    case "change-saved":
      return {
        happened: `${count(event.changes, "change")} ${event.changes === 1 ? "was" : "were"} saved after all, kept since ${dayOf(event.since)}.`,
        done: `${event.changes === 1 ? "It stands" : "They stand"} in the library as ${event.changes === 1 ? "it was" : "they were"} made.`,
        advice: "",
      };
    case "writing-stopped":
      return {
        happened: `Nothing could be written to the library. ${event.cause}`,
        done: "Nothing was changed in it meanwhile.",
        advice: "",
      };
    case "writing-resumed":
      return { happened: "The library can be written to again.", done: "", advice: "" };
    default:
      return assertNever(event);
  }
}

function lowerFirst(text: string): string {
  // A file's name at the beginning stays as it is.
  return /^[A-Z][a-z]* /.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function sentence(text: string): string {
  const ended = text.endsWith(".") ? text : `${text}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}

function lowerDay(moment: string, now: string, options: Parameters<typeof describeDay>[2]): string {
  const day = describeDay(moment, now, options);
  return day === "Today" || day === "Yesterday" ? day.toLowerCase() : day;
}

/** The journal of faults. */
export const faultWording = {
  title: "Faults",
  deed: "What went wrong with your files",
  hint: "Damage, full disks, a library that was gone: what happened, what was done about it, and what you can do. Kept on this device, not in the library.",
  none: "Nothing went wrong so far.",
  failed: "The journal of faults could not be read.",
  times: (times: number, first: string) => `${count(times, "time")}, first ${first}`,
  open: (title: string) => `Open “${title}”`,
  showAll: (number: number) => `Show all ${number}`,
  /** @param total  with those that are listed */
  more: (number: number, total: number) =>
    `${count(number, "earlier one")} ${number === 1 ? "is" : "are"} listed by “postil faults --limit ${total}”.`,
  unreadable: (lines: number) =>
    `${count(lines, "line")} of this list ${lines === 1 ? "is itself" : "are themselves"} damaged, or a newer Postil’s, and cannot be shown.`,
} as const;
