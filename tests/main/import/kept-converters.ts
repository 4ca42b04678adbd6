import { z } from "zod";
import type { ForkConverter } from "../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import type {
  ConverterExit,
  ConverterProcess,
} from "../../../electron/import/process/forked-process.ts";

/** A converter process with whoever has it now. */
interface Kept {
  readonly process: ConverterProcess;
  isAtWork: boolean;
  tell: (message: unknown) => void;
  tellExit: (exit: ConverterExit) => void;
}

const spare = new Set<Kept>();

const Taken = z.object({ kind: z.literal("taken") });

/**
 * Real converters, which are handed on: where an app lets go of one that has nothing to do, the next app of these tests gets
 * it. Starting one takes most of a second, and many tests open an app for every test. One that is let go at work is killed.
 * What becomes of converters themselves is told by converter-pool.slow.test.ts.
 */
export const forkKeptConverter: ForkConverter = () => {
  const [kept = start()] = spare;
  spare.delete(kept);
  let isMine = true;
  return {
    get pid() {
      return kept.process.pid;
    },
    send(message) {
      kept.isAtWork = true;
      kept.process.send(message);
    },
    onMessage(listener) {
      kept.tell = listener;
    },
    onExit(listener) {
      kept.tellExit = listener;
    },
    kill() {
      if (!isMine) return;
      isMine = false;
      if (kept.isAtWork) return kept.process.kill();
      letGo(kept);
    },
    hold: kept.process.hold,
    release: kept.process.release,
  };
};

function start(): Kept {
  const process = forkConverterInNode();
  const kept: Kept = { process, isAtWork: false, tell: () => undefined, tellExit: () => undefined };
  process.onMessage((message) => {
    if (!Taken.safeParse(message).success) kept.isAtWork = false;
    kept.tell(message);
  });
  process.onExit((exit) => {
    // It is of no use to the next.
    kept.isAtWork = true;
    spare.delete(kept);
    kept.tellExit(exit);
  });
  return kept;
}

function letGo(kept: Kept): void {
  kept.tell = () => undefined;
  kept.tellExit = () => undefined;
  kept.process.release();
  spare.add(kept);
}
