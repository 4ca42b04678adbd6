import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { assertNever } from "#core/assert-never.js";
import type { Failure } from "#core/failure/failure.js";
import { type Result, fail, ok } from "#core/result.js";
import { isMissing } from "./directory-names.ts";
import { makeDirectories } from "./flush-directory.ts";
import { createDurably } from "./replace-durably.ts";

const ARTICLES_NAME = "articles";

/** A file that was taken out of the library, or out of the data folder. */
export interface QuarantinedFile {
  /** Twelve hexadecimal digits. */
  readonly id: string;
  /** Where it was, absolute, or would be now that its article's folder is called otherwise; for what lay in the data folder only its name. */
  readonly path: string;
  /** Where it is kept. Absolute. */
  readonly kept: string;
  readonly bytes: number;
  /** When it was set aside: milliseconds since 1970. */
  readonly at: number;
  readonly place: PlaceOfFile;
}

/**
 * What is where the file was. `same`: a file of the very same bytes. `taken`: another. `gone`: the folder that it lay in is not there.
 * `unknown`: it did not lie in the library.
 */
export type PlaceOfFile = "free" | "same" | "taken" | "gone" | "unknown";

/** Of which library, and where its files are kept. */
export interface DescribedLibrary {
  /** Of the quarantine's files. Absolute. */
  readonly below: string;
  /** Absolute. */
  readonly directory: string;
  /** Where an article is whose folder in `articles/` is called otherwise now; a name. */
  readonly folderNow?: ((name: string) => Promise<string | undefined>) | undefined;
}

/** @param files  of the quarantine: absolute paths. @returns newest first */
export async function describeQuarantined(
  files: readonly string[],
  { below, directory: library, folderNow }: DescribedLibrary,
): Promise<readonly QuarantinedFile[]> {
  const described = await Promise.all(
    files.map(async (kept): Promise<QuarantinedFile> => {
      const inside = relative(below, kept).split(sep).slice(1).join(sep);
      const { size, mtimeMs } = await stat(kept);
      const isOfLibrary = inside.includes(sep) || inside === "library.json";
      const now = isOfLibrary ? await pathNow(inside, { library, folderNow }) : inside;
      const path = isOfLibrary ? join(library, now) : inside;
      const place = isOfLibrary ? await whatIsAt(path, { kept, size, library }) : "unknown";
      return { id: idOf(relative(below, kept)), path, kept, bytes: size, at: mtimeMs, place };
    }),
  );
  return described.toSorted((one, other) => other.at - one.at);
}

/** An article's folder may be renamed, and what was taken out of it belongs into it all the same. */
async function pathNow(
  inside: string,
  { library, folderNow }: { readonly library: string } & Pick<DescribedLibrary, "folderNow">,
): Promise<string> {
  const [articles = "", name = "", ...rest] = inside.split(sep);
  const isInArticle = articles === ARTICLES_NAME && rest.length > 0;
  if (!isInArticle || (await statOf(join(library, articles, name))) !== undefined) return inside;
  const renamed = await folderNow?.(name);
  return renamed === undefined ? inside : join(articles, renamed, ...rest);
}

function idOf(name: string): string {
  return createHash("sha256").update(name.split(sep).join("/")).digest("hex").slice(0, 12);
}

async function whatIsAt(
  path: string,
  {
    kept,
    size,
    library,
  }: { readonly kept: string; readonly size: number; readonly library: string },
): Promise<PlaceOfFile> {
  // Of an article its own folder: a lone file in a new one would be an article that is damaged.
  const folder = join(library, ...relative(library, path).split(sep).slice(0, -1).slice(0, 2));
  if ((await statOf(folder)) === undefined) return "gone";
  const there = await statOf(path);
  if (there === undefined) return "free";
  if (!there.isFile() || there.size !== size) return "taken";
  return (await readFile(path)).equals(await readFile(kept)) ? "same" : "taken";
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/**
 * Puts a file back where it was, and over nothing that has its place by now. What is kept stays kept.
 * @returns whether it was there already. Throws what the file system throws, and then nothing is changed
 */
export async function putQuarantinedBack({
  path,
  kept,
  place,
}: QuarantinedFile): Promise<Result<"put-back" | "there-already", Failure>> {
  switch (place) {
    case "gone":
    case "unknown": {
      const detail =
        place === "gone" ? "its folder is not there any more" : "it did not lie in the library";
      return fail({ code: "quarantined-without-place", path: kept, detail });
    }
    case "same":
      return ok("there-already");
    case "taken":
    case "free": {
      const bytes = await readFile(kept);
      await makeDirectories(dirname(path));
      const made = await createDurably(path, bytes);
      return made === "created" ? ok("put-back") : fail({ code: "file-exists", path });
    }
    default:
      return assertNever(place);
  }
}
