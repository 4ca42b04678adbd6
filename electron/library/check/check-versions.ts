import { readFile } from "node:fs/promises";
import { extname, join, posix } from "node:path";
import { nameOfUndownloaded } from "#core/sync/conflict-copy.js";
import { keptLeadImage } from "#core/article/asset.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import { inboxDirectory } from "../library-parts.ts";
import { problemWording } from "../problem-wording.ts";
import { purgedName } from "../purged-original.ts";
import { parseFacts } from "../read-version.ts";
import {
  type CheckedFolder,
  type StoredFile,
  type VersionsFound,
  copiesOf,
  inTwins,
  isUndownloaded,
} from "./checked-folder.ts";
import { withHash, reportLost } from "./intact-copies.ts";
import { type RunningCheck, reportLeft, unreadable } from "./running-check.ts";
import { parseStoredName } from "./stored-names.ts";

const EXTENSION = /^\.[a-z0-9]{1,10}$/;

/** Whether the facts of a version can be read, and are those of the text beside them. */
export async function checkFacts(
  check: RunningCheck,
  checked: CheckedFolder,
  file: StoredFile,
  found: VersionsFound,
): Promise<void> {
  const { path, hash } = file;
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    found.isPartly = true;
    reportLeft(check, path, unreadable(error));
    return;
  }
  const facts = parseFacts(text);
  if (noteFacts(checked, found, hash, facts)) return;
  found.isPartly = true;
  if (facts === "newer") reportLeft(check, path, problemWording.newerFacts, "no-damage");
  else {
    const problem = problemWording.unreadableFacts;
    await reportLost(check, { ...(await lostFacts(check, checked, file)), problem, isThere: true });
  }
}

/** @returns whether they are those of the version of that hash, whoever else may have said the same */
export function noteFacts(
  { names }: Pick<CheckedFolder, "names">,
  found: VersionsFound,
  hash: string,
  facts: ReturnType<typeof parseFacts>,
): boolean {
  if (facts === undefined || facts === "newer" || facts.contentHash !== hash) return false;
  if (found.facts.some((known) => known.contentHash === hash)) return true;
  found.facts.push(facts);
  // Deleted for good, with its pictures.
  if (names.originals.includes(purgedName(facts.originalHash))) return true;
  for (const { asset } of facts.companions) found.shown.add(asset);
  const lead = keptLeadImage(facts);
  if (lead !== null) found.shown.add(lead);
  return true;
}

/** A version has a text and facts, and the file that it was made of, unless all of it was deleted for good. */
export async function checkVersionsAreWhole(
  check: RunningCheck,
  checked: CheckedFolder,
  found: VersionsFound,
): Promise<void> {
  const { folder, names } = checked;
  const isThere = (name: string): boolean =>
    names.versions.includes(name) || isUndownloaded(checked, "versions", name);
  for (const hash of hashesOfVersions(names.versions)) {
    const known = found.facts.find((facts) => facts.contentHash === hash);
    const isPurged = known && names.originals.includes(purgedName(known.originalHash));
    if (isPurged || isThere(`${hash}.json`)) continue;
    found.isPartly = true;
    const path = join(folder, "versions", `${hash}.json`);
    const lost = await lostFacts(check, checked, {
      part: "versions",
      path,
      hash,
      extension: "json",
    });
    await reportLost(check, { ...lost, problem: problemWording.missingFacts, isThere: false });
  }
  for (const version of found.facts) {
    const { contentHash, originalHash } = version;
    if (names.originals.includes(purgedName(originalHash))) continue;
    if (!isThere(`${contentHash}.html`)) {
      found.isPartly = true;
      await reportMissingText(check, checked, contentHash);
    }
    await checkOriginal(check, checked, version);
  }
}

/** Of which anything is there: the text or the facts, or copies of either. */
function hashesOfVersions(names: readonly string[]): ReadonlySet<string> {
  const parsed = names.map((name) => parseStoredName("versions", name));
  return new Set(parsed.flatMap((one) => ("hash" in one ? [one.hash] : [])));
}

async function lostFacts(
  check: RunningCheck,
  checked: CheckedFolder,
  file: StoredFile,
): Promise<{
  readonly path: string;
  readonly copies: readonly string[];
  readonly isIntact: (bytes: Buffer) => boolean;
}> {
  return {
    path: file.path,
    copies: await copiesOf(check, checked, file),
    isIntact: (bytes) => {
      const facts = parseFacts(bytes.toString("utf8"));
      return facts !== undefined && facts !== "newer" && facts.contentHash === file.hash;
    },
  };
}

async function reportMissingText(
  check: RunningCheck,
  checked: CheckedFolder,
  hash: string,
): Promise<void> {
  const path = join(checked.folder, "versions", `${hash}.html`);
  const copies = await copiesOf(check, checked, {
    part: "versions",
    path,
    hash,
    extension: "html",
  });
  const problem = problemWording.missingText;
  await reportLost(check, { path, problem, isThere: false, copies, ...withHash(hash) });
}

/** Any folder of the article may have it. */
async function checkOriginal(
  check: RunningCheck,
  checked: CheckedFolder,
  { originalHash: hash, originalName }: VersionFacts,
): Promise<void> {
  const isOriginal = (name: string): boolean => {
    const parsed = parseStoredName("originals", nameOfUndownloaded(name) ?? name);
    return parsed.kind === "stored" && parsed.hash === hash;
  };
  if (checked.names.originals.some(isOriginal)) return;
  const inOthers = await inTwins(checked, "originals");
  if (inOthers.some(({ name }) => isOriginal(name) || name === purgedName(hash))) return;
  const lower = extname(originalName).toLowerCase();
  const extension = EXTENSION.test(lower) ? lower.slice(1) : "bin";
  const path = join(checked.folder, "originals", `${hash}.${extension}`);
  if (check.problems.some((known) => known.path === path)) return; // Of another version that was made of it.
  const copies = await copiesOf(check, checked, { part: "originals", path, hash, extension });
  await reportLost(check, {
    path,
    problem: problemWording.missingOriginal(originalName),
    isThere: false,
    copies: [...copies, join(inboxDirectory(check.directory), "done", nameOnly(originalName))],
    ...withHash(hash),
  });
}

/** Facts may come from anybody: what they call a file must lead nowhere else. */
function nameOnly(originalName: string): string {
  return posix.basename(originalName.replaceAll("\\", "/"));
}
