import { groupInOrder } from "./group-in-order.ts";
import { Change, type Operation, operationRef } from "../operation/operation.ts";
import { compareStates, type EntityDifference } from "./compare-states.ts";
import { differingFields, entityKey, type EntityState, entityStates } from "./entity-state.ts";

/** What the reader wants of what is not simply gone. */
export interface RestoreChoice {
  /** What was changed since: as it was then, or left as it is. */
  readonly changed: "set-back" | "keep";
  /** What came since: left, or put into the trash. */
  readonly added: "keep" | "trash";
}

export interface RestorePlan {
  /** Between then and now, before anything is done. */
  readonly differences: readonly EntityDifference[];
  /** Operations that are not there any more, to be put beside the others as they were written. */
  readonly bringBack: readonly Operation[];
  /** To be written after that, as one deed. */
  readonly changes: readonly Change[];
}

export interface RestoreInput {
  /** All operations of one article, or of the library, as the snapshot has them. */
  readonly before: readonly Operation[];
  readonly now: readonly Operation[];
  /** Of the article and its twins, the one to write to first; none for the library. */
  readonly articleIds: readonly string[];
  /** Of the article in the snapshot, where the same file was imported anew since and is called otherwise. */
  readonly formerIds?: readonly string[];
  readonly choice: RestoreChoice;
}

/**
 * How things become again what they were. What is gone comes back as it was written, with its history; only what was changed or
 * trashed since is said anew, so that one undo takes it back. Doing it twice does nothing the second time.
 */
export function planRestore({
  before,
  now,
  articleIds,
  formerIds = [],
  choice,
}: RestoreInput): RestorePlan {
  const statesBefore = entityStates(before, [...articleIds, ...formerIds]);
  const differences = compareStates(statesBefore, entityStates(now, articleIds));
  // What was said of the article under its former name is said of nothing here.
  const lasting = before.filter(({ id }) => !formerIds.includes(id));
  const bringBack = toBringBack(lasting, now, { articleIds, differences });
  const after = entityStates([...now, ...bringBack], articleIds);
  const changes = compareStates(statesBefore, after).flatMap(
    (difference) => changeFor(difference, choice) ?? [],
  );
  return { differences, bringBack, changes };
}

/**
 * Lines that a writer put together when it tidied its own log are missing as well, and not missed: only those are wanted whose thing is
 * another now, or not known at all, and those that hold a note that nobody has any more.
 */
function toBringBack(
  before: readonly Operation[],
  now: readonly Operation[],
  { articleIds, differences }: Pick<RestoreInput, "articleIds"> & Pick<RestorePlan, "differences">,
): readonly Operation[] {
  const missing = missingFrom(now, before);
  if (missing.length === 0) return missing;
  const differing = new Set(differences.map(({ key }) => key));
  const known = new Set(now.map((operation) => entityKey(operation, articleIds)));
  const texts = new Set(now.flatMap(textsOf));
  const wanted = new Set(
    missing
      .filter((operation) => {
        const key = entityKey(operation, articleIds);
        const hasLostText = textsOf(operation).some((text) => !texts.has(text));
        return differing.has(key) || !known.has(key) || hasLostText;
      })
      .map((operation) => entityKey(operation, articleIds)),
  );
  // All that is missing of a thing: part of its history would say something else than the whole.
  return missing.filter((operation) => wanted.has(entityKey(operation, articleIds)));
}

/** @returns each once, those of `all` that are not among `some`; where a writer was cloned, one number names two */
export function missingFrom(
  some: readonly Operation[],
  all: readonly Operation[],
): readonly Operation[] {
  const byRef = groupInOrder(some, (operation) => operationRef(operation));
  const seen = new Set<string>();
  return all.filter((operation) => {
    const line = JSON.stringify(operation);
    const isThere = byRef
      .get(operationRef(operation))
      ?.some((other) => JSON.stringify(other) === line);
    if (isThere === true || seen.has(line)) return false;
    seen.add(line);
    return true;
  });
}

function textsOf(operation: Operation): readonly string[] {
  const note = operation.kind === "highlight" ? operation.set?.note : undefined;
  return typeof note === "string" ? [note] : (note ?? []);
}

function changeFor(
  { difference, before, now }: EntityDifference,
  choice: RestoreChoice,
): Change | undefined {
  switch (difference) {
    case "gone":
      return before && now && changeTo(now, before);
    case "changed":
      return choice.changed === "set-back" ? before && now && changeTo(now, before) : undefined;
    case "added":
      return choice.added === "trash" && now !== undefined
        ? Change.parse({ kind: now.kind, id: now.id, set: { trashed: true } })
        : undefined;
    case "purged":
      return undefined;
  }
}

/** What makes a thing another again. @returns undefined when nothing that can be said would */
function changeTo(from: EntityState, to: EntityState): Change | undefined {
  const set: Record<string, unknown> = {};
  for (const name of differingFields(from, to)) {
    const value = to.fields.get(name);
    if (name !== "tags" && value !== undefined) set[name] = value;
  }
  const add = to.tags.filter((tag) => !from.tags.includes(tag));
  const remove = from.tags.filter((tag) => !to.tags.includes(tag));
  if (Object.keys(set).length + add.length + remove.length === 0) return undefined;
  return Change.parse({
    kind: from.kind,
    id: from.id,
    set,
    ...(add.length > 0 && { add: { tags: add } }),
    ...(remove.length > 0 && { remove: { tags: remove } }),
  });
}
