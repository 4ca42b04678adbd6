import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { replaceDurably } from "../library/replace-durably.ts";
import { createTurns } from "../library/turns.ts";
import { writeFailure } from "../library/write-failure.ts";

/**
 * What was searched for on this device, kept beside the library and never in it: it is nobody else's business. Shared by all
 * processes; of two that write at once one search may be forgotten.
 */
export interface SearchHistory {
  /** @returns queries as typed, the latest first; none where they cannot be read: they are only a convenience */
  list(): Promise<string[]>;
  /** A query that is there already becomes the latest. */
  add(query: string): Promise<Written>;
  remove(query: string): Promise<Written>;
  clear(): Promise<Written>;
}
type Written = Result<Record<string, never>, Failure>;

/** What one still recognises; the sidebar is for what one keeps. */
const MOST_KEPT = 50;

const HISTORY_FORMAT = 1;

const Kept = z.object({ queries: z.array(z.string()) });

/** @param directory  made when it is first needed */
export function createSearchHistory(directory: string): SearchHistory {
  const path = join(directory, "searches.json");
  const turns = createTurns();

  async function read(): Promise<string[]> {
    try {
      return Kept.parse(JSON.parse(await readFile(path, "utf8"))).queries;
    } catch {
      // Not there yet, or damaged: begun anew.
      return [];
    }
  }

  function change(make: (queries: readonly string[]) => readonly string[]): Promise<Written> {
    return turns.take(async () => {
      try {
        const queries = make(await read());
        await mkdir(directory, { recursive: true });
        await replaceDurably(path, JSON.stringify({ format: HISTORY_FORMAT, queries }));
        return ok({});
      } catch (error) {
        return fail(writeFailure(error, path));
      }
    });
  }

  return {
    list: read,
    add: (query) =>
      change((queries) =>
        [query, ...queries.filter((other) => other !== query)].slice(0, MOST_KEPT),
      ),
    remove: (query) => change((queries) => queries.filter((other) => other !== query)),
    clear: () => change(() => []),
  };
}
