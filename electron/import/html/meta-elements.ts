import type { PageDocument } from "./page-document.ts";

/** What the `<meta>` elements of a page say, by name in small letters; the first of a name that says something counts. */
export type MetaElements = ReadonlyMap<string, string>;

/** Names stand in `name` or `property`, several divided by blanks; Dublin Core has them with a dot or a colon. */
export function readMetaElements(page: PageDocument): MetaElements {
  const said = new Map<string, string>();
  for (const meta of page.head.getElementsByTagName("meta")) {
    const content = meta.getAttribute("content")?.trim() ?? "";
    if (content === "") continue;
    const names = [meta.getAttribute("property"), meta.getAttribute("name")].join(" ");
    for (const name of names.toLowerCase().replaceAll(".", ":").split(/\s+/)) {
      if (!said.has(name)) said.set(name, content);
    }
  }
  return said;
}

/** @returns what the first of these names says that is there */
export function saidBy(said: MetaElements, ...names: readonly string[]): string | undefined {
  const name = names.find((each) => said.has(each));
  return name === undefined ? undefined : said.get(name);
}
