import type { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import { readSourceFile } from "../import/read-source-file.ts";
import type { SourceFile } from "../import/source-file.ts";
import type { Library } from "../library/library.ts";
import { sha256 } from "../library/sha256.ts";

type Originals = Pick<Library, "originalPath">;

/** @returns where the file lies that a version was made of; absolute */
export async function pathOfOriginal(
  library: Originals,
  articleId: ArticleId,
  { originalHash, originalName }: VersionFacts,
): Promise<Result<string, Failure>> {
  const path = await library.originalPath(articleId, originalHash);
  if (path.ok || path.error.code !== "file-not-found") return path;
  return fail({ code: "library-damaged", path: originalName, detail: MISSING });
}

/**
 * The file that a version was made of, as it was imported.
 * @returns `library-damaged` where it is missing, or is not what was imported
 */
export async function readOriginal(
  library: Originals,
  articleId: ArticleId,
  facts: VersionFacts,
  signal: AbortSignal,
): Promise<Result<SourceFile, Failure>> {
  const path = await pathOfOriginal(library, articleId, facts);
  if (!path.ok) return path;
  const file = await readSourceFile(path.value, signal);
  if (!file.ok && file.error.code !== "file-empty") return file;
  if (!file.ok || sha256(file.value.bytes) !== facts.originalHash) {
    return fail({ code: "library-damaged", path: path.value, detail: CHANGED });
  }
  return ok({ name: facts.originalName, bytes: file.value.bytes });
}

const MISSING = "the file as it was imported is missing";
const CHANGED = "it is not what was imported";
