/** A piece of HTML as the serialiser writes it. Names of tags are lower case; text is decoded. */
export type HtmlToken =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "open"; readonly name: string; readonly classes: string }
  | { readonly kind: "close"; readonly name: string };

const TAG_START = /<(\/?)([a-z][a-z0-9-]*)/iy;
const CLASSES = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi;

const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/**
 * Splits HTML into tags and text. It follows the form that the serialiser writes, and takes anything else as a browser
 * would where that is easy; it never throws.
 */
export function* htmlTokens(html: string): Generator<HtmlToken, void, undefined> {
  let from = 0;
  while (from < html.length) {
    const angle = html.indexOf("<", from);
    const textEnd = angle === -1 ? html.length : angle;
    if (textEnd > from) yield { kind: "text", text: decodeReferences(html.slice(from, textEnd)) };
    if (angle === -1) return;
    TAG_START.lastIndex = angle;
    const tag = TAG_START.exec(html);
    if (tag === null) {
      const end = endOfDeclaration(html, angle);
      if (end === undefined) yield { kind: "text", text: "<" };
      from = end ?? angle + 1;
      continue;
    }
    const end = endOfTag(html, TAG_START.lastIndex);
    const name = (tag[2] ?? "").toLowerCase();
    // A tag that never ends swallows the rest, as in browsers.
    if (end === undefined) return;
    if (tag[1] === "/") yield { kind: "close", name };
    else yield { kind: "open", name, classes: classesOf(html.slice(TAG_START.lastIndex, end)) };
    from = end;
  }
}

/** @returns one past the ">" that ends the tag; one inside a quoted value does not */
function endOfTag(html: string, from: number): number | undefined {
  let quote = "";
  for (let index = from; index < html.length; index += 1) {
    const character = html.charAt(index);
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if (character === ">") return index + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return undefined;
}

/** @returns one past the comment, doctype or other markup declaration at `start`; undefined when there is none */
function endOfDeclaration(html: string, start: number): number | undefined {
  if (!/^<[!?]/.test(html.slice(start, start + 2))) return undefined;
  const closing = html.startsWith("<!--", start) ? "-->" : ">";
  const end = html.indexOf(closing, start + 2);
  return end === -1 ? html.length : end + closing.length;
}

function classesOf(attributes: string): string {
  if (!attributes.includes("class")) return "";
  const match = CLASSES.exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
}

function decodeReferences(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
    const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : "\ufffd";
  });
}
