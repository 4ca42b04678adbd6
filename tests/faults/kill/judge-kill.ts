import { expect } from "vitest";
import { testFolderAt } from "../../main/service/open-test-app.ts";
import { factsOf } from "./facts-of.ts";

/** What a library that was opened after a kill showed. */
export interface Judged {
  /** How much had been said to be saved: what was there before, and what the act said. */
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly restartMs: number;
}

/**
 * Opens a library again and looks for all that was there and all that was said to be saved; and that everything in it can be
 * read.
 * @param lines  "saved <fact>" and "replaces <old> => <new>", as the act said them
 */
export async function judgeAfterKill(
  folder: string,
  before: ReadonlySet<string>,
  lines: readonly string[],
): Promise<Judged> {
  const began = performance.now();
  const app = await testFolderAt(folder).open();
  const restartMs = performance.now() - began;
  try {
    const facts = await factsOf(app.ask);
    const saved = lines.filter((line) => line.startsWith("saved ")).map((line) => line.slice(6));
    const heirs = replacements(lines);
    const kept = [...before].filter((fact) => isThere(fact, facts, heirs));
    const { problems } = await app.ask("library.check", {});
    expect(problems.filter(({ problem }) => !problem.includes("cut short"))).toEqual([]);
    return {
      acknowledged: before.size + saved.length,
      lost: [
        ...saved.filter((fact) => !facts.has(fact)),
        ...[...before].filter((fact) => !kept.includes(fact)),
      ],
      restartMs,
    };
  } finally {
    await app.close();
  }
}

function replacements(lines: readonly string[]): ReadonlyMap<string, string> {
  const pairs = lines.flatMap((line): [string, string][] => {
    const [, old, by] = /^replaces (.*) => (.*)$/.exec(line) ?? [];
    return old === undefined || by === undefined ? [] : [[old, by]];
  });
  return new Map(pairs);
}

function isThere(
  fact: string,
  facts: ReadonlySet<string>,
  heirs: ReadonlyMap<string, string>,
): boolean {
  if (facts.has(fact)) return true;
  const heir = heirs.get(fact);
  return heir !== undefined && facts.has(heir);
}
