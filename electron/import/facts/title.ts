// Longer ones are not names; lists cut them anyway.
const MAX_LENGTH = 300;

/** A title as one line. @returns undefined when nothing is left of it */
export function tidyTitle(title: string | null): string | undefined {
  if (title === null) return undefined;
  // Controls and line breaks become spaces; what stays is the author's, marks of direction included.
  const line = title
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/ {2,}/g, " ")
    .trim();
  if (line.length <= MAX_LENGTH) return line === "" ? undefined : line;
  return `${line
    .slice(0, MAX_LENGTH - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "")
    .trimEnd()}…`;
}

/** What an article is called whose text does not say: its file's name without the extension. Never empty. */
export function titleFromName(name: string): string {
  const stem = name.replace(/(?!^)\.[^.]+$/, "");
  return tidyTitle(stem.replaceAll("_", " ")) ?? tidyTitle(name) ?? "Untitled";
}

/** What titles have in common that differ in quotes, dashes or capitals alone. */
export function foldTitle(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
