import { MessageChannelMain, type MessagePortMain, utilityProcess } from "electron";
import type { ConverterExit } from "../import/process/forked-process.ts";
import { appFiles } from "./app-files.ts";

/** V8's own heap; buffers outside it are weighed by the service, and by a thread of the converter's own. */
const HEAP_LIMIT_MB = 512;

/** How V8 puts it when it gives up, and that thread when it ends the process. */
const WANT_OF_MEMORY = /heap limit|out of memory|allocation failed/i;

/** All that a converter sees of the environment: where Windows, and where an AppImage, keeps the libraries to start with. */
const ENVIRONMENT = ["SystemRoot", "LD_LIBRARY_PATH"] as const;

/** What is told of a converter to whoever asked for it. */
export interface ConverterListener {
  /** @param port  leads to the converter, and is to be handed to whoever converts with it */
  onForked(port: MessagePortMain, pid: number | undefined): void;
  onEnded(exit: ConverterExit): void;
}

/**
 * Forks a converter for the service, which cannot fork by itself, or for a command. Files go from there to the converter
 * directly; the main process only knows that both are alive.
 * @returns ends the converter
 */
export function forkConverter({ onForked, onEnded }: ConverterListener): () => void {
  const { port1, port2 } = new MessageChannelMain();
  const converter = utilityProcess.fork(appFiles.converter, [], {
    serviceName: "Postil Converter",
    execArgv: [`--js-flags=--max-old-space-size=${HEAP_LIMIT_MB}`],
    env: converterEnvironment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  converter.postMessage({ kind: "port" }, [port1]);
  let isWanted = true;
  converter.once("spawn", () => {
    if (isWanted) onForked(port2, converter.pid);
    else converter.kill();
  });
  let ranOutOfMemory = false;
  const listen = (words: string): void => {
    ranOutOfMemory ||= WANT_OF_MEMORY.test(words);
  };
  converter.stderr?.on("data", (words: Buffer) => listen(words.toString("latin1")));
  converter.once("error", (_type, location, report) => listen(`${location} ${report}`));
  converter.once("exit", (code) => onEnded({ ranOutOfMemory, detail: `exit code ${code}` }));
  return () => {
    isWanted = false;
    // Electron lets it be as long as it has not spawned; then the wish is remembered until it has.
    converter.kill();
  };
}

function converterEnvironment(): Record<string, string> {
  return Object.fromEntries(
    ENVIRONMENT.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
