import { crc32 } from "node:zlib";
import { BulkDeed } from "#core/operation/bulk-deed.js";

/** The bytes of a deed's file: a checksum, a line break, and the deed as JSON. */
export function encodeBulkDeed(deed: BulkDeed): string {
  const body = JSON.stringify(deed);
  return `${checksumOf(body)}\n${body}\n`;
}

/** @returns undefined for what is no whole deed */
export function decodeBulkDeed(text: string): BulkDeed | undefined {
  const [checksum = "", body = ""] = text.split("\n", 2);
  if (checksum !== checksumOf(body)) return undefined;
  const parsed = BulkDeed.safeParse(JSON.parse(body));
  return parsed.success ? parsed.data : undefined;
}

function checksumOf(body: string): string {
  return crc32(body).toString(16).padStart(8, "0");
}
