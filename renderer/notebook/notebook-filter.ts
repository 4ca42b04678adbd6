import type { CallInput } from "#contract/calls.js";
import type { ScreenOf } from "../view/screen.ts";

export const ARRANGEMENTS = ["article", "tag", "newest", "oldest"] as const;
/** By article and by tag the entries stand in groups. */
export type Arrangement = (typeof ARRANGEMENTS)[number];

export function isArrangement(value: unknown): value is Arrangement {
  return ARRANGEMENTS.some((arrangement) => arrangement === value);
}

type ListInput = Omit<CallInput<"annotations.list">, "offset" | "limit">;

/** What the screen asks for, as the app understands it. */
export function listInput(screen: ScreenOf<"notebook">, arrangement: Arrangement): ListInput {
  return {
    query: screen.query.trim(),
    ...(screen.color !== undefined && { color: screen.color }),
    ...(screen.tag !== undefined && { tag: screen.tag }),
    trashed: screen.show === "trash",
    sort: arrangement === "tag" ? "newest" : arrangement,
  };
}

/** The same as one query, for exporting what is shown. */
export function exportQuery(screen: ScreenOf<"notebook">): string {
  return [
    asPart(screen.query),
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
  return screen.query.trim() !== "" || screen.color !== undefined || screen.tag !== undefined;
}
