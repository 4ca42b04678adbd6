/** A message port as Electron gives it to a utility process. This code knows of Electron no more than this. */
export interface UtilityPort {
  on(event: "message", listener: (message: { readonly data: unknown }) => void): unknown;
  on(event: "close", listener: () => void): unknown;
  postMessage(message: unknown): void;
  /** Messages wait until then. */
  start(): void;
}

/** The line of a utility process to the main process. */
export interface UtilityParentPort {
  on(event: "message", listener: (message: UtilityMessage) => void): unknown;
  postMessage(message: unknown): void;
}

export interface UtilityMessage {
  readonly data: unknown;
  readonly ports: readonly UtilityPort[];
}

/** Sends to the process at the other end. */
export function post(port: Pick<UtilityPort, "postMessage">, message: unknown): void {
  port.postMessage(message);
}

/** Throws in a process that Electron did not fork. */
export function utilityParentPort(): UtilityParentPort {
  // Electron's addition to `process`, unknown to Node's types and absent in Node.
  const { parentPort } = process as { readonly parentPort?: UtilityParentPort };
  if (parentPort === undefined) throw new Error("this is the entry of a utility process");
  return parentPort;
}
