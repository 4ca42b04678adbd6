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
    async "tags.list"(_input, { signal }) {
      const uses = await index.ask("listTags", undefined, signal);
      const names = index.tagNames();
      const { tags } = index.libraryMarks();
      const former = Map.groupBy(
        tags.filter(({ aliasOf }) => aliasOf !== null).map(({ tag }) => tag),
        names.nameOf,
      );
      return ok({
        tags: uses.map(({ storedAs, ...use }) => ({
          ...use,
          otherNames: otherNames(use.tag, [...storedAs, ...(former.get(use.tag) ?? [])]),
        })),
      });
    },

    "tags.preview": async ({ change }, { signal }) =>
      ok((await plan(parts, change, signal)).outcome),

    async "tags.change"({ change }, { signal }) {
      const { operations, outcome } = await plan(parts, change, signal);
      if (operations.length === 0) return ok(outcome);
      const written = await marks.write(operations, { action: newId.action() });
      return written.ok ? ok(outcome) : written;
    },

    "tags.setColor": (input) => setColor(parts, marks, input),
  };
}

async function plan(
  parts: AppParts,
  change: TagChange,
  signal: AbortSignal,
): Promise<{
  readonly operations: readonly TagOperation[];
  readonly outcome: TagChangeOutcome;
}> {
  const uses = await parts.index.ask("listTags", undefined, signal);
  const stored = uses.flatMap(({ storedAs }) => storedAs);
  const { tags } = parts.index.libraryMarks();
  const operations = planTagChange(tags, change, stored);
  const after = tagNames(withOperations(tags, operations));
  const before = parts.index.tagNames();
  return { operations, outcome: await outcomeOf(parts, stored, { before, after }, signal) };
}

function otherNames(tag: Tag, names: readonly Tag[]): Tag[] {
  return [...new Set(names)].filter((name) => name !== tag).toSorted();
}

/** What a change of names does to what is tagged. */
async function outcomeOf(
  { index }: AppParts,
  stored: readonly Tag[],
  { before, after }: { readonly before: TagNames; readonly after: TagNames },
  signal: AbortSignal,
): Promise<TagChangeOutcome> {
  const changed = stored.filter((tag) => before.shownAs(tag) !== after.shownAs(tag));
  const untouched = new Set(stored.filter((tag) => !changed.includes(tag)).map(before.shownAs));
  const steps = new Map<string, TagChangeOutcome["steps"][number]>();
  for (const tag of changed) {
    const from = before.shownAs(tag) ?? null;
    const to = after.shownAs(tag) ?? null;
    const merges = to !== null && untouched.has(to);
    steps.set(JSON.stringify([from, to]), { from, to, merges });
  }
  const carriers = await index.ask("countCarriers", changed, signal);
  return { ...carriers, steps: [...steps.values()] };
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
