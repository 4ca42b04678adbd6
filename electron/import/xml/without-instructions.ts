const START = "<?";

/** Leaves out declarations and instructions for programs. Cost: one pass, also where they do not end. */
export function withoutInstructions(xml: string): string {
  const kept: string[] = [];
  let from = 0;
  let tagEnd = -1;
  for (let start = xml.indexOf(START); start !== -1;) {
    // Looked for once only: what begins before it ends with it, or never.
    if (tagEnd < start) tagEnd = xml.indexOf(">", start);
    if (tagEnd === -1) break;
    const isWhole = tagEnd > start + START.length && xml.charAt(tagEnd - 1) === "?";
    if (isWhole) {
      kept.push(xml.slice(from, start));
      from = tagEnd + 1;
    }
    start = xml.indexOf(START, isWhole ? from : start + START.length);
  }
  return from === 0 ? xml : kept.join("") + xml.slice(from);
}
