const START = "<!doctype";

/**
 * Leaves out the document type of a text in XML with everything that it declares: entities are not made, whatever they are said
 * to be, and nothing is fetched.
 * Cost: one pass; a text that goes on beginning declarations costs no more.
 */
export function withoutDoctype(xml: string): string {
  const start = indexOfStart(xml, 0);
  if (start === -1) return xml;
  const end = endOfDoctype(xml, start + START.length);
  // There is one at most. What looks like another is text, and no parser shall think otherwise.
  return xml.slice(0, start) + xml.slice(end).replaceAll(/<!doctype/gi, "&lt;!doctype");
}

function indexOfStart(xml: string, from: number): number {
  const pattern = /<!doctype/gi;
  pattern.lastIndex = from;
  return pattern.exec(xml)?.index ?? -1;
}

/** @returns one past the ">" that ends it: outside of quotes, comments and brackets */
function endOfDoctype(xml: string, from: number): number {
  let isInBrackets = false;
  let at = from;
  while (at < xml.length) {
    const character = xml.charAt(at);
    if (character === '"' || character === "'") at = behind(xml, character, at + 1);
    else if (xml.startsWith("<!--", at)) at = behind(xml, "-->", at + 4);
    else if (character === ">" && !isInBrackets) return at + 1;
    else {
      if (character === "[") isInBrackets = true;
      else if (character === "]") isInBrackets = false;
      at += 1;
    }
  }
  return xml.length;
}

function behind(text: string, what: string, from: number): number {
  const found = text.indexOf(what, from);
  return found === -1 ? text.length : found + what.length;
}
