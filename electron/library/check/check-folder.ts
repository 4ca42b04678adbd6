import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ARTICLE_FORMAT } from "#core/article/article-identity.js";
import { IDENTITY_NAME, listFolder, parseIdentity } from "../folder-listing.ts";
import { problemWording } from "../problem-wording.ts";
import type { UnlistedFolder } from "../unlisted-folder.ts";
import { checkLogs } from "./check-logs.ts";
import { checkCopiesOf, reportLostSingle, type SingleFile } from "./check-single-file.ts";
import { checkStoredFiles } from "./check-stored-files.ts";
import { checkTemporaryFiles } from "./check-temporary-files.ts";
import { STORED_PARTS, inTwins, openCheckedFolder } from "./checked-folder.ts";
import { type RunningCheck, codeOf, namesOf, remark, reportLeft } from "./running-check.ts";

/** What an article's folder holds beside `article.json`. */
const PARTS: ReadonlySet<string> = new Set([...STORED_PARTS, "marks", "notes.md"]);

/**
 * Checks all that lies in one folder of `articles/`.
 * @param twins  absolute paths of the other folders of the same article
 */
export async function checkFolder(
  check: RunningCheck,
  articles: string,
  name: string,
  twins: readonly string[],
): Promise<void> {
  const folder = join(articles, name);
  const listing = await listFolder(articles, name, undefined, check.now);
  check.filesChecked += 1;
  if ("kind" in listing) {
    if (await isNoArticle(check, folder, listing)) return;
    await reportUnlisted(check, folder, listing);
  } else if (listing.identity.format > ARTICLE_FORMAT) {
    // What is right there and what is damage, only a newer Postil knows.
    reportLeft(check, folder, problemWording.newerArticle, "no-damage");
    return;
  } else await checkIdentity(check, folder);
  const checked = await openCheckedFolder(check, folder, twins);
  await checkStoredFiles(check, checked);
  const versions = [
    ...checked.names.versions,
    ...(await inTwins(checked, "versions")).map((one) => one.name),
  ];
  if (!("kind" in listing) && !versions.some((one) => /\.(?:json|html)$/.test(one))) {
    reportLeft(check, join(folder, "versions"), problemWording.noVersion);
  }
  await checkLogs(check, join(folder, "marks"));
  for (const part of ["", ...STORED_PARTS, "marks"]) {
    await checkTemporaryFiles(check, join(folder, part));
  }
}

/** Who an article is may be known from a copy of `article.json`, or from another folder of it. */
async function checkIdentity(check: RunningCheck, folder: string): Promise<void> {
  const file = identityFile(folder);
  const names = await namesOf(check, folder);
  if (names.includes(file.name)) await checkCopiesOf(check, file);
  else {
    await reportLostSingle(check, file, {
      problem: problemWording.missingIdentity,
      isThere: false,
    });
  }
}

function identityFile(folder: string): SingleFile {
  return {
    folder,
    name: IDENTITY_NAME,
    parse(text) {
      const parsed = parseIdentity(text);
      return "kind" in parsed ? undefined : parsed.id;
    },
    isAnother: problemWording.otherArticle,
  };
}

async function reportUnlisted(
  check: RunningCheck,
  folder: string,
  listing: UnlistedFolder,
): Promise<void> {
  const problem = problemWording.unlistedFolder(listing);
  if (problem === undefined) return;
  const isLost = listing.kind === "damaged" || listing.kind === "incomplete";
  const lost = { problem, isThere: listing.kind === "damaged" };
  if (isLost && (await reportLostSingle(check, identityFile(folder), lost))) return;
  reportLeft(check, folder, problem, listing.kind === "undownloaded" ? "no-damage" : undefined);
}

/** A folder in which nothing of an article lies: one that a sync tool left empty, or somebody's own. */
async function isNoArticle(
  check: RunningCheck,
  folder: string,
  { kind }: UnlistedFolder,
): Promise<boolean> {
  if (kind !== "incomplete") return false;
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    if (!entries.some((entry) => !entry.isDirectory())) {
      remark(check, folder, problemWording.emptyFolder);
      return true;
    }
    const isOfArticle = (await readdir(folder)).some(
      (name) => PARTS.has(name) || name.startsWith("article"),
    );
    if (isOfArticle) return false;
    remark(check, folder, problemWording.foreignFolder);
    return true;
  } catch (error) {
    codeOf(error); // Reported as a folder that cannot be read.
    return false;
  }
}
