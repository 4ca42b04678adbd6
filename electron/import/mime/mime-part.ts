/** A part of a message, its body still as it was sent. */
export interface MimePart {
  /** Values by names in small letters, unfolded; the first of a name counts. */
  readonly headers: ReadonlyMap<string, string>;
  /** Lower case, such as `text/html`. */
  readonly mediaType: string;
  /** As it was sent: see `decodeBody`. Of what has parts itself, nothing. */
  readonly body: Uint8Array;
  readonly parts: readonly MimePart[];
}

/** A parameter of a structured header, such as the `charset` of a `Content-Type`. */
export function parameterOf(header: string | undefined, name: string): string | undefined {
  const pattern = new RegExp(String.raw`;\s*${name}\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))`, "i");
  const match = pattern.exec(header ?? "");
  return match?.[1]?.replaceAll(/\\(.)/g, "$1") ?? match?.[2];
}

/** Everything that has no parts itself, in its order. */
export function leavesOf(part: MimePart): readonly MimePart[] {
  return part.mediaType.startsWith("multipart/") ? part.parts.flatMap(leavesOf) : [part];
}
