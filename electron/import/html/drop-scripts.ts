/** What begins something that is not shown. */
const UNSHOWN = /<(?:!--|script(?=[\s>/])|style(?=[\s>/]))/gi;
const ENDS: Readonly<Record<string, RegExp>> = {
  "<!--": /-->/g,
  "<script": /<\/script[^>]*>/gi,
  "<style": /<\/style[^>]*>/gi,
};
const JSON_LD = /^<script[^>]*\stype\s*=\s*["']?application\/ld\+json/i;
const OPENING_TAG_LENGTH = 500;

/**
 * Leaves out scripts, styles and comments, half of most pages: extraction would take them out one by one. JSON-LD stays, since it
 * tells extraction which headline only repeats the title.
 */
export function dropScripts(html: string): string {
  const kept: string[] = [];
  let from = 0;
  UNSHOWN.lastIndex = 0;
  for (let match = UNSHOWN.exec(html); match !== null; match = UNSHOWN.exec(html)) {
    const end = ENDS[match[0].toLowerCase()];
    if (end === undefined) throw new Error(`nothing ends ${match[0]}`);
    end.lastIndex = UNSHOWN.lastIndex;
    const to = end.test(html) ? end.lastIndex : html.length;
    const isKept = JSON_LD.test(html.slice(match.index, match.index + OPENING_TAG_LENGTH));
    kept.push(html.slice(from, isKept ? to : match.index));
    from = to;
    UNSHOWN.lastIndex = to;
  }
  return from === 0 ? html : kept.join("") + html.slice(from);
}
