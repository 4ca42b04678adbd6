import {
  READABLE_EXTENSIONS,
  READABLE_FORMATS,
  type ReadableFormat,
} from "#core/article/readable-format.js";
import type { Failure } from "#core/failure/failure.js";

const MEGABYTE = 1024 * 1024;

/**
 * Tells by its name what a file is meant to be; whether its bytes agree, decoding finds out.
 * @returns undefined when no converter reads it
 */
export function mediaTypeOf(name: string): ReadableFormat | undefined {
  return READABLE_FORMATS.find((type) => type.extensions.includes(extensionOf(name)));
}

/**
 * Refuses a file that no converter should see.
 * @param path  as the person knows it
 * @param size  in bytes
 * @returns undefined when it may be converted
 */
export function checkSource(path: string, size: number): Failure | undefined {
  const type = mediaTypeOf(path);
  if (type === undefined) {
    return { code: "file-type-unknown", path, detail: READABLE_EXTENSIONS.join(", ") };
  }
  if (size === 0) return { code: "file-empty", path };
  if (size <= type.maxBytes) return undefined;
  return { code: "file-too-large", path, detail: `${type.maxBytes / MEGABYTE} MB` };
}

/** Lower case, with the dot; empty when there is none. A name that is all extension, such as `.txt`, has one. */
function extensionOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? "";
}
