import { parseBuffer, setMaxObjectCount, setMaxObjectSize } from "bplist-parser";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { weighPlist } from "./weigh-plist.ts";

export interface PlistLimits {
  /** In the file, and again as often as they are named. */
  readonly objects: number;
  /** Of texts, as often as they are named. */
  readonly textBytes: number;
  readonly depth: number;
}

// A page of ten thousand pictures has eight objects for each.
export const PLIST_LIMITS: PlistLimits = {
  objects: 100_000,
  textBytes: 100 * 1024 * 1024,
  depth: 100,
};

/** Reads a binary property list. What is in it is up to whoever asked. */
export function readPlist(
  bytes: Uint8Array,
  limits: PlistLimits = PLIST_LIMITS,
): Result<unknown, Pick<Failure, "code" | "detail">> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weight = weighPlist(file, limits.objects);
  if (weight === undefined) return fail({ code: "file-damaged" });
  if (weight.objects > limits.objects || weight.textBytes > limits.textBytes) {
    return fail({
      code: "file-too-complex",
      detail: `${limits.objects.toLocaleString("en")} parts`,
    });
  }
  if (weight.depth > limits.depth) {
    return fail({ code: "file-too-complex", detail: `${limits.depth} parts in each other` });
  }
  setMaxObjectCount(limits.objects);
  setMaxObjectSize(file.length + 1);
  try {
    const [value] = parseBuffer<unknown>(file);
    return ok(value);
  } catch (error) {
    return fail({ code: "file-damaged", detail: error instanceof Error ? error.message : "" });
  }
}
