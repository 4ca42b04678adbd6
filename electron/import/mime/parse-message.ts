import PostalMime from "postal-mime";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { type MimePart, parameterOf } from "./mime-part.ts";
import { splitBody } from "./split-body.ts";

export interface MimeLimits {
  readonly parts: number;
  readonly depth: number;
  /** Of the whole file: decoding goes line by line. */
  readonly lines: number;
}

// A page of ten thousand pictures, and lines of a third of the usual length in the largest file.
export const MIME_LIMITS: MimeLimits = { parts: 10_000, depth: 10, lines: 5_000_000 };

type Fault = Pick<Failure, "code" | "detail">;

/** One of them stands in any message. */
const KNOWN_HEADERS = ["content-type", "mime-version", "from", "subject"];

const LINE_FEED = "\n".charCodeAt(0);

/** Takes a message apart into its parts, without decoding them. */
export async function parseMessage(
  bytes: Uint8Array,
  limits: MimeLimits = MIME_LIMITS,
): Promise<Result<MimePart, Fault>> {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (hasMoreLines(message, limits.lines)) return fail(excess(limits.lines, "lines"));
  let left = limits.parts;

  async function parsePart(raw: Buffer, depth: number): Promise<Result<MimePart, Fault>> {
    const { head, body } = divide(raw);
    const headers = await readHeaders(head);
    if (headers === undefined) return fail(damaged("its headers are too long"));
    const contentType = headers.get("content-type");
    const mediaType = (contentType ?? "text/plain").split(";", 1)[0]?.trim().toLowerCase() ?? "";
    if (!mediaType.startsWith("multipart/")) return ok({ headers, mediaType, body, parts: [] });
    if (depth === limits.depth) return fail(excess(limits.depth, "parts in each other"));

    const boundary = parameterOf(contentType, "boundary") ?? "";
    if (boundary === "") return fail(damaged("nothing says where its parts begin"));
    const { parts: inside, isWhole } = splitBody(body, boundary, left);
    left -= inside.length;
    if (left < 0) return fail(excess(limits.parts, "parts"));
    if (!isWhole) return fail(damaged("its end is missing"));
    const parts: MimePart[] = [];
    for (const part of inside) {
      // One after the other: the limit on their number is one for all.
      const parsed = await parsePart(part, depth + 1);
      if (!parsed.ok) return parsed;
      parts.push(parsed.value);
    }
    return ok({ headers, mediaType, body: new Uint8Array(), parts });
  }

  const parsed = await parsePart(withoutMark(message), 0);
  if (!parsed.ok || KNOWN_HEADERS.some((name) => parsed.value.headers.has(name))) return parsed;
  return fail(damaged("it does not begin as a web archive does"));
}

function damaged(detail: string): Fault {
  return { code: "file-damaged", detail };
}

function excess(limit: number, what: string): Fault {
  return { code: "file-too-complex", detail: `${limit.toLocaleString("en")} ${what}` };
}

function hasMoreLines(message: Buffer, most: number): boolean {
  let lines = 0;
  for (let at = message.indexOf(LINE_FEED); at !== -1; at = message.indexOf(LINE_FEED, at + 1)) {
    lines += 1;
    if (lines > most) return true;
  }
  return false;
}

/** Byte order marks and empty lines stand before the headers of files that an editor has saved. */
function withoutMark(message: Buffer): Buffer {
  const START_LENGTH = 64;
  const start = message.subarray(0, START_LENGTH).toString("latin1");
  return message.subarray(/^(?:ï»¿)?\s*/.exec(start)?.[0].length ?? 0);
}

/** At the first empty line. */
function divide(raw: Buffer): { readonly head: Buffer; readonly body: Buffer } {
  if (raw[0] === LINE_FEED) return { head: raw.subarray(0, 0), body: raw.subarray(1) };
  if (raw.subarray(0, 2).toString("latin1") === "\r\n") {
    return { head: raw.subarray(0, 0), body: raw.subarray(2) };
  }
  const ends = ["\n\r\n", "\n\n"].flatMap((empty) => {
    const at = raw.indexOf(empty);
    return at === -1 ? [] : [{ at, behind: at + empty.length }];
  });
  const end = ends.toSorted((one, other) => one.at - other.at)[0];
  if (end === undefined) return { head: raw, body: raw.subarray(raw.length) };
  return { head: raw.subarray(0, end.at + 1), body: raw.subarray(end.behind) };
}

/** @returns undefined when there are more than any program writes */
async function readHeaders(head: Buffer): Promise<ReadonlyMap<string, string> | undefined> {
  const MOST_BYTES = 256 * 1024;
  if (head.length > MOST_BYTES) return undefined;
  const { headers } = await PostalMime.parse(head);
  return new Map(headers.toReversed().map(({ key, value }) => [key, value]));
}
