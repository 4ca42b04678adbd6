const MARKER = /^(?:<{7}|\|{7}|>{7})(?: .*)?$|^={7}$/;

/** Whether a line is one of those by which git parts the two sides of a merge that nobody finished. Without its line end. */
export function isMergeMarker(line: string): boolean {
  return MARKER.test(line.endsWith("\r") ? line.slice(0, -1) : line);
}

/** Both sides of a text that git could not merge, each as a whole. */
export interface MergeSides {
  readonly ours: string;
  readonly theirs: string;
}

/** @returns undefined for a text in which no merge was left unfinished */
export function splitMergeSides(text: string): MergeSides | undefined {
  const ours: string[] = [];
  const theirs: string[] = [];
  let side: "both" | "ours" | "base" | "theirs" = "both";
  let isParted = false;
  for (const line of text.split("\n")) {
    if (isMergeMarker(line)) {
      isParted = true;
      side = sideBehind(line);
      continue;
    }
    if (side === "both" || side === "ours") ours.push(line);
    if (side === "both" || side === "theirs") theirs.push(line);
  }
  return isParted ? { ours: ours.join("\n"), theirs: theirs.join("\n") } : undefined;
}

function sideBehind(marker: string): "both" | "ours" | "base" | "theirs" {
  switch (marker.charAt(0)) {
    case "<":
      return "ours";
    case "|":
      return "base";
    case "=":
      return "theirs";
    default:
      return "both";
  }
}
