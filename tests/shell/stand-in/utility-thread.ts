import { type MessagePort, parentPort, workerData } from "node:worker_threads";

// Runs an entry of a utility process in a thread: real code, real messages, real ports, and `process.parentPort` as in Electron.

interface FromMain {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
}

if (parentPort === null) throw new Error("this runs in a thread");
const main = parentPort;

Object.defineProperty(process, "parentPort", {
  value: {
    on: (_event: "message", listener: (message: object) => void) =>
      main.on("message", ({ data, ports }: FromMain) => {
        listener({ data, ports: ports.map(asElectronPort) });
      }),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port leads to one thread
    postMessage: (message: unknown) => main.postMessage(message),
  },
});

function asElectronPort(port: MessagePort): object {
  return {
    on: (event: string, listener: (message: object) => void) =>
      event === "message"
        ? port.on("message", (data: unknown) => listener({ data }))
        : port.on(event, listener),
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
  };
}

// The path of the entry, as main gave it to `utilityProcess.fork`.
await import(workerData as string);
