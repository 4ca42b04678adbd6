/** Where an address in a book leads. */
export type BookAddress =
  /** Into the book. The path is the archive's own way of naming it, decoded; nothing says that there is such a file. */
  | { readonly kind: "book"; readonly path: string; readonly fragment: string }
  | { readonly kind: "elsewhere" }
  /** Out of the archive, or written so that it leads to one place for one program and to another for the next. */
  | { readonly kind: "refused" };

const SCHEME = /^[a-z][\w+.-]*:/i;
/** Signs that escape what separates the parts of a path, or leads out of it. */
const DISGUISED = /%(?:2f|5c|00)/i;

/**
 * Follows an address from one file of a book to another.
 * @param address  as it stands there, such as `../Text/chapter%202.xhtml#note`
 * @param from  path in the archive of the file where it stands; the address counts from its folder
 */
export function followAddress(address: string, from: string): BookAddress {
  const trimmed = address.trim();
  if (SCHEME.test(trimmed) || trimmed.startsWith("//")) return { kind: "elsewhere" };
  const hash = trimmed.indexOf("#");
  const written = (hash === -1 ? trimmed : trimmed.slice(0, hash)).split("?", 1)[0] ?? "";
  const fragment = hash === -1 ? "" : decoded(trimmed.slice(hash + 1));
  if (written === "") return { kind: "book", path: from, fragment };
  if (DISGUISED.test(written)) return { kind: "refused" };
  const path = decoded(written);
  if (/[\0\\]/.test(path) || upwards(path) !== upwards(written)) return { kind: "refused" };

  const parts = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") {
      if (parts.length === 0) return { kind: "refused" };
      parts.pop();
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return { kind: "book", path: parts.join("/").normalize("NFC"), fragment };
}

/** How often a path goes up a folder. */
function upwards(path: string): number {
  return path.split("/").filter((part) => part === "..").length;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that escapes nothing belongs to the name.
    return text;
  }
}
