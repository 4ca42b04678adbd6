import { type LibraryParts } from "./library-parts.ts";

/** Looks at every folder, unless the library is out of sight: then what was known of it stays known. */
export async function scanLibrary({ folders, guard }: LibraryParts): Promise<void> {
  const refusal = await guard.check();
  if (refusal?.code === "library-missing" || refusal?.code === "file-unreadable") return;
  await folders.scan();
  guard.compareArticles(folders.groups.ids());
}
