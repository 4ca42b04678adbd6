import type { ScanOptions } from "./library.ts";

const TELL_EVERY_MS = 250;

/** A scan that is under way. */
export interface ScanUnderWay {
  /** Whether nobody waits for it any more. Once stopped it stays so. */
  isStopped(): boolean;
  /** Tells those who wait how far it has come, now and then. */
  tell(done: number, total: number): void;
}

export interface SharedScan {
  /** Fulfilled when a scan has ended. It is stopped when all who wait for it say so. */
  run(options?: ScanOptions): Promise<void>;
  /** Fulfilled when the one that is under way has ended. */
  idle(): Promise<void>;
}

interface Shared {
  readonly waiting: Set<ScanOptions>;
  readonly underWay: ScanUnderWay;
  readonly ended: Promise<void>;
}

/**
 * Scans asked for at the same time are one.
 * @param work  one scan; it ends early once it is stopped
 */
export function createSharedScan(work: (underWay: ScanUnderWay) => Promise<void>): SharedScan {
  let current: Shared | undefined;

  function begin(): Shared {
    const waiting = new Set<ScanOptions>();
    const underWay = watchedBy(waiting);
    // Begins when whoever asks for it waits for it.
    const ended = Promise.resolve()
      .then(() => work(underWay))
      .finally(() => {
        if (current === shared) current = undefined;
      });
    const shared = { waiting, underWay, ended };
    return shared;
  }

  return {
    async run(options = {}) {
      // One that is stopped sees no more folders: whoever comes now needs another.
      current = current?.underWay.isStopped() === false ? current : begin();
      current.waiting.add(options);
      await current.ended;
    },
    async idle() {
      await current?.ended;
    },
  };
}

function watchedBy(waiting: ReadonlySet<ScanOptions>): ScanUnderWay {
  let isStopped = false;
  let toldAt = performance.now();
  return {
    isStopped() {
      isStopped ||= [...waiting].every(({ signal }) => signal?.aborted === true);
      return isStopped;
    },
    tell(done, total) {
      if (performance.now() - toldAt < TELL_EVERY_MS) return;
      toldAt = performance.now();
      for (const { onProgress } of waiting) onProgress?.(done, total);
    },
  };
}
