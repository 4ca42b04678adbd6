import { Worker } from "node:worker_threads";
import {
  EVERY_QUERY,
  READY,
  type ReaderQuery,
  type ReaderReply,
  type ReaderRequest,
  type ReaderStart,
} from "./reader-messages.ts";

/** A thread that reads an index. */
export interface Reader {
  /** Whether it has loaded; before, it takes up a query all the same, and answers it later. */
  isReady(): boolean;
  isIdle(): boolean;
  /**
   * Only while idle.
   * @param signal  stops the query; it is over when the answer says so
   * @returns undefined when the thread ended over it
   */
  answer(query: ReaderQuery, signal: AbortSignal | undefined): Promise<ReaderReply | undefined>;
  /** Stops what is under way. Fulfilled when the file has been let go. */
  end(): Promise<void>;
}

const isSource = import.meta.url.endsWith(".ts");
const THREAD = new URL(isSource ? "./reader-thread.ts" : "./reader-thread.js", import.meta.url);

/** @param onEnd  told once, before the query under way is answered */
export function startReader(onEnd: () => void): Reader {
  const unwanted = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const thread = new Worker(THREAD, {
    workerData: { unwanted } satisfies ReaderStart,
    execArgv: isSource ? ["--conditions=postil-source"] : [],
  });
  // An idle reader keeps nobody from ending.
  thread.unref();
  let settle: ((reply: ReaderReply | undefined) => void) | undefined;

  function send(request: ReaderRequest): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread has no origin; windows have.
    thread.postMessage(request);
  }
  const ended = new Promise<void>((resolve) => {
    thread.once("exit", () => {
      onEnd();
      settle?.(undefined);
      resolve();
    });
  });
  // What ended it is not worth telling apart: "exit" follows.
  thread.on("error", () => {});
  let isReady = false;
  thread.on("message", (message: ReaderReply | typeof READY) => {
    if (message === READY) isReady = true;
    else settle?.(message);
  });

  return {
    isReady: () => isReady,
    isIdle: () => settle === undefined,
    answer(query, signal) {
      if (settle !== undefined) throw new Error("a reader answers one query at a time");
      const stop = (): void => void Atomics.store(unwanted, 0, query.number);
      const { promise, resolve } = Promise.withResolvers<ReaderReply | undefined>();
      settle = (reply) => {
        settle = undefined;
        signal?.removeEventListener("abort", stop);
        thread.unref();
        resolve(reply);
      };
      signal?.addEventListener("abort", stop, { once: true });
      thread.ref();
      send(query);
      return promise;
    },
    end() {
      Atomics.store(unwanted, 0, EVERY_QUERY);
      thread.ref();
      send("end");
      return ended;
    },
  };
}
