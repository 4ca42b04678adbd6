import type { ConverterExit, ConverterProcess } from "../import/process/forked-process.ts";
import type { ToMain } from "./desktop-protocol.ts";
import { post, type UtilityPort } from "./utility-port.ts";

/** Converters that the main process forks for this one, which cannot fork by itself. */
export interface LentConverters {
  fork(): ConverterProcess;
  onForked(converter: number, pid: number | undefined, line: UtilityPort): void;
  onEnded(converter: number, exit: ConverterExit): void;
}

interface LentConverter {
  pid: number | undefined;
  line: UtilityPort | undefined;
  /** What was to be sent before there was a line. */
  readonly unsent: unknown[];
  readonly messageListeners: ((message: unknown) => void)[];
  readonly exitListeners: ((exit: ConverterExit) => void)[];
}

export function createLentConverters(tellMain: (message: ToMain) => void): LentConverters {
  const converters = new Map<number, LentConverter>();
  let forked = 0;

  return {
    fork() {
      forked += 1;
      const number = forked;
      const converter: LentConverter = {
        pid: undefined,
        line: undefined,
        unsent: [],
        messageListeners: [],
        exitListeners: [],
      };
      converters.set(number, converter);
      tellMain({ kind: "fork-converter", converter: number });
      return processOver(converter, () => tellMain({ kind: "end-converter", converter: number }));
    },
    onForked(number, pid, line) {
      const converter = converters.get(number);
      if (converter === undefined) return;
      converter.pid = pid;
      converter.line = line;
      line.on("message", ({ data }) => {
        for (const hear of converter.messageListeners) hear(data);
      });
      line.start();
      for (const message of converter.unsent.splice(0)) post(line, message);
    },
    onEnded(number, exit) {
      const converter = converters.get(number);
      converters.delete(number);
      for (const hear of converter?.exitListeners ?? []) hear(exit);
    },
  };
}

function processOver(converter: LentConverter, end: () => void): ConverterProcess {
  return {
    get pid() {
      return converter.pid;
    },
    send(message) {
      if (converter.line === undefined) converter.unsent.push(message);
      else post(converter.line, message);
    },
    onMessage: (listener) => void converter.messageListeners.push(listener),
    onExit: (listener) => void converter.exitListeners.push(listener),
    kill() {
      // Its line may be on the way already, and the file has no business there any more.
      converter.unsent.splice(0);
      end();
    },
    // The service lives until the main process ends it, whether or not a converter works.
    hold: () => undefined,
    release: () => undefined,
  };
}
