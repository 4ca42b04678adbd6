import type { ArticleFolders } from "./article-folders.ts";

/** The end of the article's id, and a number where several folders would be called the same: see `folderNameFor`. */
const SHORT_ID = /-(?<end>[0-9a-hjkmnp-tv-z]{6})(?:-\d+)?$/;

/**
 * Where the article is now whose folder had a name that none has any more.
 * @param name  as Postil gave it: of one that a person chose nothing is known
 * @returns a name below `articles/`; undefined where there is none, or more than one may be meant
 */
export async function folderNow(
  { groups, wasScanned, scan }: Pick<ArticleFolders, "groups" | "wasScanned" | "scan">,
  name: string,
): Promise<string | undefined> {
  const { end } = SHORT_ID.exec(name)?.groups ?? {};
  if (end === undefined) return undefined;
  if (!wasScanned) await scan();
  const ids = [...groups.ids()].filter((id) => id.endsWith(end));
  const [found, ...others] = ids.flatMap((id) =>
    (groups.withId(id)?.folders ?? []).filter(({ identity }) => identity.id === id),
  );
  return others.length === 0 ? found?.name : undefined;
}
