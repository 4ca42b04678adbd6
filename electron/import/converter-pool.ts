import { availableParallelism } from "node:os";
import type { Failure } from "#core/failure/failure.js";
import { fail, type Result } from "#core/result.js";
import {
  type ConverterLimits,
  type ConverterWorker,
  createConverterWorker,
} from "./process/converter-worker.ts";
import type { ConverterProcess } from "./process/forked-process.ts";
import { RESIDENT_LIMIT_BYTES } from "./process/resident-memory.ts";
import type { ReadingDocument } from "./reading-document.ts";
import type { SourceFile } from "./source-file.ts";

/** Starts a converter process; each host has its own way. */
export type ForkConverter = () => ConverterProcess;

export interface ConverterPool {
  /** How many files are converted at the same time. */
  readonly size: number;
  /**
   * Converts one file, or waits for its turn. A file that hangs, explodes or crashes its process costs itself only.
   * @param signal  aborting answers `cancelled` at once
   */
  convert(source: SourceFile, signal?: AbortSignal): Promise<Result<ReadingDocument, Failure>>;
  /** Ends every process; what waits or is under way is answered `cancelled`. */
  close(): Promise<void>;
}

// The largest text that is allowed takes some twenty seconds on a machine with others at work beside it.
const TIME_LIMIT_MS = 60_000;

/** A file that waits for a free process; `start` converts it there. */
interface Waiting {
  readonly start: (worker: ConverterWorker) => Promise<void>;
}

/** Keeps long-lived converter processes, started when they are first needed and replaced when one had to be killed. */
export function createConverterPool({
  fork,
  size = Math.max(1, availableParallelism() - 1),
  timeLimitMs = TIME_LIMIT_MS,
  residentLimitBytes = RESIDENT_LIMIT_BYTES,
}: Partial<ConverterLimits> & {
  readonly fork: ForkConverter;
  readonly size?: number;
}): ConverterPool {
  const workers = new Set<ConverterWorker>();
  const queue: Waiting[] = [];
  const closing = new AbortController();

  function freeWorker(): ConverterWorker | undefined {
    const idle = [...workers].find((worker) => worker.isIdle());
    if (idle !== undefined || workers.size >= size) return idle;
    const worker = createConverterWorker(fork(), { timeLimitMs, residentLimitBytes }, () => {
      workers.delete(worker);
    });
    workers.add(worker);
    return worker;
  }

  function startNext(): void {
    while (queue.length > 0) {
      const worker = freeWorker();
      if (worker === undefined) return;
      void queue.shift()?.start(worker).then(startNext);
    }
  }

  async function convert(
    source: SourceFile,
    signal?: AbortSignal,
  ): Promise<Result<ReadingDocument, Failure>> {
    const cancelled: Failure = { code: "cancelled", path: source.name };
    const end = AbortSignal.any(signal === undefined ? [closing.signal] : [closing.signal, signal]);
    if (end.aborted) return fail(cancelled);
    const { promise, resolve } = Promise.withResolvers<Result<ReadingDocument, Failure>>();
    const leaveQueue = (): void => {
      queue.splice(queue.indexOf(waiting), 1);
      resolve(fail(cancelled));
    };
    let cancel = leaveQueue;
    const waiting: Waiting = {
      async start(worker) {
        cancel = () => worker.end(cancelled);
        const result = await worker.convert(source);
        if (result !== "not-taken") return resolve(result);
        cancel = leaveQueue;
        queue.unshift(waiting);
      },
    };
    const onAbort = (): void => cancel();
    end.addEventListener("abort", onAbort, { once: true });
    queue.push(waiting);
    startNext();
    const result = await promise;
    end.removeEventListener("abort", onAbort);
    return result.ok ? result : fail({ path: source.name, ...result.error });
  }

  return {
    size,
    convert,
    close() {
      closing.abort();
      for (const worker of workers) worker.end({ code: "cancelled" });
      return Promise.resolve();
    },
  };
}
