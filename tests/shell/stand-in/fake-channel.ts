import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { MessagePortMain } from "electron";

/** A port as Electron's main process sees it, over one of Node. */
export class FakePort implements Pick<MessagePortMain, "postMessage" | "start"> {
  /** What goes to the other process in its stead. */
  readonly node: MessagePort;

  constructor(node: MessagePort) {
    this.node = node;
  }
  on(event: "message" | "close", listener: (message: object) => void): void {
    if (event === "message") {
      this.node.on("message", (data: unknown) => listener({ data, ports: [] }));
    } else {
      this.node.on("close", () => listener({}));
    }
  }
  postMessage(message: unknown): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port leads to one process
    this.node.postMessage(message);
  }
  start(): void {
    this.node.start();
  }
}

/** Electron's `MessageChannelMain`. */
export class FakeChannel {
  readonly port1: FakePort;
  readonly port2: FakePort;

  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new FakePort(port1);
    this.port2 = new FakePort(port2);
  }
}
