import { randomBytes } from "node:crypto";

const SUFFIX = /\.set-aside-[0-9a-f]{8}$/;

/**
 * Beside a file, for the moments in which it is carried into the quarantine. No temporary name: whoever sweeps those would remove what
 * nobody has kept yet. And one that begins as the file's own, so that its bytes are found among the copies of it.
 */
export function setAsidePathFor(path: string): string {
  return `${path}.set-aside-${randomBytes(4).toString("hex")}`;
}

/** Whether a file is on its way into the quarantine, or was when the process was killed. */
export function isSetAsideName(name: string): boolean {
  return SUFFIX.test(name);
}

/** @returns the path that a file had before it was set aside */
export function pathBeforeSetAside(path: string): string {
  return path.replace(SUFFIX, "");
}
