import { readFile, readdir } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { CallInput, CallName } from "#contract/calls.js";
import { type CallRequest, CallRequest as CallRequestSchema, type Reply } from "#contract/reply.js";
import type { AppEvent } from "#contract/events.js";
import type { Bridge } from "#contract/bridge.js";
import { windowPolicy } from "#contract/window-policy.js";
import { lendContext } from "../browser/lent-context.ts";
import { openTestSite, type TestSite } from "../browser/test-site.ts";

/** What the app answers in a test; a call that is missing answers with an error. */
export type Answers = {
  readonly [Name in CallName]?: (
    input: CallInput<Name>,
    request: CallRequest,
  ) => Reply<Name> | Promise<Reply<Name>>;
};

export interface AppWindow extends AsyncDisposable {
  readonly page: Page;
  /** Every call of the window so far. */
  readonly calls: readonly CallRequest[];
  /** Call ids that the window gave up. */
  readonly cancelled: readonly string[];
  /** Errors on the console, policy reports among them, and errors that nobody caught. */
  readonly complaints: readonly string[];
  readonly tell: (event: AppEvent) => Promise<void>;
}

export interface AppWindowOptions extends Partial<Pick<Bridge, "host">> {
  /** What the window takes for the present; timers run on. By default the present. */
  readonly now?: Date;
}

const VIEWPORT = { width: 1280, height: 800 } as const;
const built = fileURLToPath(new URL("../../out/renderer", import.meta.url));
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/**
 * Opens the built window under its own policy over a bridge that a test answers: for libraries too large to import, and for
 * answers that come late, wrong or never.
 */
export async function openAppWindow(
  browser: Browser,
  answers: Answers,
  { host = "desktop", now }: AppWindowOptions = {},
): Promise<AppWindow> {
  const { origin } = await siteFor(browser);
  const { context, giveBack } = await lendContext(browser, origin, { viewport: VIEWPORT });
  const page = await context.newPage();
  const calls: CallRequest[] = [];
  const cancelled: string[] = [];
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.exposeFunction("answerCall", async (received: unknown) => {
    const request = CallRequestSchema.parse(received);
    calls.push(request);
    return answerWith(answers, request);
  });
  await page.exposeFunction("noteCancel", (callId: string) => void cancelled.push(callId));
  await page.addInitScript(installBridge, host);
  if (now !== undefined) await page.addInitScript(stopTime, now.getTime());
  await page.goto(origin);
  // A page has loaded before React has shown anything: keys pressed then would reach nobody.
  await page.getByRole("main").waitFor();
  return {
    page,
    calls,
    cancelled,
    complaints,
    tell: (event) => page.evaluate((told) => globalThis.tellWindow(told), event),
    [Symbol.asyncDispose]: giveBack,
  };
}

declare global {
  /** Exist in the page alone. */
  var answerCall: (request: CallRequest) => Promise<unknown>;
  var noteCancel: (callId: string) => Promise<void>;
  var tellWindow: (event: unknown) => void;
}

/** Runs in the page, before anything else: sees nothing of this file. */
function installBridge(host: Bridge["host"]): void {
  const listeners = new Set<(event: unknown) => void>();
  globalThis.tellWindow = (event) => {
    for (const listener of listeners) listener(event);
  };
  const bridge: Bridge = {
    host,
    assetBase: "/assets/",
    call: (request) => globalThis.answerCall(request),
    cancel: (callId) => void globalThis.noteCancel(callId),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stageFile: () => Promise.resolve("0123456789abcdef"),
    saveFile: () => Promise.resolve(),
    openExternal: () => Promise.resolve(),
  };
  Object.assign(globalThis, { postil: bridge });
}

/** Runs in the page, before anything else. */
function stopTime(now: number): void {
  globalThis.Date = new Proxy(Date, {
    construct: (real, given): object =>
      given.length === 0 ? new real(now) : (Reflect.construct(real, given) as Date),
    get: (real, name): unknown => (name === "now" ? () => now : Reflect.get(real, name)),
  });
}

async function answerWith(answers: Answers, request: CallRequest): Promise<unknown> {
  // The table is keyed by call names, and each entry takes the input of its own call.
  const answer = answers[request.name as CallName] as
    | ((input: unknown, request: CallRequest) => unknown)
    | undefined;
  if (answer !== undefined) return answer(request.input, request);
  return { ok: false, error: { code: "unexpected", message: `no answer for ${request.name}` } };
}

/** One for all windows of a browser, as long as that runs: of another address the script would be compiled anew. */
const sites = new WeakMap<Browser, Promise<TestSite>>();

function siteFor(browser: Browser): Promise<TestSite> {
  const known = sites.get(browser);
  if (known !== undefined) return known;
  const opened = readBuiltPages().then(openTestSite);
  sites.set(browser, opened);
  browser.once("disconnected", () => {
    void opened.then((site) => site[Symbol.asyncDispose]());
  });
  return opened;
}

async function readBuiltPages(): Promise<Parameters<typeof openTestSite>[0]> {
  const entries = await readdir(built, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const pages = await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const address = `/${relative(built, path).split(sep).join("/")}`;
      const headers = {
        "content-type": MEDIA_TYPES[extname(path)] ?? "application/octet-stream",
        "content-security-policy": windowPolicy(),
      };
      const page = { body: await readFile(path), headers };
      return [address === "/index.html" ? "/" : address, page] as const;
    }),
  );
  return Object.fromEntries(pages);
}
