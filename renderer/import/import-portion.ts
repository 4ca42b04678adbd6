import type { CallInput } from "#contract/calls.js";
import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import type { FileBeside, FileToImport } from "./file-to-import.ts";
import { askApp } from "../ipc/ask-app.ts";
import { stageFile } from "../ipc/host.ts";

type Staged = NonNullable<CallInput<"articles.import">["staged"]>[number];

interface PortionOptions {
  readonly signal: AbortSignal;
  /**
   * Called before each file.
   * @param phase  `reading`: the window hands files over; `adding`: the app works on them
   * @param done  how many of the portion are through with this phase
   */
  readonly onStep: (phase: "reading" | "adding", done: number, current: string) => void;
}

/** Hands files over to the app and has them added. @returns what became of them; those that were not reached are left out */
export async function importPortion(
  files: readonly FileToImport[],
  { signal, onStep }: PortionOptions,
): Promise<readonly ImportOutcome[]> {
  const staged: Staged[] = [];
  const unreadable: ImportOutcome[] = [];
  for (const [index, { name, file, beside }] of files.entries()) {
    if (signal.aborted) return unreadable;
    onStep("reading", index, name);
    try {
      const companions = await stageBeside(beside);
      staged.push({ id: await stageFile(file), name, companions });
    } catch {
      // A dropped file may be gone or locked by now: that is an outcome, not an accident.
      unreadable.push(failedOutcome(name, wording.imports.unreadable));
    }
  }
  if (staged.length === 0) return unreadable;
  const added = await add(staged, {
    signal,
    onStep: (done, current) => onStep("adding", done, current),
  });
  return [...unreadable, ...added];
}

async function stageBeside(beside: readonly FileBeside[]): Promise<Staged["companions"]> {
  const companions: NonNullable<Staged["companions"]> = [];
  for (const { path, file } of beside) {
    try {
      companions.push({ id: await stageFile(file), path });
    } catch {
      // A picture that is gone by now is named in the article by its words.
    }
  }
  return companions;
}

interface AddOptions {
  readonly signal: AbortSignal;
  readonly onStep: (done: number, current: string) => void;
}

async function add(
  staged: readonly Staged[],
  { signal, onStep }: AddOptions,
): Promise<readonly ImportOutcome[]> {
  const failed = (reason: string): readonly ImportOutcome[] =>
    staged.map(({ name }) => failedOutcome(name, reason));
  try {
    const onProgress = ({ done, current }: { done: number; current: string }): void =>
      onStep(done, current);
    const reply = await askApp("articles.import", { staged: [...staged] }, { signal, onProgress });
    if (reply.ok) return reply.value.outcomes;
    return reply.error.code === "cancelled" ? [] : failed(reply.error.message);
  } catch (error) {
    // The app went away in the middle of it.
    return failed(error instanceof Error ? error.message : wording.trouble.hostGone);
  }
}

function failedOutcome(path: string, reason: string): ImportOutcome {
  return { path, status: "failed", articleId: null, title: null, reason, code: null };
}
