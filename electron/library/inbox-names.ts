/** Where files of the inbox go when they are in the library; directly below `inbox/`. */
export const DONE = "done";

/** What browsers, sync tools and copying programs call a file that is not whole yet. Lower case. */
const UNFINISHED_ENDINGS: readonly string[] = [
  ".part", // Firefox, KDE, curl wrappers
  ".partial", // rsync, Internet Explorer
  ".filepart", // WinSCP
  ".crdownload", // Chrome, Edge
  ".opdownload", // Opera
  ".download", // Safari: a folder
  ".tmp",
  ".temp",
  ".swp", // vi
  "~", // copies that editors keep
];

/** What systems put into folders. Lower case. */
const CLUTTER: ReadonlySet<string> = new Set(["desktop.ini", "thumbs.db"]);

/** Names that a program gives to a file only until it is whole: never looked at, and no sign of what it will be. */
export function isUnfinishedName(name: string): boolean {
  const lower = name.toLowerCase();
  return name.startsWith(".~") || UNFINISHED_ENDINGS.some((ending) => lower.endsWith(ending));
}

/** Names that are nobody's article: hidden ones, locks of office programs (`~$report.docx`), a system's own. */
export function isNobodysFile(name: string): boolean {
  return name.startsWith(".") || name.startsWith("~") || CLUTTER.has(name.toLowerCase());
}
