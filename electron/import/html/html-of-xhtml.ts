import { escapeSections } from "../xml/escape-sections.ts";
import { withoutDoctype } from "../xml/without-doctype.ts";
import { withoutInstructions } from "../xml/without-instructions.ts";

const DECLARATION = /^\s*<\?xml\s/i;
const SELF_CLOSING = /<([a-z][\w:-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** Whether a page is written in XML: in HTML a slash at a tag's end closes nothing. */
export function isXhtml(name: string, text: string): boolean {
  return /\.xhtml$/i.test(name) || DECLARATION.test(text);
}

/** Says in HTML what a page in XHTML says. Nothing that its document type declares is processed. */
export function htmlOfXhtml(text: string): string {
  const escaped = escapeSections(text);
  const rest = withoutDoctype(escaped);
  const doctype = rest === escaped ? "" : "<!doctype html>";
  const html = withoutInstructions(rest).replaceAll(
    SELF_CLOSING,
    (tag, name: string, attributes: string) =>
      VOID.test(name) ? tag : `<${name}${attributes}></${name}>`,
  );
  return doctype + html;
}
