import { readDocument } from "#core/document/read-document.js";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import type { ReadingDocument } from "../reading-document.ts";
import type { SourceFile } from "../source-file.ts";
import type { ConverterProcess } from "./forked-process.ts";
import { ConvertReply } from "./messages.ts";
import { residentBytesOf } from "./resident-memory.ts";

export interface ConverterLimits {
  /** Wall clock for one file. */
  readonly timeLimitMs: number;
  /** Memory that one process may occupy, buffers outside the heap included. */
  readonly residentLimitBytes: number;
}

/** One converter process with its limits: converts one file after the other until it ends. */
export interface ConverterWorker {
  isIdle(): boolean;
  /**
   * Only while idle. Passing a limit, crashing and `end` answer with a failure, and the process is gone.
   * @returns "not-taken" where a process that had converted others ended before it took this file up
   */
  convert(source: SourceFile): Promise<Result<ReadingDocument, Failure> | "not-taken">;
  /** Kills the process; what is under way is answered with this failure. */
  end(failure: Failure): void;
}

// A process can fill some 2 GB a second: caught within a fifth of that.
const MEMORY_CHECK_MS = 100;

/** @param onEnd  told once, before the file under way is answered */
export function createConverterWorker(
  process: ConverterProcess,
  { timeLimitMs, residentLimitBytes }: ConverterLimits,
  onEnd: () => void,
): ConverterWorker {
  let answer: ((result: Result<ReadingDocument, Failure> | "not-taken") => void) | undefined;
  let hasTaken = true;
  let hasConverted = false;
  let hasEnded = false;

  function end(result: Result<ReadingDocument, Failure> | "not-taken"): void {
    if (hasEnded) return;
    hasEnded = true;
    process.kill();
    onEnd();
    answer?.(result);
  }

  async function weigh(): Promise<void> {
    const resident = process.pid === undefined ? undefined : await residentBytesOf(process.pid);
    if (resident === undefined || resident <= residentLimitBytes) return;
    const detail = `${Math.round(residentLimitBytes / 1024 / 1024)} MB`;
    end(fail({ code: "converter-memory", detail }));
  }

  process.onMessage((message) => {
    const reply = ConvertReply.safeParse(message);
    if (!reply.success) {
      end(fail({ code: "converter-crashed", detail: "its answer could not be read" }));
    } else if (reply.data.kind === "taken") {
      hasTaken = true;
    } else {
      hasConverted = true;
      answer?.(documentOf(reply.data.result));
    }
  });
  process.onExit(({ ranOutOfMemory, detail }) => {
    const failure: Failure = {
      code: ranOutOfMemory ? "converter-memory" : "converter-crashed",
      detail,
    };
    // Ended while it was idle, by whatever there is besides files; the message crossed with its end.
    end(hasConverted && !hasTaken ? "not-taken" : fail(failure));
  });

  return {
    isIdle: () => answer === undefined,
    end: (failure) => end(fail(failure)),
    convert: (source) =>
      new Promise((resolve) => {
        if (answer !== undefined) throw new Error("a converter takes one file at a time");
        const clock = setTimeout(() => {
          end(fail({ code: "converter-timeout", detail: `${timeLimitMs / 1000} s` }));
        }, timeLimitMs);
        const scale = setInterval(() => void weigh(), MEMORY_CHECK_MS);
        answer = (result) => {
          clearTimeout(clock);
          clearInterval(scale);
          answer = undefined;
          process.release();
          resolve(result);
        };
        hasTaken = false;
        process.hold();
        process.send({ kind: "convert", source });
      }),
  };
}

function documentOf(
  result: Result<Omit<ReadingDocument, "plainText">, Failure>,
): Result<ReadingDocument, Failure> {
  if (!result.ok) return result;
  return ok({ ...result.value, plainText: readDocument(result.value.html).plainText });
}
