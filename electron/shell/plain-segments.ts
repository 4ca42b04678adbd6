import type { SchemeAddress } from "./schemes.ts";

/** What never stands in an address that we wrote: a way up, a second way to write a separator, a NUL, a query. */
const OUT_OF_THE_ORDINARY = /[\\?#@\p{Cc}]|%(?:2f|5c|00|25)/iu;

/**
 * Reads the path of an address under one of our schemes, decoded once. It is for looking up in a list, never for joining to
 * a folder.
 * @returns undefined when anything about the address is unlike those that we write
 */
export function plainSegments(
  address: string,
  { scheme, host }: SchemeAddress,
): readonly string[] | undefined {
  const start = `${scheme}://${host}/`;
  if (!address.startsWith(start) || OUT_OF_THE_ORDINARY.test(address)) return undefined;
  const segments = address.slice(start.length).split("/").map(decoded);
  return segments.every(isPlain) ? segments : undefined;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    // Not UTF-8 once decoded: not an address of ours.
    return undefined;
  }
}

function isPlain(segment: string | undefined): segment is string {
  if (segment === undefined || segment === "" || segment === "." || segment === "..") return false;
  return !/[/\\:\p{Cc}]/u.test(segment);
}
