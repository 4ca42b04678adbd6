import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { nameOfUndownloaded } from "#core/sync/conflict-copy.js";
import { problemWording } from "../problem-wording.ts";
import { isSetAsideName } from "../set-aside-name.ts";
import { sha256 } from "../sha256.ts";
import { parseFacts } from "../read-version.ts";
import { checkFacts, checkVersionsAreWhole, noteFacts } from "./check-versions.ts";
import {
  type CheckedFolder,
  STORED_PARTS,
  type StoredFile,
  type VersionsFound,
  copiesOf,
} from "./checked-folder.ts";
import { checkPictures } from "./check-pictures.ts";
import { withHash, hashOfFile, reportLost } from "./intact-copies.ts";
import { type RunningCheck, remark, reportLeft, unreadable } from "./running-check.ts";
import { parseStoredName } from "./stored-names.ts";

const NAMED_ASSET = /\.\.\/assets\/([0-9a-f]{64}\.[a-z0-9]{1,8})/g;

/**
 * Every original, text and picture against the hash that its name is, which makes a list of hashes needless; facts, whether they can be
 * read; and whether what facts and texts name is there.
 */
export async function checkStoredFiles(check: RunningCheck, checked: CheckedFolder): Promise<void> {
  const found: VersionsFound = { facts: [], shown: new Set(), isPartly: false };
  for (const part of STORED_PARTS) {
    for (const name of checked.names[part]) {
      if (isSetAsideName(name)) continue; // Reported as what an interrupted repair left.
      check.signal?.throwIfAborted();
      const awaited = nameOfUndownloaded(name);
      if (awaited !== undefined) {
        const path = join(checked.folder, part, name);
        reportLeft(check, path, problemWording.undownloaded(awaited), "no-damage");
        if (part === "versions") found.isPartly = true;
      }
      const parsed = parseStoredName(part, name);
      if (parsed.kind === "foreign" || parsed.kind === "purged") continue;
      check.filesChecked += 1;
      const { hash, extension } = parsed;
      const file = { part, path: join(checked.folder, part, name), hash, extension };
      if (parsed.kind === "copy") await checkCopy(check, checked, file, found);
      else if (part === "versions" && extension === "json") {
        await checkFacts(check, checked, file, found);
      } else await checkBytes(check, checked, file, found);
    }
  }
  await checkVersionsAreWhole(check, checked, found);
  await checkPictures(check, checked, found);
}

async function checkBytes(
  check: RunningCheck,
  checked: CheckedFolder,
  file: StoredFile,
  found: VersionsFound,
): Promise<void> {
  const { part, path, hash } = file;
  let isIntact: boolean;
  try {
    isIntact =
      part === "versions"
        ? await isTextIntact(file, found)
        : (await hashOfFile(path, check.signal)) === hash;
  } catch (error) {
    if (part === "versions") found.isPartly = true;
    // A moment's failure says nothing about the bytes.
    reportLeft(check, path, unreadable(error));
    return;
  }
  if (isIntact) return;
  const copies = await copiesOf(check, checked, file);
  const problem = problemWording.wrongHash;
  await reportLost(check, { path, problem, isThere: true, copies, ...withHash(hash) });
}

async function isTextIntact({ path, hash }: StoredFile, found: VersionsFound): Promise<boolean> {
  const bytes = await readFile(path);
  if (sha256(bytes) !== hash) {
    found.isPartly = true;
    return false;
  }
  for (const [, name = ""] of bytes.toString("utf8").matchAll(NAMED_ASSET)) found.shown.add(name);
  return true;
}

/** One that a sync tool or a person left beside a file whose name says what its bytes are. */
async function checkCopy(
  check: RunningCheck,
  checked: CheckedFolder,
  { part, path, hash, extension }: StoredFile,
  found: VersionsFound,
): Promise<void> {
  const { folder, names } = checked;
  const isFacts = part === "versions" && extension === "json";
  const right = names[part].find((name) => {
    const parsed = parseStoredName(part, name);
    return (
      parsed.kind === "stored" &&
      parsed.hash === hash &&
      (!isFacts || parsed.extension === extension)
    );
  });
  const name = right ?? `${hash}.${extension}`;
  try {
    if (isFacts && right === undefined) {
      // They count, as long as there are no others.
      noteFacts(checked, found, hash, parseFacts(await readFile(path, "utf8")));
      return;
    }
    const isSame = isFacts
      ? (await readFile(path)).equals(await readFile(join(folder, part, name)))
      : (await hashOfFile(path, check.signal)) === hash;
    if (!isSame) reportLeft(check, path, problemWording.otherCopy(name));
    else if (right !== undefined) remark(check, path, problemWording.sameCopy(name));
  } catch (error) {
    reportLeft(check, path, unreadable(error));
  }
}
