import { readArticleLink } from "./article-link.ts";
import { type Wishes, wishesOf } from "./wishes.ts";

/** What the program was started for. */
export type Purpose =
  | { readonly kind: "window"; readonly wishes: Wishes }
  | { readonly kind: "command"; readonly words: readonly string[] };

/**
 * What a command is called, known or not. Whatever files and links are called when somebody else hands them over, it holds
 * a slash, a colon or a dot.
 */
const BARE_WORD = /^[a-z]+(?:-[a-z]+)*$/;
const HELP: ReadonlySet<string> = new Set(["--help", "-h"]);

/**
 * The starter of an AppImage puts the first before everything else, where there can be no sandbox; the second lets Electron
 * take words with a colon on Windows, and says nothing to us.
 */
const PASSED_OVER: ReadonlySet<string> = new Set(["--no-sandbox", "--"]);

/** Options of `open` that mean the browser host, or the command line's own answer. */
const NOT_FOR_THE_WINDOW = /^(?:-h|--help|--no-open|--port(?:=.*)?)$/;

/**
 * Tells a command from everything that opens the window. Only the first word decides, so that no file and no link behind it
 * can turn a window into a command.
 * @param parameters  without the program, and without the app's own folder
 */
export function purposeOf(parameters: readonly string[], workingDirectory: string): Purpose {
  const start = parameters.findIndex((parameter) => !PASSED_OVER.has(parameter));
  const words = start === -1 ? [] : parameters.slice(start);
  const [first = "", ...rest] = words;
  if (first === "open" && !rest.some((word) => NOT_FOR_THE_WINDOW.test(word))) {
    const wishes = wishesOf(rest, workingDirectory);
    if (isOneLink(wishes)) return { kind: "window", wishes };
  }
  if (BARE_WORD.test(first) || HELP.has(first)) return { kind: "command", words };
  return { kind: "window", wishes: wishesOf(parameters, workingDirectory) };
}

/** What else may follow `open` is a mistake, and the command line says which. */
function isOneLink({ links, files }: Wishes): boolean {
  const [link, ...others] = links;
  const isReadable = link !== undefined && readArticleLink(link) !== undefined;
  return isReadable && others.length === 0 && files.length === 0;
}
