import type { Operation } from "#core/operation/operation.js";
import type { WrittenHistory } from "./simulate-writers.ts";

/** The table of two writers at once, word for word and without any care for cost: what the fold is compared with. */
export function referenceFold(
  { operations, seenBy }: WrittenHistory,
  kind: string,
  ids: readonly string[],
) {
  const entity = operations.filter((one) => one.kind === kind && ids.includes(one.id));
  const sees = (later: Operation, earlier: Operation) => seenBy.get(later)?.has(earlier) === true;
  const unseen = (some: readonly Operation[]) =>
    some
      .filter((one) => !some.some((other) => sees(other, one)))
      .toSorted((one, other) =>
        one.t === other.t ? byText(one.w, other.w) : byText(one.t, other.t),
      );
  const fieldOf = (one: Operation, name: string): unknown =>
    Object.entries(one.set ?? {}).find(([key]) => key === name)?.[1];
  const setters = (name: string) =>
    unseen(entity.filter((one) => fieldOf(one, name) !== undefined));

  const tagsOf = (one: Operation, change: "add" | "remove"): readonly string[] =>
    one.kind === "highlight" || one.kind === "article" ? (one[change]?.tags ?? []) : [];
  const allTags = new Set(entity.flatMap((one) => tagsOf(one, "add")));
  const tags = [...allTags].filter((tag) =>
    entity.some(
      (adding) =>
        tagsOf(adding, "add").includes(tag) &&
        !entity.some(
          (removing) => tagsOf(removing, "remove").includes(tag) && sees(removing, adding),
        ),
    ),
  );

  const isEdit = (one: Operation) =>
    fieldOf(one, "trashed") === false ||
    Object.keys(one.set ?? {}).some((name) => name !== "trashed" && name !== "purged") ||
    tagsOf(one, "add").length + tagsOf(one, "remove").length > 0;
  const trashings = setters("trashed").filter((one) => fieldOf(one, "trashed") === true);
  const isUnopposed = (trashing: Operation) =>
    !entity.some(
      (one) => one !== trashing && isEdit(one) && !sees(one, trashing) && !sees(trashing, one),
    );

  const notes = setters("note").flatMap((one) => fieldOf(one, "note") ?? "");
  return {
    value: (name: string): unknown => {
      const last = setters(name).at(-1);
      return last === undefined ? undefined : fieldOf(last, name);
    },
    /** Every text that is still to be shown. */
    notes: new Set(notes.filter((text) => text !== "")),
    tags: tags.toSorted(byText),
    trashed: trashings.some(isUnopposed),
    purged: trashings.some((one) => isUnopposed(one) && fieldOf(one, "purged") === true),
    restored: trashings.length > 0 && !trashings.some(isUnopposed),
  };
}

function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
