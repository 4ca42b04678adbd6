import type { Companion } from "../source-file.ts";
import { localPaths } from "./local-path.ts";

/** @returns what finds a page's companion by the address that the page gives it */
export function companionsByAddress(
  companions: readonly Companion[],
): (address: string) => Uint8Array | undefined {
  const byPath = new Map(companions.map(({ path, bytes }) => [path, bytes]));
  return (address) => {
    if (byPath.size === 0) return undefined;
    const path = localPaths(address).find((each) => byPath.has(each));
    return path === undefined ? undefined : byPath.get(path);
  };
}
