import { MessageChannelMain, type MessagePortMain, utilityProcess } from "electron";
import type { ConverterExit } from "../import/process/forked-process.ts";
import { appFiles } from "./app-files.ts";

/** V8's own heap; buffers outside it are watched by the service. */
const HEAP_LIMIT_MB = 512;

/** How V8 puts it when it gives up. */
const WANT_OF_MEMORY = /heap limit|out of memory|allocation failed/i;

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
    stdio: "ignore",
  });
  converter.postMessage({ kind: "port" }, [port1]);
  let isWanted = true;
  converter.once("spawn", () => {
    if (isWanted) onForked(port2, converter.pid);
    else converter.kill();
  });
  let ranOutOfMemory = false;
  converter.once("error", (_type, location, report) => {
    ranOutOfMemory = WANT_OF_MEMORY.test(`${location} ${report}`);
  });
  converter.once("exit", (code) => onEnded({ ranOutOfMemory, detail: `exit code ${code}` }));
  return () => {
    isWanted = false;
    // Electron lets it be as long as it has not spawned; then the wish is remembered until it has.
    converter.kill();
  };
}
