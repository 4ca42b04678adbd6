import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import type { Operation } from "#core/operation/operation.js";
import { type Result, fail, ok } from "#core/result.js";
import { makeDirectory } from "./flush-directory.ts";
import type { LibraryParts } from "./library-parts.ts";
import { createDurably, replaceDurably } from "./replace-durably.ts";
import { sha256 } from "./sha256.ts";
import { logsOf } from "./write-article.ts";
import { writeFailure } from "./write-failure.ts";

const NAME_CHARACTERS = 16;

/** See `Library.bringBack`. The file is called after what stands in it, so that two who restore the same write the same. */
export async function bringBack(
  parts: LibraryParts,
  log: ArticleId | "library",
  operations: readonly Operation[],
): Promise<Result<void, Failure>> {
  if (operations.length === 0) return ok(undefined);
  const refusal = await parts.guard.check();
  if (refusal !== undefined) return fail(refusal);
  const group = await logsOf(parts, log);
  if (group === undefined) return fail({ code: "article-not-found", detail: log });
  const marks = group.target.path;
  const text = operations.map((operation) => `${encodeOperation(operation)}\n`).join("");
  const path = join(marks, `restored-${sha256(text).slice(0, NAME_CHARACTERS)}.jsonl`);
  try {
    const newer = await parts.logs.refusal(group);
    if (newer !== undefined) return fail(newer);
    await makeDirectory(marks);
    const isThere = (await createDurably(path, text)) === "exists";
    // One that is damaged holds nothing that is not in these lines.
    if (isThere && (await readFile(path, "utf8")) !== text) await replaceDurably(path, text);
    if ((await readFile(path, "utf8")) !== text) {
      return fail({ code: "write-failed", path, detail: "it reads otherwise than it was written" });
    }
    return ok(undefined);
  } catch (error) {
    return fail(writeFailure(error, marks));
  }
}
