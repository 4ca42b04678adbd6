import { readFile } from "node:fs/promises";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import { readSourceFile } from "../import/read-source-file.ts";
import type { Companion, SourceFile } from "../import/source-file.ts";
import type { Library } from "../library/library.ts";
import { sha256 } from "../library/sha256.ts";

type Originals = Pick<Library, "originalPath" | "assetPath">;

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
 * The file that a version was made of, as it was imported, and what the article shows of what lay beside it.
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
  const companions = await readCompanionsKept(library, articleId, facts);
  return ok({ name: facts.originalName, bytes: file.value.bytes, companions });
}

/** One that is missing or damaged is left out, as the article shows nothing in its place already. */
async function readCompanionsKept(
  library: Originals,
  articleId: ArticleId,
  { companions }: VersionFacts,
): Promise<readonly Companion[]> {
  const read: Companion[] = [];
  for (const { path, asset } of companions) {
    const stored = await library.assetPath(articleId, asset);
    const bytes = stored.ok ? await readFile(stored.value).catch(() => undefined) : undefined;
    if (bytes !== undefined && asset.startsWith(sha256(bytes))) read.push({ path, bytes });
  }
  return read;
}

const MISSING = "the file as it was imported is missing";
const CHANGED = "it is not what was imported";
