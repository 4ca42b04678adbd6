import { lstat, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ASSET_NAME } from "#core/article/asset.js";
import { ARTICLE_FORMAT, type ArticleIdentity } from "#core/article/article-identity.js";
import type { Failure } from "#core/failure/failure.js";
import type { ContentHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { flushDirectory, makeDirectory } from "./flush-directory.ts";
import { folderNameFor } from "./folder-name.ts";
import type { NewArticle, NewAsset, NewOriginal, NewVersion } from "./library.ts";
import { purgedName } from "./purged-original.ts";
import { versionPaths } from "./read-version.ts";
import { createDurably, moveDurably, writeNew } from "./replace-durably.ts";
import { sha256 } from "./sha256.ts";
import { sweepTemporaryFiles } from "./sweep-temporary-files.ts";
import { stagingPathFor } from "./temporary-name.ts";
import { writeFailure } from "./write-failure.ts";

const SUBFOLDERS = ["originals", "versions", "assets", "marks"] as const;
const EXTENSION = /^[a-z0-9]{1,10}$/;

/**
 * Writes a whole article or nothing of it: everything is put together and flushed under a name that no reader looks at,
 * and appears by one rename.
 * @param directory  `articles/`
 * @param onName  hears the name of the new folder just before it appears
 * @returns that name
 */
export async function writeArticle(
  directory: string,
  article: NewArticle,
  onName: (name: string) => void,
): Promise<Result<string, Failure>> {
  assertHashesFit(article.version, article.original);
  const staging = stagingPathFor(directory, article.articleId);
  const identity: ArticleIdentity = {
    format: ARTICLE_FORMAT,
    id: article.articleId,
    created: article.created,
  };
  try {
    await mkdir(staging);
    await Promise.all(SUBFOLDERS.map((name) => mkdir(join(staging, name))));
    await Promise.all([
      writeNew(join(staging, "article.json"), asJson(identity)),
      ...filesOf(article.version, article.original).map(({ path, content }) =>
        writeNew(join(staging, path), content),
      ),
    ]);
    await Promise.all(["", ...SUBFOLDERS].map((name) => flushDirectory(join(staging, name))));
    const name = await freeName(
      directory,
      folderNameFor(article.version.facts.title, article.articleId),
    );
    onName(name);
    await moveDurably(staging, join(directory, name));
    return ok(name);
  } catch (error) {
    // What cannot be removed now is swept when a library is opened.
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    return fail(writeFailure(error, directory));
  }
}

/**
 * Adds a version beside the others; none is ever replaced. Its facts are written last: until they are there, no reader
 * takes the version for one.
 * @param folder  absolute
 */
export async function writeVersion(
  folder: string,
  version: NewVersion,
  original: NewOriginal | undefined,
): Promise<Result<ContentHash, Failure>> {
  assertHashesFit(version, original);
  try {
    for (const name of SUBFOLDERS) await makeDirectory(join(folder, name));
    await sweepTemporaryFiles(
      SUBFOLDERS.map((name) => join(folder, name)),
      Date.now(),
    );
    for (const { path, content } of filesOf(version, original)) {
      // Its name is the hash of its content, so what is there already is the same.
      await createDurably(join(folder, path), content);
    }
    if (original !== undefined) {
      await rm(join(folder, "originals", purgedName(original.hash)), { force: true });
    }
    return ok(version.facts.contentHash);
  } catch (error) {
    return fail(writeFailure(error, folder));
  }
}

interface NamedContent {
  /** Below the article's folder. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** In the order in which they must appear. */
function filesOf(
  { html, facts, assets }: NewVersion,
  original: NewOriginal | undefined,
): NamedContent[] {
  const paths = versionPaths(facts.contentHash);
  return [
    ...assets.map(({ name, bytes }) => ({ path: join("assets", name), content: bytes })),
    ...(original === undefined ? [] : [{ path: originalPath(original), content: original.bytes }]),
    { path: paths.html, content: html },
    { path: paths.facts, content: asJson(facts) },
  ];
}

function originalPath({ hash, extension }: NewOriginal): string {
  const lower = extension.toLowerCase();
  return join("originals", `${hash}.${EXTENSION.test(lower) ? lower : "bin"}`);
}

/** A hash that does not fit would make the library call its own files damaged: our mistake, caught before it is written. */
function assertHashesFit(version: NewVersion, original: NewOriginal | undefined): void {
  if (sha256(version.html) !== version.facts.contentHash)
    throw new Error("contentHash is not the HTML's");
  if (original !== undefined && sha256(original.bytes) !== original.hash) {
    throw new Error("the original's hash is not its bytes'");
  }
  for (const { name, bytes } of version.assets) assertAssetFits({ name, bytes });
}

function assertAssetFits({ name, bytes }: NewAsset): void {
  if (!ASSET_NAME.test(name) || !name.startsWith(sha256(bytes))) {
    throw new Error(`not the name of this asset: ${name}`);
  }
}

/** Another article may end in the same six characters and have the same title. */
async function freeName(directory: string, wanted: string): Promise<string> {
  let name = wanted;
  for (let number = 2; await isTaken(join(directory, name)); number += 1)
    name = `${wanted}-${number}`;
  return name;
}

async function isTaken(path: string): Promise<boolean> {
  return await lstat(path).then(
    () => true,
    () => false,
  );
}

function asJson(record: unknown): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
