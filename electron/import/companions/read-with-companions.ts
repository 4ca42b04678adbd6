import type { Failure } from "#core/failure/failure.js";
import { ok, type Result } from "#core/result.js";
import { readSourceFile } from "../read-source-file.ts";
import type { SourceFile } from "../source-file.ts";
import { readCompanions } from "./read-companions.ts";

/** As `readSourceFile`, with the pictures that lie beside a page. */
export async function readWithCompanions(
  path: string,
  signal?: AbortSignal,
): Promise<Result<SourceFile, Failure>> {
  const source = await readSourceFile(path, signal);
  if (!source.ok) return source;
  const companions = await readCompanions(path, source.value);
  return companions.length === 0 ? source : ok({ ...source.value, companions });
}
