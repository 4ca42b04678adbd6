import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { TestPlaces } from "../../main/library/new-library.ts";

/** The path of the only log of the only article. */
export async function onlyLog({ directory }: TestPlaces): Promise<string> {
  const [folder = ""] = await readdir(join(directory, "articles"));
  const marks = join(directory, "articles", folder, "marks");
  const [log = ""] = await readdir(marks);
  return join(marks, log);
}
