import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { createDurably, replaceDurably } from "../library/replace-durably.ts";
import { writeFailure } from "../library/write-failure.ts";

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
  try {
    await mkdir(dirname(path), { recursive: true });
    if (overwrite) await replaceDurably(path, text);
    else if ((await createDurably(path, text)) === "exists")
      return fail({ code: "file-exists", path });
    return ok(undefined);
  } catch (error) {
    return fail(writeFailure(error, path));
  }
}
