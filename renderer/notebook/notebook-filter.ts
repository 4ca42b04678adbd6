import type { CallInput } from "#contract/calls.js";
import type { ScreenOf } from "../view/screen.ts";

export const ARRANGEMENTS = ["article", "tag", "day", "newest", "oldest"] as const;
/** By article, tag and day the entries stand in groups. */
export type Arrangement = (typeof ARRANGEMENTS)[number];

export function isArrangement(value: unknown): value is Arrangement {
  return ARRANGEMENTS.some((arrangement) => arrangement === value);
}

type ListInput = CallInput<"annotations.outline">;

/** What the screen asks for, as the app understands it. */
export function listInput(screen: ScreenOf<"notebook">, arrangement: Arrangement): ListInput {
  return {
    query: askedQuery(screen),
    ...(screen.color !== undefined && { color: screen.color }),
    ...(screen.tag !== undefined && { tag: screen.tag }),
    trashed: screen.show === "trash",
    sort: arrangement === "tag" || arrangement === "day" ? "newest" : arrangement,
  };
}

function askedQuery(screen: ScreenOf<"notebook">): string {
  if (screen.withNote !== true) return screen.query.trim();
  return ["has:note", asPart(screen.query)].filter((part) => part !== "").join(" ");
}

/** The same as one query, for exporting what is shown. */
export function exportQuery(screen: ScreenOf<"notebook">): string {
  return [
    asPart(screen.query),
    screen.withNote === true && "has:note",
    screen.color !== undefined && `color:${screen.color}`,
    screen.tag !== undefined && `tag:"${screen.tag}"`,
  ]
    .filter((part) => part !== false && part !== "")
    .join(" ");
}

/** Brackets keep an OR of the reader's own from reaching beyond it. */
function asPart(query: string): string {
  const trimmed = query.trim();
  return /\bOR\b/.test(trimmed) ? `(${trimmed})` : trimmed;
}

export function isFiltered(screen: ScreenOf<"notebook">): boolean {
  const { query, color, tag, withNote } = screen;
  return query.trim() !== "" || color !== undefined || tag !== undefined || withNote === true;
}
