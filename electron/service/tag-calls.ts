import type { ParsedCallInput } from "#contract/calls.js";
import type { TagChangeOutcome } from "#contract/records.js";
import type { Failure } from "#core/failure/failure.js";
import type { Change } from "#core/operation/operation.js";
import { ok, type Result } from "#core/result.js";
import {
  planTagChange,
  type TagChange,
  type TagOperation,
  withOperations,
} from "#core/tag/tag-change.js";
import { type TagNames, tagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

export type TagCalls = Pick<
  Handlers,
  "tags.list" | "tags.preview" | "tags.change" | "tags.setColor"
>;

/** Tags across the whole library: what is done to them is written into its marks, and into no article. */
export function tagCalls(parts: AppParts, marks: LibraryMarksDesk): TagCalls {
  const { index, newId } = parts;

  return {
    async "tags.list"() {
      const names = index.tagNames();
      const { tags } = index.libraryMarks();
      const former = Map.groupBy(
        tags.filter(({ aliasOf }) => aliasOf !== null).map(({ tag }) => tag),
        names.nameOf,
      );
      return ok({
        tags: index.listTags().map(({ storedAs, ...use }) => ({
          ...use,
          otherNames: otherNames(use.tag, [...storedAs, ...(former.get(use.tag) ?? [])]),
        })),
      });
    },

    "tags.preview": async ({ change }) => ok(plan(parts, change).outcome),

    async "tags.change"({ change }) {
      const { operations, outcome } = plan(parts, change);
      if (operations.length === 0) return ok(outcome);
      const written = await marks.write(operations, { action: newId.action() });
      return written.ok ? ok(outcome) : written;
    },

    "tags.setColor": (input) => setColor(parts, marks, input),
  };
}

function plan(
  parts: AppParts,
  change: TagChange,
): {
  readonly operations: readonly TagOperation[];
  readonly outcome: TagChangeOutcome;
} {
  const { tags } = parts.index.libraryMarks();
  const stored = parts.index.listTags().flatMap(({ storedAs }) => storedAs);
  const operations = planTagChange(tags, change, stored);
  const after = tagNames(withOperations(tags, operations));
  return { operations, outcome: outcomeOf(parts, stored, parts.index.tagNames(), after) };
}

function otherNames(tag: Tag, names: readonly Tag[]): Tag[] {
  return [...new Set(names)].filter((name) => name !== tag).toSorted();
}

/** What a change of names does to what is tagged. */
function outcomeOf(
  { index }: AppParts,
  stored: readonly Tag[],
  before: TagNames,
  after: TagNames,
): TagChangeOutcome {
  const changed = stored.filter((tag) => before.shownAs(tag) !== after.shownAs(tag));
  const untouched = new Set(stored.filter((tag) => !changed.includes(tag)).map(before.shownAs));
  const steps = new Map<string, TagChangeOutcome["steps"][number]>();
  for (const tag of changed) {
    const from = before.shownAs(tag) ?? null;
    const to = after.shownAs(tag) ?? null;
    const merges = to !== null && untouched.has(to);
    steps.set(JSON.stringify([from, to]), { from, to, merges });
  }
  return { ...index.countCarriers(changed), steps: [...steps.values()] };
}

/** A tag has the colour of a name that it had before until it is given one, or none, of its own. */
async function setColor(
  { index, newId }: AppParts,
  marks: LibraryMarksDesk,
  { tag, color }: ParsedCallInput<"tags.setColor">,
): Promise<Result<Record<string, never>, Failure>> {
  const { nameOf } = index.tagNames();
  const former = index
    .libraryMarks()
    .tags.filter((mark) => mark.color !== null && mark.tag !== tag && nameOf(mark.tag) === tag);
  const changes: Change[] = [
    { kind: "tag", id: tag, set: { color } },
    ...former.map((mark): Change => ({ kind: "tag", id: mark.tag, set: { color: null } })),
  ];
  const written = await marks.write(changes, { action: newId.action() });
  return written.ok ? ok({}) : written;
}
