import { fail, ok, type Result } from "../result.ts";
import { crc32cOfUtf8 } from "./crc32c.ts";
import { Operation, OPERATION_VERSION } from "./operation.ts";

/**
 * Why a line of a log says nothing to this program. It is kept raw and reported, never dropped.
 * `newer-version` is intact: a later Postil wrote it.
 */
export type LineProblem = "not-json" | "bad-checksum" | "newer-version" | "not-an-operation";

const CHECKSUM = /^,"crc":"([0-9a-f]{8})"\}$/;
const CHECKSUM_LENGTH = ',"crc":"00000000"}'.length;

/**
 * One line of a log, without its `\n`. Equal operations give equal lines, whatever the order of their members.
 * Throws when the operation could not be read back: that is our mistake, and must not reach the disk.
 */
export function encodeOperation(operation: Operation): string {
  const body = encodeBody(operation);
  return `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}`;
}

/** @returns the `crc` of the operation's line: CRC-32C of the UTF-8 bytes of the line without that member */
export function checksumOf(operation: Operation): string {
  return crc32cOfUtf8(encodeBody(operation));
}

/**
 * Reads one line of a log, given without its `\n`. A byte order mark before it and a `\r` after it are forgiven: tools that
 * rewrite line ends leave the words alone.
 */
export function decodeLine(line: string): Result<Operation, LineProblem> {
  const text = line.slice(line.startsWith("\uFEFF") ? 1 : 0, line.endsWith("\r") ? -1 : undefined);
  const body = `${text.slice(0, -CHECKSUM_LENGTH)}}`;
  const given = CHECKSUM.exec(text.slice(-CHECKSUM_LENGTH))?.[1];
  const isIntact = given !== undefined && given === crc32cOfUtf8(body);
  const record = parseJson(isIntact ? body : text);
  if (record === undefined) return fail("not-json");
  if (!isIntact) return fail("bad-checksum");
  if (isNewer(record)) return fail("newer-version");
  const parsed = Operation.safeParse(record);
  return parsed.success ? ok(parsed.data) : fail("not-an-operation");
}

/** @returns undefined when the text is not JSON; JSON itself has no undefined */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller reports the line; where exactly it breaks helps nobody.
    return undefined;
  }
}

function isNewer(record: unknown): boolean {
  if (typeof record !== "object" || record === null || !("v" in record)) return false;
  return typeof record.v === "number" && record.v > OPERATION_VERSION;
}

/** Parsing puts the members into the schema's order. */
function encodeBody(operation: Operation): string {
  return JSON.stringify(Operation.parse(operation));
}
