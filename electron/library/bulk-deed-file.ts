import { crc32 } from "node:zlib";
import { z } from "zod";
import { BulkDeed } from "#core/operation/bulk-deed.js";

const NewerDeed = z.object({ format: z.int().min(2) });

/** The bytes of a deed's file: a checksum, a line break, and the deed as JSON. */
export function encodeBulkDeed(deed: BulkDeed): string {
  const body = JSON.stringify(deed);
  return `${checksumOf(body)}\n${body}\n`;
}

/** @returns why it is none that can be done */
export function decodeBulkDeed(text: string): BulkDeed | "damaged" | "newer" {
  const [checksum = "", body = ""] = text.split("\n", 2);
  if (checksum !== checksumOf(body)) return "damaged";
  const record: unknown = JSON.parse(body);
  const parsed = BulkDeed.safeParse(record);
  if (parsed.success) return parsed.data;
  return NewerDeed.safeParse(record).success ? "newer" : "damaged";
}

function checksumOf(body: string): string {
  return crc32(body).toString(16).padStart(8, "0");
}
