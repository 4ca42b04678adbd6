import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { mediaTypeOf } from "../import/media-type.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext } from "./handlers.ts";
import { importPaths } from "./import-paths.ts";

/** The one to read first; imported last, since lists show the newest on top. */
const WELCOME = "welcome.md";
/** Lies beside the samples and is not one of them. */
const LICENCE = "LICENSE.md";

/** Puts the articles written for Postil into a library that was just made. */
export async function plantSamples(
  parts: AppParts,
  directory: string,
  context: CallContext,
): Promise<void> {
  const names = await readdir(directory);
  const samples = names
    .filter((name) => mediaTypeOf(name) !== undefined && name !== LICENCE && name !== WELCOME)
    .toSorted()
    .concat(WELCOME);
  // One after the other, so that their order in the list is always this one.
  for (const name of samples) await importPaths(parts, [join(directory, name)], context);
}
