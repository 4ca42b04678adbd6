import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import type { MessagePort } from "node:worker_threads";
import type { ForkOptions, UtilityProcess } from "electron";
import type { FakePort } from "./fake-channel.ts";

/** A process that Electron forked, played by a test. It has no pid, and cannot be killed, until it has spawned. */
export class FakeProcess
  extends EventEmitter
  implements Pick<UtilityProcess, "kill" | "pid" | "stderr">
{
  pid: number | undefined;
  readonly stderr = new PassThrough();
  isKilled = false;
  readonly modulePath: string;
  readonly options: ForkOptions;
  readonly received: { readonly message: unknown; readonly ports: readonly MessagePort[] }[] = [];
  /** Told of every message of main; answers by `say`. */
  onReceived: (message: unknown, ports: readonly MessagePort[]) => void = () => undefined;
  /** What `kill` does besides ending it. */
  onKill: () => void = () => undefined;

  constructor(modulePath: string, options: ForkOptions) {
    super();
    this.modulePath = modulePath;
    this.options = options;
    queueMicrotask(() => {
      this.pid = 4_242;
      this.emit("spawn");
    });
  }
  postMessage(message: unknown, transfer: readonly FakePort[] = []): void {
    const copy: unknown = structuredClone(message);
    const ports = transfer.map(({ node }) => node);
    this.received.push({ message: copy, ports });
    queueMicrotask(() => this.onReceived(copy, ports));
  }
  /** Sends a message to main. */
  say(message: unknown): void {
    this.emit("message", structuredClone(message));
  }
  kill(): boolean {
    if (this.pid === undefined) return false;
    this.isKilled = true;
    this.onKill();
    setImmediate(() => this.exit(0));
    return true;
  }
  exit(code: number): void {
    if (this.pid === undefined) return;
    this.pid = undefined;
    this.emit("exit", code);
  }
}
