import type { RootContent, Root } from "hast";

/** What stands in these is shown to nobody, or only where the thing itself cannot be. */
const NOT_TEXT: ReadonlySet<string> = new Set(
  "script style template title head svg audio video canvas object iframe".split(" "),
);
const RUNS_ON: ReadonlySet<string> = new Set(
  "a abbr b bdi bdo cite code dfn em i kbd mark q rt ruby s samp small span strong sub sup u var".split(
    " ",
  ),
);

/** The words of a tree, those of different blocks apart. */
export function shownText(node: Root | RootContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element" && node.type !== "root") return "";
  if (node.type === "element" && NOT_TEXT.has(node.tagName)) return "";
  const words = node.children.map((child) => shownText(child)).join("");
  return node.type === "element" && RUNS_ON.has(node.tagName) ? words : `${words} `;
}
