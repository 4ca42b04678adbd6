import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { vi } from "vitest";
import { inCheckout } from "../checkout.ts";
import type { Bench } from "../checks/check.ts";
import { SOURCES, startDesktop } from "../start-desktop.ts";

/** One change to one source file: a guard taken out, or turned round. */
export interface Mutation {
  /** From the top of the checkout. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** The same bench with one source changed. */
export interface MutatedBench extends Bench {
  dispose(): Promise<void>;
}

/**
 * Puts a changed copy of a source in its place, for one check.
 * Throws when the change does not apply any more: a mutation that changes nothing proves nothing.
 */
export async function mutatedBench(mutation: Mutation): Promise<MutatedBench> {
  const original = inCheckout(mutation.file);
  const folder = await mkdtemp(join(tmpdir(), "postil-mutation-"));
  const copy = join(folder, basename(mutation.file));
  await writeFile(copy, relocated(mutate(await readFile(original, "utf8"), mutation), original));
  // Those that are entries are started from the copy; every other module meets it where it imports the original.
  const isEntry = original === SOURCES.main || original === SOURCES.preload;
  const sources = {
    main: original === SOURCES.main ? copy : SOURCES.main,
    preload: original === SOURCES.preload ? copy : SOURCES.preload,
  };
  const replaceOriginal = (): void => {
    if (!isEntry) vi.doMock(original, () => import(copy) as Promise<Record<string, unknown>>);
  };
  return {
    start(options) {
      replaceOriginal();
      return startDesktop(options, sources);
    },
    load: (path) =>
      // A module is a record of what it exports.
      import(inCheckout(path) === original ? copy : inCheckout(path)) as Promise<
        Record<string, unknown>
      >,
    async dispose() {
      vi.doUnmock(original);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function mutate(source: string, { file, find, replace }: Mutation): string {
  const parts = source.split(find);
  if (parts.length !== 2) {
    throw new Error(`${file} contains ${parts.length - 1} times, not once: ${find}`);
  }
  return parts.join(replace);
}

/** Makes a source mean the same from another folder: imports by absolute path, its own address by value. */
function relocated(source: string, original: string): string {
  return source
    .replace(/((?:from\s+|import\()")(\.[^"]+)"/g, (_all, from: string, path: string) => {
      return `${from}${join(dirname(original), path)}"`;
    })
    .replace(/(from\s+")#([^"]+)\.js"/g, (_all, from: string, path: string) => {
      return `${from}${inCheckout(`electron/${path}.ts`)}"`;
    })
    .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(original).href));
}
