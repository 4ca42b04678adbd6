import { randomBytes } from "node:crypto";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";

/** A file to write, by its name in the folder. */
export interface FileToSave {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes an export. Each file is written beside its place, flushed, and then put there, so that nothing is ever half
 * written; an existing file is left alone unless told otherwise.
 * @param out  the file itself, or the folder that takes many
 * @returns the paths written
 */
export async function saveFiles(
  files: readonly FileToSave[],
  out: string,
  options: { readonly as: "one-file" | "folder"; readonly overwrite: boolean },
): Promise<Result<readonly string[], Failure>> {
  const paths: string[] = [];
  for (const { name, text } of files) {
    const path = options.as === "folder" ? join(out, name) : out;
    const saved = await saveFile(path, text, options);
    if (!saved.ok) return saved;
    paths.push(path);
  }
  return ok(paths);
}

async function saveFile(
  path: string,
  text: string,
  { overwrite }: { readonly overwrite: boolean },
): Promise<Result<void, Failure>> {
  const temporary = join(dirname(path), `.~postil-${randomBytes(6).toString("hex")}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (overwrite) await rename(temporary, path);
    // A link, unlike a rename, refuses to take the place of what is there.
    else await link(temporary, path);
    return ok(undefined);
  } catch (error) {
    return fail(failureOf(error, path));
  } finally {
    await rm(temporary, { force: true });
  }
}

function failureOf(error: unknown, path: string): Failure {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EEXIST":
      return { code: "file-exists", path };
    case "ENOSPC":
    case "EDQUOT":
      return { code: "disk-full", path };
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return { code: "not-permitted", path };
    default:
      return { code: "write-failed", path, detail: String(error) };
  }
}
