import { readSourceFile } from "../read-source-file.ts";
import { namedFiles } from "./named-files.ts";

/**
 * Whether a page shows or loads something out of a folder beside it.
 * @param path  of the page
 * @param folder  name of the folder
 */
export async function loadsFrom(path: string, folder: string): Promise<boolean> {
  const page = await readSourceFile(path);
  if (!page.ok) return false;
  for (const named of namedFiles(page.value.bytes)) {
    if (named.startsWith(`${folder}/`)) return true;
  }
  return false;
}
