import type { Failure } from "../failure/failure.ts";
import { count, integers } from "./count.ts";
import { describeFailure } from "./describe-failure.ts";
import { showName } from "./show-name.ts";

function notWritten(titles: readonly string[], number: number): string {
  const named = titles.map((title) => `“${showName(title)}”`).join(", ");
  const more = number > titles.length && titles.length > 0 ? ", …" : "";
  const which = named === "" ? "" : `: ${named}${more}`;
  return `What you changed could not be written into ${count(number, "article")}${which}.`;
}

/** The list of articles. */
export const libraryWording = {
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
  /** What the button does that changes how articles are shown. */
  showAs: { list: "Show as a list", cards: "Show as cards" },
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
  /** @param why  of the first of them, a sentence */
  notRead: (number: number, why: string) =>
    number === 1
      ? `One article was left as it is: ${why}`
      : `${count(number, "article")} were left as they are. The first: ${why}`,
  /**
   * Of a deed on several articles; what was done besides is told elsewhere.
   * @param why  of the first of them, a sentence
   */
  notWritten(
    { titles, articles, waiting }: { titles: readonly string[]; articles: number; waiting: number },
    why: string,
  ): string {
    const kept =
      waiting === articles
        ? " It is kept, and tried again."
        : waiting > 0
          ? ` For ${integers.format(waiting)} of them it is kept, and tried again.`
          : "";
    return `${notWritten(titles, articles)}${kept} ${why}`;
  },
  /** A deed on very many articles. */
  deed: {
    title: "What is under way",
    changing: (number: number) => `Changing ${count(number, "article")}`,
    saving: (done: number, total: number) =>
      `Saving ${integers.format(done)} of ${integers.format(total)}`,
    /** @param titles  of the first; @param failure  of the very first */
    notSaved: (titles: readonly string[], number: number, failure: Failure): string =>
      `${notWritten(titles, number)} All others have it, and it is tried again. ${describeFailure(failure)}`,
  },
  did: {
    toInbox: (number: number) => `${count(number, "article")} moved to the inbox`,
    toReading: (number: number) => `${count(number, "article")} moved to Reading`,
    toDone: (number: number) => `${count(number, "article")} moved to Done`,
    toArchive: (number: number) => `${count(number, "article")} archived`,
    toTrash: (number: number) => `${count(number, "article")} moved to the trash`,
    restored: (number: number) => `${count(number, "article")} restored`,
  },
  trashOf: { label: "What of the trash", articles: "Articles", highlights: "Highlights" },
} as const;
