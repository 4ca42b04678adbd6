/** A line that begins or ends a block of code, in a list or a quote or not. */
const FENCE = /^([\s>*+-]|\d+[.)])*(`{3,}|~{3,})(.*)$/u;
const AT_MARGIN = /^ {0,3}[`~]/u;

/** Ends the block of code that a note leaves open: whatever is put below it would become part of it. */
export function closeFence(markdown: string): string {
  let open: { readonly fence: string; readonly isAtMargin: boolean } | undefined;
  for (const line of markdown.split(/\r\n?|\n/u)) {
    const [, , fence = "", rest = ""] = FENCE.exec(line) ?? [];
    if (fence === "") continue;
    if (open === undefined) {
      // Back ticks behind back ticks are code in a line.
      const isBegin = fence.startsWith("~") || !rest.includes("`");
      if (isBegin) open = { fence, isAtMargin: AT_MARGIN.test(line) };
    } else if (fence.startsWith(open.fence) && rest.trim() === "") open = undefined;
  }
  // One that began in a list ends with the list.
  return open?.isAtMargin === true ? `${markdown.trimEnd()}\n${open.fence}` : markdown;
}
