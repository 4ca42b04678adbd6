import type { Failure } from "#core/failure/failure.js";

const MEGABYTE = 1024 * 1024;

/** A format that can be imported. */
export interface MediaType {
  readonly name: "text/plain" | "text/markdown";
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** A larger file is refused before it is read. */
  readonly maxBytes: number;
}

const MEDIA_TYPES: readonly MediaType[] = [
  { name: "text/plain", extensions: [".txt", ".text"], maxBytes: 50 * MEGABYTE },
  { name: "text/markdown", extensions: [".md", ".markdown"], maxBytes: 50 * MEGABYTE },
];

/** Every extension that an importable file may have, for sentences and file dialogs. */
export const READABLE_EXTENSIONS: readonly string[] = MEDIA_TYPES.flatMap(
  (type) => type.extensions,
);

/**
 * Tells by its name what a file is meant to be; whether its bytes agree, decoding finds out.
 * @returns undefined when no converter reads it
 */
export function mediaTypeOf(name: string): MediaType | undefined {
  return MEDIA_TYPES.find((type) => type.extensions.includes(extensionOf(name)));
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
