import type { WriterId } from "#core/identity/ids.js";
import {
  type Change,
  type HybridTime,
  type Operation,
  operationRef,
} from "#core/operation/operation.js";
import type { LoggedOperation } from "./parse-log.ts";

/**
 * What all logs of one article, or of the library, say together. Any order, duplication or splitting over files gives the
 * same set: an operation is known by its writer, number and content.
 */
export class LogUnion {
  readonly #aliases: readonly string[];
  readonly #operations: Operation[] = [];
  readonly #contents = new Set<string>();
  readonly #names = new Set<string>();
  readonly #byEntity = new Map<string, Operation[]>();
  readonly #forkedWriters = new Set<WriterId>();
  #latest: HybridTime | undefined;

  /** @param aliases  the ids of an article and its twins: what is said of one is said of all */
  constructor(aliases: readonly string[]) {
    this.#aliases = aliases;
  }

  /** Each once, but two that have one name, after a writer id was cloned, are both here. */
  get operations(): readonly Operation[] {
    return this.#operations;
  }

  /** Some name stands for two operations: which one somebody had seen cannot be told without comparing them all. */
  get isForked(): boolean {
    return this.#forkedWriters.size > 0;
  }

  /** Somebody else wrote under this id. */
  isForkedIn(writer: WriterId): boolean {
    return this.#forkedWriters.has(writer);
  }

  get latest(): HybridTime | undefined {
    return this.#latest;
  }

  add({ operation, checksum }: LoggedOperation): void {
    const content = operationRef(operation, checksum);
    if (this.#contents.has(content)) return;
    this.#contents.add(content);
    const name = operationRef(operation);
    if (this.#names.has(name)) this.#forkedWriters.add(operation.w);
    this.#names.add(name);
    this.#operations.push(operation);
    if (this.#latest === undefined || operation.t > this.#latest) this.#latest = operation.t;
    const key = this.entityOf(operation);
    const onEntity = this.#byEntity.get(key);
    if (onEntity === undefined) this.#byEntity.set(key, [operation]);
    else onEntity.push(operation);
  }

  /** Names an entity, whichever of its ids is given. */
  entityOf({ kind, id }: Pick<Change, "kind" | "id">): string {
    return `${kind} ${this.idsOf({ kind, id })[0] ?? id}`;
  }

  idsOf({ kind, id }: Pick<Change, "kind" | "id">): readonly string[] {
    const isArticle = kind === "article" || kind === "position";
    return isArticle && this.#aliases.includes(id) ? this.#aliases : [id];
  }

  on(entity: string): readonly Operation[] {
    return this.#byEntity.get(entity) ?? [];
  }
}
