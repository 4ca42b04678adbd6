import { EventEmitter } from "node:events";
import type { Session } from "electron";
import { isPrevented } from "./preventable.ts";

type Imitated = Pick<
  Session,
  | "enableNetworkEmulation"
  | "setDevicePermissionHandler"
  | "setPermissionCheckHandler"
  | "setPermissionRequestHandler"
  | "setProxy"
  | "setSpellCheckerEnabled"
>;

/** What became of a request. */
export type Loaded =
  | { readonly kind: "blocked" }
  | { readonly kind: "answered"; readonly response: Response }
  /** It left the machine, or would have. */
  | { readonly kind: "network" };

type Permission = Parameters<NonNullable<Parameters<Session["setPermissionRequestHandler"]>[0]>>[1];
interface Requester {
  readonly origin: string;
  readonly isMainFrame: boolean;
}

/** A session of Electron: whatever nobody forbade is allowed, as there. */
export class FakeSession extends EventEmitter implements Imitated {
  networkConditions: Parameters<Session["enableNetworkEmulation"]>[0] | undefined;
  proxy: Parameters<Session["setProxy"]>[0] | undefined;
  checksSpelling = true;

  #requestHandler: Parameters<Session["setPermissionRequestHandler"]>[0] = null;
  #checkHandler: Parameters<Session["setPermissionCheckHandler"]>[0] = null;
  #deviceHandler: Parameters<Session["setDevicePermissionHandler"]>[0] = null;
  #beforeRequest: Parameters<Session["webRequest"]["onBeforeRequest"]>[0] = null;
  readonly #schemes = new Map<string, (request: Request) => Response | Promise<Response>>();

  readonly protocol: Pick<Session["protocol"], "handle"> = {
    handle: (scheme, handler) => void this.#schemes.set(scheme, handler),
  };
  readonly webRequest = {
    onBeforeRequest: (listener: Parameters<Session["webRequest"]["onBeforeRequest"]>[0]) => {
      this.#beforeRequest = listener;
    },
  };

  enableNetworkEmulation(conditions: Parameters<Session["enableNetworkEmulation"]>[0]): void {
    this.networkConditions = conditions;
  }
  setProxy(proxy: Parameters<Session["setProxy"]>[0]): Promise<void> {
    this.proxy = proxy;
    return Promise.resolve();
  }
  setSpellCheckerEnabled(enable: boolean): void {
    this.checksSpelling = enable;
  }
  setPermissionRequestHandler(handler: Parameters<Session["setPermissionRequestHandler"]>[0]) {
    this.#requestHandler = handler;
  }
  setPermissionCheckHandler(handler: Parameters<Session["setPermissionCheckHandler"]>[0]) {
    this.#checkHandler = handler;
  }
  setDevicePermissionHandler(handler: Parameters<Session["setDevicePermissionHandler"]>[0]) {
    this.#deviceHandler = handler;
  }

  /** Asks for something by its address, as a page would. */
  async load(url: string, method = "GET"): Promise<Loaded> {
    if (this.#isCancelled(url)) return { kind: "blocked" };
    const handler = this.#schemes.get(url.slice(0, url.indexOf(":")).toLowerCase());
    if (handler === undefined) return { kind: "network" };
    // An address is passed on as it was asked for: a hostile one must not be tidied up on its way to the handler.
    const request = new Request("app://any/", { method });
    Object.defineProperty(request, "url", { value: url });
    return { kind: "answered", response: await handler(request) };
  }

  #isCancelled(url: string): boolean {
    let isCancelled = false;
    // Only what a listener may ask about a request; the rest of the details is of no use here.
    const details = {
      url,
      id: 1,
      resourceType: "other",
    } as unknown as Electron.OnBeforeRequestListenerDetails;
    this.#beforeRequest?.(details, ({ cancel = false }) => (isCancelled = cancel));
    return isCancelled;
  }

  /** `navigator.…` asks, and the person is not there to answer. */
  isGrantedOnRequest(permission: Permission, { origin, isMainFrame }: Requester): boolean {
    if (this.#requestHandler === null) return true;
    let isGranted = false;
    const details = { requestingUrl: `${origin}/index.html`, isMainFrame };
    this.#requestHandler(null as never, permission, (granted) => (isGranted = granted), details);
    return isGranted;
  }

  isGrantedOnCheck(permission: string, { origin, isMainFrame }: Requester): boolean {
    if (this.#checkHandler === null) return true;
    const details = { requestingUrl: `${origin}/index.html`, isMainFrame };
    return this.#checkHandler(null, permission as never, origin, details);
  }

  isDeviceGranted(): boolean {
    const details = { deviceType: "usb", origin: "app://postil", device: {} } as never;
    return this.#deviceHandler?.(details) ?? true;
  }

  /** @returns whether the download went ahead */
  download(url: string): boolean {
    let isCancelled = false;
    const item = { getURL: () => url, cancel: () => (isCancelled = true) };
    return !isPrevented(this, "will-download", {}, item, null) && !isCancelled;
  }
}
