import { type MessagePortMain, utilityProcess } from "electron";
import { type OpenLibrary, ToMain, type ToService } from "../service/desktop-protocol.ts";
import { appFiles } from "./app-files.ts";
import { forkConverter } from "./fork-converter.ts";

/** What is for others than the link itself, which sees to converters. */
export type FromService = Exclude<ToMain, { kind: "fork-converter" | "end-converter" }>;

export interface ServiceListener {
  onMessage(message: FromService): void;
  onExit(code: number): void;
}

/** One life of the service process. */
export interface ServiceLink {
  post(message: ToService, ports?: MessagePortMain[]): void;
  kill(): void;
}

/** Starts a service process on a library, and forks converters for it as long as it lives. */
export function forkService(options: OpenLibrary, listener: ServiceListener): ServiceLink {
  const child = utilityProcess.fork(appFiles.service, [], { serviceName: "Postil Library" });
  const converters = new Map<number, () => void>();

  function post(message: ToService, ports: MessagePortMain[] = []): void {
    child.postMessage(message, ports);
  }

  function lendConverter(converter: number): void {
    const end = forkConverter({
      onForked: (port, pid) => post({ kind: "converter-forked", converter, pid }, [port]),
      onEnded(exit) {
        converters.delete(converter);
        post({ kind: "converter-ended", converter, exit });
      },
    });
    converters.set(converter, end);
  }

  child.on("message", (received: unknown) => {
    const message = ToMain.parse(received);
    if (message.kind === "fork-converter") lendConverter(message.converter);
    else if (message.kind === "end-converter") converters.get(message.converter)?.();
    else listener.onMessage(message);
  });
  child.once("exit", (code) => {
    for (const end of converters.values()) end();
    listener.onExit(code);
  });
  post({ kind: "open", options });
  return { post, kill: () => void child.kill() };
}
