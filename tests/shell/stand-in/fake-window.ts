import { EventEmitter } from "node:events";
import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Rectangle,
  WebContents,
  WebFrameMain,
} from "electron";
import type { FakeSession } from "./fake-session.ts";
import { isPrevented } from "./preventable.ts";

/** A frame of a page; destroyed ones throw when they are looked at, as in Electron. */
export class FakeFrame implements Pick<WebFrameMain, "detached" | "isDestroyed" | "origin"> {
  detached = false;
  #isDestroyed = false;
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }
  get origin(): string {
    if (this.#isDestroyed) {
      throw new Error("Render frame was disposed before WebFrameMain could be accessed");
    }
    return this.#origin;
  }
  destroy(): void {
    this.#isDestroyed = true;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}

type ImitatedContents = Pick<
  WebContents,
  "reload" | "replaceMisspelling" | "send" | "setWebRTCIPHandlingPolicy" | "setWindowOpenHandler"
>;

/** What a page tried, and whether anything held it back. */
export class FakeContents extends EventEmitter implements ImitatedContents {
  mainFrame = new FakeFrame("app://postil");
  rtcPolicy: string | undefined;
  reloads = 0;
  replacement: string | undefined;
  /** What main sent to the page, in order. */
  readonly sent: { readonly channel: string; readonly parameters: readonly unknown[] }[] = [];
  readonly session: FakeSession;
  #openHandler: Parameters<WebContents["setWindowOpenHandler"]>[0] | undefined;

  constructor(session: FakeSession) {
    super();
    this.session = session;
  }

  setWindowOpenHandler(handler: Parameters<WebContents["setWindowOpenHandler"]>[0]): void {
    this.#openHandler = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.rtcPolicy = policy;
  }
  send(channel: string, ...parameters: unknown[]): void {
    this.sent.push({ channel, parameters: structuredClone(parameters) });
    this.emit("test-sent", channel, ...structuredClone(parameters));
  }
  reload(): void {
    this.reloads += 1;
  }
  replaceMisspelling(text: string): void {
    this.replacement = text;
  }

  /** @returns whether the page got away */
  navigate(url: string, { isMainFrame = true } = {}): boolean {
    const details = { url, isMainFrame, isSameDocument: false };
    if (isPrevented(this, "will-frame-navigate", details)) return false;
    if (isMainFrame && isPrevented(this, "will-navigate", details)) return false;
    this.emit("did-start-navigation", details);
    return true;
  }
  /** Each event on its own: any one of them alone must hold. @returns whether it was let through */
  passes(event: "will-frame-navigate" | "will-navigate" | "will-redirect", url: string): boolean {
    return !isPrevented(this, event, { url, isMainFrame: true });
  }
  attachWebview(): boolean {
    return !isPrevented(this, "will-attach-webview", {}, {}, {});
  }
  openWindow(url: string): boolean {
    // Without a handler a page may open windows.
    if (this.#openHandler === undefined) return true;
    return this.#openHandler({ url } as never).action === "allow";
  }
}

type ImitatedWindow = Pick<
  BrowserWindow,
  | "destroy"
  | "focus"
  | "getNormalBounds"
  | "hide"
  | "isDestroyed"
  | "isFullScreen"
  | "isMaximized"
  | "isMinimized"
  | "loadURL"
  | "maximize"
  | "restore"
  | "show"
>;

export class FakeWindow extends EventEmitter implements ImitatedWindow {
  isShown = false;
  isFocused = false;
  bounds: Rectangle;
  loaded: string | undefined;
  readonly options: BrowserWindowConstructorOptions;
  readonly #webContents: FakeContents;
  #isMaximised = false;
  #isMinimised = false;
  #isDestroyed = false;

  constructor(options: BrowserWindowConstructorOptions, webContents: FakeContents) {
    super();
    this.options = options;
    this.#webContents = webContents;
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.bounds = { x, y, width, height };
  }

  get webContents(): FakeContents {
    if (this.#isDestroyed) throw new TypeError("Object has been destroyed");
    return this.#webContents;
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url;
    const loaded = await this.webContents.session.load(url);
    if (loaded.kind !== "answered" || !loaded.response.ok) throw new Error(`ERR_FAILED ${url}`);
    this.emit("ready-to-show");
  }
  show(): void {
    this.isShown = true;
  }
  hide(): void {
    this.isShown = false;
    this.isFocused = false;
    this.webContents.emit("test-hidden");
  }
  focus(): void {
    if (this.isShown) this.isFocused = true;
  }
  minimize(): void {
    this.#isMinimised = true;
  }
  restore(): void {
    this.#isMinimised = false;
  }
  maximize(): void {
    this.#isMaximised = true;
    this.emit("maximize");
  }
  isMaximized(): boolean {
    return this.#isMaximised;
  }
  isMinimized(): boolean {
    return this.#isMinimised;
  }
  isFullScreen(): boolean {
    return false;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  getNormalBounds(): Rectangle {
    return this.bounds;
  }
  moveTo(bounds: Rectangle): void {
    this.bounds = bounds;
    this.emit("move");
    this.emit("resize");
  }
  /** What the cross in the corner does. */
  close(): void {
    if (isPrevented(this, "close")) return;
    this.destroy();
  }
  destroy(): void {
    this.#isDestroyed = true;
    this.isShown = false;
    this.#webContents.mainFrame.destroy();
    this.emit("closed");
  }
}
