const DECLARATION =
  /\sxmlns:([a-z][\w.-]*)\s*=\s*["']http:\/\/www\.w3\.org\/(?:1998\/Math\/MathML|2000\/svg|1999\/xhtml)["']/gi;

/** Takes the prefixes off the names of HTML, formulas and drawings, which HTML knows without. */
export function withoutPrefixes(xhtml: string): string {
  const prefixes = new Set(Array.from(xhtml.matchAll(DECLARATION), ([, prefix]) => prefix ?? ""));
  if (prefixes.size === 0) return xhtml;
  return xhtml.replaceAll(
    /(<\/?)([a-z][\w.-]*):(?=[a-z])/gi,
    (whole, angle: string, prefix: string) => (prefixes.has(prefix) ? angle : whole),
  );
}
