/** Orders texts by UTF-16 code unit: the same on every device, whatever its language. For files and merging, not for lists. */
export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
