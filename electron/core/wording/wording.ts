import type { Color } from "../annotation/color.ts";

/**
 * Every word of the window that people read. One object a screen; what needs a number or a name is a function.
 * Sentences for failures are in describe-failure.ts.
 */

const integers = new Intl.NumberFormat("en");

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
    placeholder: "Add a tag",
    remove: (tag: string) => `Remove the tag ${tag}`,
  },
  trouble: {
    hostGone:
      "Postil does not answer. If you closed it, start it again; nothing that was saved is lost.",
    strangeAnswer:
      "Postil answered something that this window does not understand. Reload the window.",
    cancelled: "Cancelled.",
    notStaged: "The file could not be handed over.",
    broken: "This part of the window stopped working. What you saved is safe.",
    title: "Something is in the way",
  },
} as const;
