import { EventEmitter } from "node:events";
import type { ForkOptions, UtilityProcess } from "electron";

/** A process that Electron forked, played by a test. */
export class FakeProcess
  extends EventEmitter
  implements Pick<UtilityProcess, "kill" | "pid" | "postMessage">
{
  pid: number | undefined = 4_242;
  isKilled = false;
  readonly modulePath: string;
  readonly options: ForkOptions;
  readonly received: { readonly message: unknown; readonly ports: readonly unknown[] }[] = [];
  /** Told of every message of main; answers by `say`. */
  onReceived: (message: unknown) => void = () => undefined;

  constructor(modulePath: string, options: ForkOptions) {
    super();
    this.modulePath = modulePath;
    this.options = options;
    queueMicrotask(() => this.emit("spawn"));
  }
  postMessage(message: unknown, ports: readonly unknown[] = []): void {
    const copy: unknown = structuredClone(message);
    this.received.push({ message: copy, ports });
    queueMicrotask(() => this.onReceived(copy));
  }
  /** Sends a message to main. */
  say(message: unknown): void {
    this.emit("message", structuredClone(message));
  }
  kill(): boolean {
    this.isKilled = true;
    setImmediate(() => this.exit(0));
    return true;
  }
  exit(code: number): void {
    if (this.pid === undefined) return;
    this.pid = undefined;
    this.emit("exit", code);
  }
}
