import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import type { ImportOutcome } from "#contract/records.js";
import { join } from "node:path";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import { type AppOptions, openApp } from "../../../electron/service/create-app.ts";

/** The app in this process, without a host: what hosts add is measured elsewhere. */
export interface BenchApp extends AsyncDisposable {
  /** @throws when the app refuses, with its sentence */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Imports files. @throws when one could not be imported. @returns milliseconds until all could be found */
  importFiles(paths: readonly string[]): Promise<number>;
  /** Imports files. @returns what became of each */
  outcomesOf(paths: readonly string[]): Promise<readonly ImportOutcome[]>;
}

/**
 * @param folder  a person's home; a library that is not there is made
 * @param duties  of a window, and where it has queries answered, where that is what is measured
 */
export async function openBenchApp(
  folder: string,
  {
    keepsUnsaved = false,
    answers = "here",
  }: Partial<Pick<AppOptions, "keepsUnsaved" | "answers">> = {},
): Promise<BenchApp> {
  const opened = await openApp({
    libraryDirectory: join(folder, "library"),
    places: {
      library: join(folder, "library"),
      data: join(folder, "data", "postil"),
      cache: join(folder, "cache", "postil"),
      config: join(folder, "config", "postil"),
    },
    createLibrary: true,
    keepsUnsaved,
    takesInbox: false,
    answers,
    forkConverter: forkConverterInNode,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  await app.settled;
  let calls = 0;

  function outcomesOf(paths: readonly string[]): Promise<readonly ImportOutcome[]> {
    const { signal } = new AbortController();
    return app.importPaths(paths, { signal, onProgress: () => undefined });
  }

  return {
    outcomesOf,
    async ask(name, input) {
      calls += 1;
      const reply = await app.handle({ callId: `bench-${calls}`, name, input });
      if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
      // The reply to a call has that call's output.
      return reply.value as CallOutput<typeof name>;
    },
    async importFiles(paths) {
      const start = performance.now();
      const outcomes = await outcomesOf(paths);
      const milliseconds = performance.now() - start;
      const failed = outcomes.find(({ status }) => status !== "added");
      if (failed !== undefined)
        throw new Error(`${failed.path}: ${failed.reason ?? failed.status}`);
      return milliseconds;
    },
    [Symbol.asyncDispose]: () => app.close(),
  };
}
