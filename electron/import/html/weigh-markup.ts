/** What a page is built of, counted before it is parsed: enough to tell what no parser should be given. */
export interface MarkupWeight {
  readonly elements: number;
  /** Of the element that has most. */
  readonly attributes: number;
  /** How deep elements may stand in each other; more than they do where end tags are missing. */
  readonly depth: number;
  /** Whether attributes that an article is found by have their names in capital letters. */
  readonly hasCapitals: boolean;
}

/** A tree of more needs more memory than a converter has. The longest books on one page have a third of it. */
const MOST_ELEMENTS = 200_000;
/** Parsers compare each with those before it. */
const MOST_ATTRIBUTES = 1000;

/** Names of elements that hold nothing, and of those whose end the next of their kind implies: they add no depth. */
const SHALLOW: ReadonlySet<string> = new Set(
  `area base br col embed hr img input link meta param source track wbr
   dd dt li option optgroup p rp rt tbody td tfoot th thead tr`.split(/\s+/),
);
/** What stands in these is no markup; by name, what ends them. */
const RAW_ENDS: ReadonlyMap<string, RegExp> = new Map(
  ["script", "style", "textarea", "title", "xmp"].map((name) => [
    name,
    new RegExp(`</${name}`, "gi"),
  ]),
);
const COMMENT_END = /-->/g;

const NAME = /[a-z][^\s/>]*/iy;
const CAPITAL_NAME = /(?:CLASS|CONTENT|HREF|ID|LANG|PROPERTY|REL|SRC|STYLE)\s*=/y;
const CAPITAL_A = "A".charCodeAt(0);
const CAPITAL_Z = "Z".charCodeAt(0);
const TAG_END = ">".charCodeAt(0);
const EQUALS = "=".charCodeAt(0);
const SLASH = "/".charCodeAt(0);
const SPACE = " ".charCodeAt(0);
const DOUBLE_QUOTE = '"'.charCodeAt(0);
const SINGLE_QUOTE = "'".charCodeAt(0);

/** @returns what there is too much of, with its limit; undefined when a parser may be given it */
export function excessOf({ elements, attributes }: MarkupWeight): string | undefined {
  if (elements > MOST_ELEMENTS) return `${MOST_ELEMENTS.toLocaleString("en")} elements`;
  if (attributes > MOST_ATTRIBUTES) {
    return `${MOST_ATTRIBUTES.toLocaleString("en")} attributes in one element`;
  }
  return undefined;
}

/** Counting ends where there is too much. Cost: one pass over the tags; quoted values, comments and scripts are jumped over. */
export function weighMarkup(html: string): MarkupWeight {
  const open = new Map<string, number>();
  let elements = 0;
  let attributes = 0;
  let depth = 0;
  let deepest = 0;
  let hasCapitals = false;
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at)) {
    const isEndTag = html[at + 1] === "/";
    const name = nameAt(html, at + (isEndTag ? 2 : 1));
    if (name === undefined) {
      at = html.startsWith("<!--", at) ? endOf(html, COMMENT_END, at + 4) : at + 1;
      continue;
    }
    const tag = readAttributes(html, at + 1 + name.length);
    at = tag.end;
    const inside = open.get(name) ?? 0;
    if (isEndTag) {
      if (inside > 0) depth -= 1;
      open.set(name, Math.max(0, inside - 1));
      continue;
    }
    elements += 1;
    if (elements > MOST_ELEMENTS) break;
    attributes = Math.max(attributes, tag.attributes);
    hasCapitals ||= tag.hasCapitals && !isForeign(open);
    const rawEnd = RAW_ENDS.get(name);
    if (rawEnd !== undefined) at = endOf(html, rawEnd, at);
    else if (!SHALLOW.has(name) && !(tag.isSelfClosing && isForeign(open))) {
      open.set(name, inside + 1);
      depth += 1;
      deepest = Math.max(deepest, depth);
    }
  }
  return { elements, attributes, depth: deepest, hasCapitals };
}

/** Only there a slash at a tag's end closes the element. */
function isForeign(open: ReadonlyMap<string, number>): boolean {
  return (open.get("svg") ?? 0) > 0 || (open.get("math") ?? 0) > 0;
}

function nameAt(html: string, start: number): string | undefined {
  NAME.lastIndex = start;
  return NAME.exec(html)?.[0].toLowerCase();
}

/** @returns the offset behind the next match; of the text's end when there is none */
function endOf(html: string, pattern: RegExp, start: number): number {
  pattern.lastIndex = start;
  return pattern.test(html) ? pattern.lastIndex : html.length;
}

function isCapitalAt(html: string, at: number): boolean {
  CAPITAL_NAME.lastIndex = at;
  return CAPITAL_NAME.test(html);
}

/** What stands in one tag. */
interface TagContent {
  readonly attributes: number;
  /** Offset behind the tag. */
  readonly end: number;
  readonly isSelfClosing: boolean;
  readonly hasCapitals: boolean;
}

/** @param start  behind the tag's name */
function readAttributes(html: string, start: number): TagContent {
  let attributes = 0;
  let hasCapitals = false;
  let isInside = false;
  let at = start;
  for (; at < html.length; at += 1) {
    const code = html.charCodeAt(at);
    if (code === TAG_END) break;
    const isQuote = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
    if (isQuote && html.charCodeAt(at - 1) === EQUALS) {
      const close = html.indexOf(html.charAt(at), at + 1);
      at = close === -1 ? html.length : close;
      isInside = false;
    } else if (code <= SPACE || code === SLASH) isInside = false;
    else if (!isInside) {
      attributes += 1;
      isInside = true;
      hasCapitals ||= code >= CAPITAL_A && code <= CAPITAL_Z && isCapitalAt(html, at);
    }
  }
  const isSelfClosing = html.charCodeAt(at - 1) === SLASH;
  return { attributes, end: at + 1, isSelfClosing, hasCapitals };
}
