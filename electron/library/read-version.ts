import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ContentHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { namesIn } from "./directory-names.ts";
import type { ProblemList } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { sha256 } from "./sha256.ts";
import { systemErrorCode } from "./system-error.ts";
import { readFailure } from "./write-failure.ts";

const FACTS_NAME = /^[0-9a-f]{64}\.json$/;

/** Below the article's folder, where a version's two files are. */
export function versionPaths(contentHash: ContentHash): { html: string; facts: string } {
  return {
    html: join("versions", `${contentHash}.html`),
    facts: join("versions", `${contentHash}.json`),
  };
}

/** @returns the versions of a folder; those that cannot be read are reported and left out */
export async function readVersions(
  folder: string,
  problems: ProblemList,
): Promise<readonly VersionFacts[]> {
  const names = (await namesIn(join(folder, "versions"))).filter((name) => FACTS_NAME.test(name));
  const versions = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, "versions", name);
      const facts = parseFacts(await readFile(path, "utf8").catch(() => ""));
      problems.set(path, facts === undefined ? [problemWording.unreadableFacts] : []);
      return facts;
    }),
  );
  return versions.filter((facts) => facts !== undefined);
}

export function parseFacts(text: string): VersionFacts | undefined {
  try {
    return VersionFacts.parse(JSON.parse(text));
  } catch {
    // The caller reports the file.
    return undefined;
  }
}

/**
 * @param folders  absolute, of one article
 * @returns the HTML of a version, verified; `library-damaged` when the bytes are not those that were written
 */
export async function readVersion(
  folders: readonly string[],
  contentHash: ContentHash,
): Promise<Result<string, Failure>> {
  let failure: Failure = { code: "version-not-found", ...(folders[0] && { path: folders[0] }) };
  for (const folder of folders) {
    const path = join(folder, versionPaths(contentHash).html);
    try {
      const bytes = await readFile(path);
      if (sha256(bytes) === contentHash) return ok(bytes.toString("utf8"));
      failure = { code: "library-damaged", path };
    } catch (error) {
      if (systemErrorCode(error) !== "ENOENT") failure = readFailure(error, path);
    }
  }
  return fail(failure);
}
