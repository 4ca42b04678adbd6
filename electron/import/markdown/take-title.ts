import type { Token } from "markdown-it";
import { foldTitle } from "../facts/title.ts";

// A heading is its opening, its text and its closing.
const HEADING_TOKENS = 3;

/**
 * Finds the title: as declared, else the first heading of the first level, else a heading that opens the text. The heading that
 * says the title at the top of the text is taken away; the title stands above the body already.
 * @param declared  by the front matter
 * @returns `null` when there is neither
 */
export function takeTitle(
  tokens: readonly Token[],
  declared: string | null,
): { readonly title: string | null; readonly rest: readonly Token[] } {
  const isOpenedByHeading = tokens[0]?.type === "heading_open";
  const first = tokens.findIndex(
    ({ type, tag, level }) => type === "heading_open" && tag === "h1" && level === 0,
  );
  const at = first === -1 && isOpenedByHeading ? 0 : first;
  const heading = at === -1 ? null : plainTextOf(tokens[at + 1]);
  const title = declared ?? heading;
  const isRepeated = at === 0 && heading !== null && foldTitle(heading) === foldTitle(title ?? "");
  return { title, rest: isRepeated ? tokens.slice(HEADING_TOKENS) : tokens };
}

function plainTextOf(inline: Token | undefined): string | null {
  const text = textOf(inline?.children ?? [])
    .replaceAll(/\s+/g, " ")
    .trim();
  return text === "" ? null : text;
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (type === "softbreak" || type === "hardbreak") return " ";
      if (type === "image") return textOf(children ?? []);
      return type === "text" || type === "code_inline" ? content : "";
    })
    .join("");
}
