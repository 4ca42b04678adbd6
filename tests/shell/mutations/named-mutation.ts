import type { Mutation } from "./mutated-sources.ts";

/** A mutation, and the checks that must notice it. */
export interface NamedMutation extends Mutation {
  readonly name: string;
  /** By name; each of them must. */
  readonly noticedBy: readonly string[];
}

/** Most guards stand there. */
export function shell(file: string): string {
  return `electron/shell/${file}`;
}
