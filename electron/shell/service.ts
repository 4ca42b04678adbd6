import { z } from "zod";
import type { AppEvent } from "#contract/events.js";
import { ImportOutcome } from "#contract/records.js";
import type { CallRequest } from "#contract/reply.js";
import type { Failure } from "#core/failure/failure.js";
import { desktopWording } from "#core/wording/desktop-wording.js";
import type { ServedAsset } from "../service/assets.ts";
import type { Ask, OpenLibrary } from "../desktop-process/desktop-protocol.ts";
import { createPendingAnswers } from "./pending-answers.ts";
import { keepServiceAlive } from "./service-lives.ts";

/** The app, which runs in a process of its own: asked here, answered there. */
export interface Service {
  /** @returns a `Reply`, always */
  call(request: CallRequest): Promise<unknown>;
  cancel(callId: string): void;
  stageFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string>;
  resolveAsset(articleId: string, name: string): Promise<ServedAsset | undefined>;
  importPaths(paths: readonly string[]): Promise<readonly ImportOutcome[]>;
  /** Throws, with a sentence, when it could not be written. */
  saveFile(path: string, text: string): Promise<void>;
  /** Fulfilled when nothing that was asked waits for its answer. */
  idle(): Promise<void>;
  /** Opens again, after the library could not be opened. */
  reopen(options: OpenLibrary): void;
  /** Fulfilled when everything is written and the process has ended. */
  close(): Promise<void>;
}

export interface ServiceListeners {
  onEvent(event: AppEvent): void;
  onNotOpened(failure: Failure): void;
}

const Asset = z.object({ path: z.string(), mediaType: z.string() }).nullable();

export function startService(options: OpenLibrary, listeners: ServiceListeners): Service {
  const pending = createPendingAnswers();
  const lives = keepServiceAlive(options, {
    ...listeners,
    onAnswer: pending.settle,
    onNoAnswer: (id, reason) => pending.abandon(id, new Error(reason)),
    onDeath: () => pending.abandonAll(new Error(desktopWording.service.interrupted)),
  });

  async function ask<Answer>(question: Ask, shape: z.ZodType<Answer>): Promise<Answer> {
    await lives.opened();
    const { id, answer } = pending.expect();
    lives.post({ kind: "ask", id, ask: question });
    return shape.parse(await answer);
  }

  return {
    async call(request) {
      try {
        return await ask({ kind: "call", request }, z.unknown());
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, error: { code: "unexpected", message } };
      }
    },
    cancel: (callId) => lives.post({ kind: "cancel", callId }),
    stageFile: (name, bytes) => ask({ kind: "stage-file", name, bytes }, z.string()),
    async resolveAsset(articleId, name) {
      return (await ask({ kind: "resolve-asset", articleId, name }, Asset)) ?? undefined;
    },
    importPaths: (paths) =>
      ask({ kind: "import-paths", paths: [...paths] }, z.array(ImportOutcome)),
    async saveFile(path, text) {
      const problem = await ask({ kind: "save-file", path, text }, z.string().nullable());
      if (problem !== null) throw new Error(problem);
    },
    idle: pending.idle,
    reopen: lives.reopen,
    close: lives.end,
  };
}
