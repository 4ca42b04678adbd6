import type { Failure } from "#core/failure/failure.js";
import type { BulkDeed } from "#core/operation/bulk-deed.js";
import { type Result, fail, ok } from "#core/result.js";
import type { ManyChanges } from "./library.ts";
import type { LibraryParts } from "./library-parts.ts";
import { writeFailure } from "./write-failure.ts";
import type { Writers } from "./writer-id.ts";

/** One deed on very many articles, as one flushed file in the data folder. What it promises stands in library.ts. */
export async function appendToMany(
  { guard, logs, waiting }: LibraryParts,
  writers: Writers,
  { action, undoes, since, groups }: Required<Pick<ManyChanges, "since">> & ManyChanges,
): Promise<Result<BulkDeed, Failure>> {
  const refusal = await guard.check();
  if (refusal !== undefined) return fail(refusal);
  try {
    const { writerId: writer } = await writers.current();
    const t = logs.tick();
    const deed: BulkDeed = { format: 1, action, undoes, t, since, writer, groups: [...groups] };
    await waiting.keep(deed);
    return ok(deed);
  } catch (error) {
    return fail(writeFailure(error, waiting.directory));
  }
}
