/** The converter process's end of the line to the app. */
export interface ParentPort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** As Electron puts it on `process` in a utility process; Node's types do not know it. */
interface UtilityProcessPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { readonly data: unknown }) => void): void;
}

/** In a utility process of Electron or in a process that Node forked; throws when started in any other way. */
export function parentPortOfThisProcess(): ParentPort {
  // Electron's addition to `process`, absent in Node.
  const { parentPort } = process as { readonly parentPort?: UtilityProcessPort };
  if (parentPort !== undefined) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between processes has no origin
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on("message", ({ data }) => listener(data)),
    };
  }
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error("a converter runs as the child of the app only");
  return {
    send: (message) => void send(message),
    onMessage: (listener) => void process.on("message", listener),
  };
}
