const DASH = "-".charCodeAt(0);
const LINE_FEED = "\n".charCodeAt(0);
const CARRIAGE_RETURN = "\r".charCodeAt(0);
const SPACE = " ".charCodeAt(0);
const TAB = "\t".charCodeAt(0);

interface SplitBody {
  /** As they stand between the boundaries, to the byte. */
  readonly parts: readonly Buffer[];
  /** Whether the last boundary is there: else the end is missing. */
  readonly isWhole: boolean;
}

/**
 * Divides the body of a message at its boundaries.
 * @param mostParts  no more are looked for than one more
 * Cost: one pass.
 */
export function splitBody(body: Buffer, boundary: string, mostParts: number): SplitBody {
  const delimiter = Buffer.from(`--${boundary}`, "latin1");
  const parts: Buffer[] = [];
  let start: number | undefined;
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + 1)) {
    if (at > 0 && body[at - 1] !== LINE_FEED) continue;
    let end = at + delimiter.length;
    const isLast = body[end] === DASH && body[end + 1] === DASH;
    if (isLast) end += 2;
    while (body[end] === SPACE || body[end] === TAB) end += 1;
    if (body[end] === CARRIAGE_RETURN) end += 1;
    if (end < body.length && body[end] !== LINE_FEED) continue;
    if (start !== undefined) parts.push(body.subarray(start, endOfPart(body, start, at)));
    start = end + 1;
    if (isLast) return { parts, isWhole: true };
    if (parts.length > mostParts) break;
  }
  return { parts, isWhole: false };
}

/** The line break before a boundary belongs to it. */
function endOfPart(body: Buffer, start: number, boundary: number): number {
  const hasReturn = body[boundary - 2] === CARRIAGE_RETURN;
  return Math.max(start, boundary - (hasReturn ? 2 : 1));
}
