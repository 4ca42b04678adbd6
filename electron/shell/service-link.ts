import { type MessagePortMain, utilityProcess } from "electron";
import { type OpenLibrary, ToMain, type ToService } from "../desktop-process/desktop-protocol.ts";
import { appFiles } from "./app-files.ts";
import { createConverterLender } from "./converter-lender.ts";

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
  const converters = createConverterLender({
    onForked: (converter, pid, port) => post({ kind: "converter-forked", converter, pid }, [port]),
    onEnded: (converter, exit) => post({ kind: "converter-ended", converter, exit }),
  });

  function post(message: ToService, ports: MessagePortMain[] = []): void {
    child.postMessage(message, ports);
  }

  child.on("message", (received: unknown) => {
    const message = ToMain.parse(received);
    if (message.kind === "fork-converter") converters.fork(message.converter);
    else if (message.kind === "end-converter") converters.end(message.converter);
    else listener.onMessage(message);
  });
  child.once("exit", (code) => {
    converters.endAll();
    listener.onExit(code);
  });
  post({ kind: "open", options });
  return { post, kill: () => void child.kill() };
}
