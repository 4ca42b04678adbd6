import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Failure } from "#core/failure/failure.js";
import type { Result } from "#core/result.js";
import type { Library, LibraryOptions } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";

/** Two directories of a test's own, removed when it is over. */
export interface TestPlaces {
  readonly directory: string;
  readonly dataDirectory: string;
}

export async function testPlaces(): Promise<TestPlaces> {
  const base = await temporaryDirectory();
  return { directory: join(base, "library"), dataDirectory: join(base, "data") };
}

export async function temporaryDirectory(): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), "postil-library-"));
  onTestFinished(() => rm(base, { recursive: true, force: true }));
  return base;
}

/** Opens the library of a test, making it when it is not there; closed when the test is over. */
export async function openTestLibrary(
  places: TestPlaces,
  options: Pick<LibraryOptions, "inboxAtRestAfterMs"> = {},
): Promise<Library> {
  const library = valueOf(await openLibrary({ ...places, create: true, ...options }));
  onTestFinished(() => library.close());
  return library;
}

export function valueOf<Value>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(`failed: ${JSON.stringify(result.error)}`);
  return result.value;
}
