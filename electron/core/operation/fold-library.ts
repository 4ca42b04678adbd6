import type { Color } from "../annotation/color.ts";
import { compareText } from "../compare-text.ts";
import type { LibraryMarks, SavedSearchMark, TagMark } from "../library/library-marks.ts";
import { type DistinctOperation, distinctOperations } from "./distinct-operations.ts";
import { foldField } from "./fold-field.ts";
import { foldTrashed } from "./fold-trashed.ts";
import { historiesOn } from "./histories.ts";
import type { Operation } from "./operation.ts";

/** What all operations on the library itself together say, whatever their order and however often each was read. */
export function foldLibraryMarks(operations: readonly Operation[]): LibraryMarks {
  const distinct = distinctOperations(operations);
  return {
    tags: foldTagMarks(distinct),
    savedSearches: foldSavedSearches(distinct),
    colorNames: foldColorNames(distinct),
  };
}

function foldTagMarks(distinct: readonly DistinctOperation[]): readonly TagMark[] {
  return historiesOn(distinct, "tag")
    .map(({ id, history }) => ({
      tag: id,
      color: foldField(history, "color") ?? null,
      aliasOf: foldField(history, "aliasOf") ?? null,
      ...(foldTrashed(history).trashed && { trashed: true }),
    }))
    .filter(({ color, aliasOf, trashed }) => color !== null || aliasOf !== null || trashed === true)
    .toSorted((one, other) => compareText(one.tag, other.tag));
}

function foldSavedSearches(distinct: readonly DistinctOperation[]): readonly SavedSearchMark[] {
  const savedSearches: SavedSearchMark[] = [];
  for (const { id, history } of historiesOn(distinct, "saved-search")) {
    const name = foldField(history, "name");
    const query = foldField(history, "query");
    // Its making may not have arrived yet.
    if (name === undefined || query === undefined || foldTrashed(history).trashed) continue;
    savedSearches.push({ id, name, query });
  }
  return savedSearches.toSorted((one, other) => compareText(one.id, other.id));
}

function foldColorNames(distinct: readonly DistinctOperation[]): LibraryMarks["colorNames"] {
  const colorNames: Partial<Record<Color, string>> = {};
  for (const { id, history } of historiesOn(distinct, "color-name")) {
    const name = foldField(history, "name") ?? null;
    if (name !== null) colorNames[id] = name;
  }
  return colorNames;
}
