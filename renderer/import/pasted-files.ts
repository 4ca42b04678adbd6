import { wording } from "#core/wording/wording.js";
import { fileAlone, type FileToImport } from "./file-to-import.ts";

/** Before everything else that may be said of an encoding. */
const BYTE_ORDER_MARK = "\ufeff";

/**
 * Makes files of what was copied elsewhere: files as they are, a passage of a page with its structure, else its text.
 * @param now  the article is named after it where it has no heading
 * @returns none for what holds no words
 */
export function pastedFiles(clipboard: DataTransfer, now: Date): readonly FileToImport[] {
  const files = filesOf(clipboard);
  if (files.length > 0) return files.map(fileAlone);
  const text = clipboard.getData("text/plain");
  const html = passageOf(clipboard.getData("text/html"));
  if (text.trim() === "" && html.trim() === "") return [];
  const [content, extension] = html.trim() === "" ? [text, "txt"] : [html, "html"];
  const name = `${wording.imports.pastedName(now)}.${extension}`;
  return [fileAlone(new File([BYTE_ORDER_MARK, content], name))];
}

/** Spreadsheets and word processors add a picture of what was copied, which is no article. */
function filesOf(clipboard: DataTransfer): readonly File[] {
  return [...clipboard.files].filter(({ type }) => !type.startsWith("image/"));
}

/** Of the Windows clipboard, and Chromium writes them everywhere. */
const MARKS = { start: "<!--StartFragment-->", end: "<!--EndFragment-->" };
const PAGE_AROUND = /^\s*(?:<html\b[^<>]*>\s*)?(?:<head\b[^<>]*>.*?<\/head>\s*)?<body\b[^<>]*>/isu;

/**
 * Programs wrap what is copied into a page, which it is not: taken for one, what does not look like its article would be left
 * out.
 */
function passageOf(html: string): string {
  const start = html.indexOf(MARKS.start);
  const end = html.lastIndexOf(MARKS.end);
  const passage =
    start < 0 || end < start
      ? html.replace(PAGE_AROUND, "")
      : html.slice(start + MARKS.start.length, end);
  return passage.replace(/^\s*<meta\b[^<>]*>/iu, "");
}

/** Whether an address of the web is all that was copied: Postil would have to ask a server for what is there. */
export function isOnlyAddress(clipboard: DataTransfer): boolean {
  const text = clipboard.getData("text/plain").trim();
  return filesOf(clipboard).length === 0 && /^https?:\/\/\S+$/iu.test(text);
}
