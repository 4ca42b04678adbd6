import { isUtf8 } from "node:buffer";
import { declaredEncoding } from "../html/declared-encoding.ts";
import { localPaths } from "./local-path.ts";

/** Attributes that show or load something, and their values. Links only lead somewhere: they make nothing a part of a page. */
const VALUES =
  /\s(?:src|srcset|poster|background|data|data-[\w-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const SHEETS = /<link(?=\s)[^<>]{0,2000}?\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
const ENTITY = /&(?:amp|quot|apos|lt|gt|nbsp|#\d{1,7}|#x[0-9a-f]{1,6});/gi;
const NAMED: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&quot;": '"',
  "&apos;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": "\u00a0",
};

/** Longer ones hold the picture itself, or were made to cost time. */
const LONGEST = 4096;
/** Of each kind. */
const MOST_VALUES = 20_000;

/**
 * Files that a page says belong to it, as paths from its folder, before anybody has parsed it: enough to know what to look
 * for. What leads out of the folder is not among them.
 * Cost: one pass over the bytes.
 */
export function namedFiles(page: Uint8Array): ReadonlySet<string> {
  const html = textOf(page);
  const paths = new Set<string>();
  for (const pattern of [VALUES, SHEETS]) {
    for (const match of html.matchAll(pattern).take(MOST_VALUES)) {
      const value = match.slice(1).find((each) => each !== undefined) ?? "";
      if (value.length > LONGEST || value.startsWith("data:")) continue;
      for (const path of pathsIn(value.replaceAll(ENTITY, entityText))) paths.add(path);
    }
  }
  return paths;
}

/** The address itself, and those of a `srcset` that it may be. */
function pathsIn(value: string): readonly string[] {
  const parts = value.split(",").map((part) => part.trim().replace(/\s+[\d.]+[wx]$/, ""));
  return [value, ...parts].flatMap(localPaths);
}

function entityText(entity: string): string {
  const named = NAMED[entity.toLowerCase()];
  if (named !== undefined) return named;
  const code = /^&#x/i.test(entity) ? parseInt(entity.slice(3), 16) : Number(entity.slice(2, -1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}

function textOf(page: Uint8Array): string {
  const [first, second] = page;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(page);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(page);
  if (isUtf8(page)) return new TextDecoder().decode(page);
  try {
    return new TextDecoder(declaredEncoding(page) ?? "windows-1252").decode(page);
  } catch {
    // A misspelt declaration is none. Names of files are ASCII more often than not.
    return new TextDecoder("windows-1252").decode(page);
  }
}
