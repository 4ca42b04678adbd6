import { EventEmitter } from "node:events";
import type { App } from "electron";
import { isPrevented } from "./preventable.ts";

type Imitated = Pick<
  App,
  | "enableSandbox"
  | "exit"
  | "getPath"
  | "isPackaged"
  | "quit"
  | "requestSingleInstanceLock"
  | "setActivationPolicy"
  | "setAppUserModelId"
  | "setAsDefaultProtocolClient"
  | "setPath"
  | "whenReady"
>;

export interface FakeAppOptions {
  readonly isPackaged: boolean;
  /** Whether no other instance runs. */
  readonly isFirstInstance: boolean;
  /** Where `documents` and the like lie. */
  readonly home: string;
}

/** Electron's `app`: what must happen before `ready` throws, or counts for nothing, after it. */
export class FakeApp extends EventEmitter implements Imitated {
  isSandboxed = false;
  isReady = false;
  hasQuit = false;
  exitCode: number | undefined;
  lockData: unknown;
  protocolClient: string | undefined;
  hasAskedForLock = false;
  activationPolicy: string | undefined;
  readonly paths = new Map<string, string>();
  /** Only what Chromium still read. */
  readonly switches = new Map<string, string>();
  readonly isPackaged: boolean;
  readonly commandLine: Pick<App["commandLine"], "appendSwitch" | "removeSwitch"> = {
    appendSwitch: (name, value = "") => {
      if (!this.isReady) this.switches.set(name, value);
    },
    removeSwitch: (name) => {
      if (!this.isReady) this.switches.delete(name);
    },
  };
  /** Closes every window that lets itself be closed. @returns whether all did */
  closeWindows: () => boolean = () => true;

  readonly #options: FakeAppOptions;
  readonly #ready = Promise.withResolvers<void>();

  constructor(options: FakeAppOptions) {
    super();
    this.#options = options;
    this.isPackaged = options.isPackaged;
  }

  becomeReady(): void {
    this.isReady = true;
    this.emit("ready");
    this.#ready.resolve();
  }

  whenReady(): Promise<void> {
    return this.#ready.promise;
  }

  enableSandbox(): void {
    if (this.isReady) throw new Error("app.enableSandbox() can only be called before app is ready");
    this.isSandboxed = true;
  }

  requestSingleInstanceLock(data?: Record<string, unknown>): boolean {
    this.hasAskedForLock = true;
    this.lockData = data;
    return this.#options.isFirstInstance;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getPath(name: string): string {
    return this.paths.get(name) ?? `${this.#options.home}/${name}`;
  }

  setAppUserModelId(): void {}

  setActivationPolicy(policy: string): void {
    this.activationPolicy = policy;
  }

  setAsDefaultProtocolClient(scheme: string): boolean {
    this.protocolClient = scheme;
    return true;
  }

  quit(): void {
    if (isPrevented(this, "before-quit")) return;
    if (!this.closeWindows()) return;
    if (isPrevented(this, "will-quit")) return;
    this.hasQuit = true;
    this.emit("quit");
  }

  exit(code = 0): void {
    this.exitCode = code;
    this.hasQuit = true;
  }
}
