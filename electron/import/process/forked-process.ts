import type { ConvertRequest } from "./messages.ts";

/** How a converter process ended. */
export interface ConverterExit {
  /** Whether the process itself gave up for want of memory. */
  readonly ranOutOfMemory: boolean;
  /** For whoever mends it: exit code or signal, and the last words. */
  readonly detail: string;
}

/** A converter process as the app sees it, whatever forked it: Node or Electron. */
export interface ConverterProcess {
  /** Undefined until it runs. */
  readonly pid: number | undefined;
  send(message: ConvertRequest): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, also when the process could not be started. */
  onExit(listener: (exit: ConverterExit) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
  /** Keeps the app from ending by itself while the process works. */
  hold(): void;
  /** Lets the app end by itself again. */
  release(): void;
}
