import { Worker } from "node:worker_threads";
import type { FingerprintReply, FingerprintRequest, KnownFolders } from "./fingerprint-messages.ts";

/** A thread that compares fingerprints. */
export interface Fingerprinter {
  /**
   * One question at a time.
   * @returns for each folder whether it looks as it did; false for all when the thread is no more
   */
  compare(folders: KnownFolders): Promise<readonly boolean[]>;
  end(): void;
}

const isSource = import.meta.url.endsWith(".ts");
const THREAD = new URL(
  isSource ? "./fingerprint-thread.ts" : "./fingerprint-thread.js",
  import.meta.url,
);

/** It has loaded after some 40 ms, and is to be ended by whoever started it. */
export function startFingerprinter(): Fingerprinter {
  const thread = new Worker(THREAD, {
    execArgv: isSource ? ["--conditions=postil-source"] : [],
  });
  // An idle one keeps nobody from ending.
  thread.unref();
  let settle: ((reply: FingerprintReply | undefined) => void) | undefined;
  let hasEnded = false;

  function send(request: FingerprintRequest): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin; windows have.
    thread.postMessage(request);
  }
  thread.on("message", (reply: FingerprintReply) => settle?.(reply));
  // What ended it is not worth telling apart: "exit" follows, and folders are then looked at as a whole.
  thread.on("error", () => {});
  thread.once("exit", () => {
    hasEnded = true;
    settle?.(undefined);
  });

  return {
    async compare(folders) {
      if (hasEnded) return folders.names.map(() => false);
      const { promise, resolve } = Promise.withResolvers<FingerprintReply | undefined>();
      settle = resolve;
      thread.ref();
      send(folders);
      const reply = await promise;
      thread.unref();
      settle = undefined;
      return reply ?? folders.names.map(() => false);
    },
    end: () => send("end"),
  };
}
