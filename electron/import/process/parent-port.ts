/** The converter process's end of the line to the app. */
export interface ParentPort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** In a process that Node forked; throws when started in any other way. */
export function parentPortOfThisProcess(): ParentPort {
  const send = process.send?.bind(process);
  if (send === undefined) throw new Error("a converter runs as the child of the app only");
  return {
    send: (message) => void send(message),
    onMessage: (listener) => void process.on("message", listener),
  };
}
