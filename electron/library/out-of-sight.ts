import type { Failure } from "#core/failure/failure.js";
import type { WriteGuard } from "./write-guard.ts";

/** @returns why the library cannot be seen now: its disk is away, or gives nothing. One whose `library.json` is damaged can be seen */
export async function whyOutOfSight(
  guard: Pick<WriteGuard, "lookForLibrary">,
): Promise<Failure | undefined> {
  const vanished = await guard.lookForLibrary();
  return vanished?.code === "library-missing" || vanished?.code === "file-unreadable"
    ? vanished
    : undefined;
}
