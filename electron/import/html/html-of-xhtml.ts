const DECLARATION = /^\s*<\?xml\s/i;
const INSTRUCTION = /<\?[^>]*\?>/g;
/** With what it declares inside: entities are not made, whatever they are said to be. */
const DOCTYPE = /<!doctype\s+html[^>[]*(?:\[[\s\S]*?\]\s*)?>/i;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;
const SELF_CLOSING = /<([a-z][\w:-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** Whether a page is written in XML: in HTML a slash at a tag's end closes nothing. */
export function isXhtml(name: string, text: string): boolean {
  return /\.xhtml$/i.test(name) || DECLARATION.test(text);
}

/** Says in HTML what a page in XHTML says. Nothing that its document type declares is processed. */
export function htmlOfXhtml(text: string): string {
  return text
    .replace(DOCTYPE, "<!doctype html>")
    .replaceAll(INSTRUCTION, "")
    .replaceAll(CDATA, (_, content: string) => escaped(content))
    .replaceAll(SELF_CLOSING, (tag, name: string, attributes: string) =>
      VOID.test(name) ? tag : `<${name}${attributes}></${name}>`,
    );
}

function escaped(content: string): string {
  return content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
