import { type BrowserWindow, dialog, shell } from "electron";
import { desktopWording } from "#core/wording/desktop-wording.js";

const PROTOCOLS: ReadonlySet<string> = new Set(["https:", "http:", "mailto:"]);
/** Windows hands over no more than this. */
const LONGEST_ADDRESS = 2_048;
const SHOWN_CHARACTERS = 300;

const words = desktopWording.openOutside;

/**
 * Opens a web or mail address in another program, after the person saw where it leads.
 * @returns whether it was opened
 */
export async function openOutside(window: BrowserWindow, address: string): Promise<boolean> {
  const url = readOutsideAddress(address);
  if (url === undefined) throw new Error(words.refused);
  const { response } = await dialog.showMessageBox(window, {
    type: "question",
    title: words.title,
    // `host` is in punycode: letters that only look like others show as what they are.
    message: url.protocol === "mailto:" ? words.mail(recipient(url)) : words.web(url.host),
    detail: url.href.slice(0, SHOWN_CHARACTERS),
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response !== 0) return false;
  await shell.openExternal(url.href);
  return true;
}

/** @returns undefined for everything that is not for a browser or a mail program */
export function readOutsideAddress(address: string): URL | undefined {
  const url = URL.parse(address);
  if (url === null || !PROTOCOLS.has(url.protocol)) return undefined;
  if (url.href.length > LONGEST_ADDRESS) return undefined;
  return url;
}

/** Still percent-encoded, so that nothing in it can turn or hide the text. */
function recipient(url: URL): string {
  return url.pathname.slice(0, SHOWN_CHARACTERS);
}
