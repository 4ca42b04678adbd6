import { isPurgedName } from "../purged-original.ts";

/** Folders of an article whose files are named by their content. */
export type StoredPart = "originals" | "versions" | "assets";

const STORED = /^(?<hash>[0-9a-f]{64})\.(?<extension>[a-z0-9]+)$/;
const BEGINS_WITH_HASH = /^[0-9a-f]{64}(?![0-9a-f])/;
const VERSION_EXTENSIONS: readonly string[] = ["html", "json"];

/** A file of an article as its name calls it. */
export type StoredName =
  /** `<hash>.<extension>`: these very bytes, or facts of the version of this hash. */
  | { readonly kind: "stored"; readonly hash: string; readonly extension: string }
  /**
   * What a sync tool or a person made of such a name: `<hash>.sync-conflict-20261122-101010-ABCDEFG.html`, `<hash> (conflicted copy).html`,
   * `<hash>-DESKTOP.html`, `<hash> 2.html`, `<hash>.html.bak`.
   */
  | { readonly kind: "copy"; readonly hash: string; readonly extension: string }
  /** An imported file that was deleted for good. */
  | { readonly kind: "purged" }
  /** Somebody else's, and none of our business. */
  | { readonly kind: "foreign" };

export function parseStoredName(part: StoredPart, name: string): StoredName {
  if (isPurgedName(name)) return { kind: "purged" };
  const isOurs = (extension: string): boolean =>
    part !== "versions" || VERSION_EXTENSIONS.includes(extension);
  const { hash, extension } = STORED.exec(name)?.groups ?? {};
  if (hash !== undefined && extension !== undefined) {
    return isOurs(extension) ? { kind: "stored", hash, extension } : { kind: "foreign" };
  }
  const [copied] = BEGINS_WITH_HASH.exec(name) ?? [];
  if (copied === undefined) return { kind: "foreign" };
  const words = name.slice(copied.length).split(".").slice(1);
  const copiedExtension = words.findLast((word) => /^[a-z0-9]{1,10}$/.test(word) && isOurs(word));
  if (copiedExtension === undefined) return { kind: "foreign" };
  return { kind: "copy", hash: copied, extension: copiedExtension };
}

/** Whether a name was made of that of a file that there is once, such as `article.json`: `article (1).json`, `article.json.bak`. */
export function isCopyOf(name: string, original: string): boolean {
  if (name === original) return false;
  const dot = original.lastIndexOf(".");
  const rest = name.startsWith(original.slice(0, dot)) ? name.slice(dot) : "";
  return /^[\s.\-_(~[]/.test(rest) && rest.includes(original.slice(dot));
}
