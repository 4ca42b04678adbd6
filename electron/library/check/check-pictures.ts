import { join } from "node:path";
import { problemWording } from "../problem-wording.ts";
import {
  type CheckedFolder,
  type VersionsFound,
  copiesOf,
  inTwins,
  isUndownloaded,
} from "./checked-folder.ts";
import { withHash, reportLost } from "./intact-copies.ts";
import { type RunningCheck, remark } from "./running-check.ts";
import { parseStoredName } from "./stored-names.ts";

/**
 * Pictures that a text shows and that are not there; and those that no text shows, where all texts could be read: a version that is
 * arriving by a sync tool may show them.
 */
export async function checkPictures(
  check: RunningCheck,
  checked: CheckedFolder,
  { shown, facts, isPartly }: VersionsFound,
): Promise<void> {
  const { folder, twins } = checked;
  const own = new Set(checked.names.assets);
  const inOthers = new Set((await inTwins(checked, "assets")).map(({ name }) => name));
  for (const name of shown) {
    if (own.has(name) || inOthers.has(name) || isUndownloaded(checked, "assets", name)) continue;
    const parsed = parseStoredName("assets", name);
    if (parsed.kind !== "stored") continue;
    const { hash, extension } = parsed;
    const path = join(folder, "assets", name);
    const copies = await copiesOf(check, checked, { part: "assets", path, hash, extension });
    const problem = problemWording.missingPicture;
    await reportLost(check, { path, problem, isThere: false, copies, ...withHash(hash) });
  }
  if (isPartly || facts.length === 0 || twins.length > 0) return;
  for (const name of own) {
    if (parseStoredName("assets", name).kind !== "stored" || shown.has(name)) continue;
    remark(check, join(folder, "assets", name), problemWording.unneededPicture);
  }
}
