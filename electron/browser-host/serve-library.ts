import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallError } from "#contract/call-error.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { Failure } from "#core/failure/failure.js";
import { HOUSE } from "../house.ts";
import type { ForkConverter } from "../import/converter-pool.ts";
import { defaultPlaces } from "../library/default-places.ts";
import { type App, openApp } from "../service/create-app.ts";
import { WINDOW_HEAD_START_MS } from "../service/head-start.ts";
import { openWindow } from "./open-window.ts";
import { type BrowserHost, startBrowserHost } from "./start-browser-host.ts";

export interface ServeOptions {
  /** Undefined means the default library. */
  readonly libraryDirectory: string | undefined;
  /** Whether a folder that does not exist, or is empty, becomes a library. */
  readonly createLibrary: boolean;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly opensWindow: boolean;
  /** A `postil://` link to open first. */
  readonly link?: string | undefined;
  readonly output: {
    item(record: object, text: string): void;
    failure(error: CallError): void;
  };
  readonly forkConverter: ForkConverter;
  /** Absolute path of the articles that a new library gets. */
  readonly samplesDirectory: string;
}

const WINDOW_DIRECTORY = fileURLToPath(new URL("out/renderer/", HOUSE));

/** Runs the browser host until the person ends it or closes its window. @returns the exit status */
export async function serveLibrary(options: ServeOptions): Promise<0 | 1> {
  const places = defaultPlaces();
  const opened = await openApp({
    libraryDirectory: options.libraryDirectory ?? places.library,
    places,
    createLibrary: options.createLibrary,
    forkConverter: options.forkConverter,
    keepsUnsaved: true,
    answers: "beside-when-loaded",
    takesInbox: true,
    // A link waits until all of the library is known, and would wait for no window.
    headStartMs: options.link === undefined ? WINDOW_HEAD_START_MS : 0,
    samplesDirectory: options.samplesDirectory,
  });
  if (!opened.ok) return refuse(options, opened.error);
  const app = opened.value;
  try {
    return await serveApp(app, options, join(places.data, "browser-window"));
  } finally {
    await app.close();
  }
}

async function serveApp(app: App, options: ServeOptions, profileDirectory: string): Promise<0 | 1> {
  const { link, output, port } = options;
  if (link !== undefined && !(await leadsSomewhere(app, link, output))) return 1;
  const started = await startBrowserHost({ app, windowDirectory: WINDOW_DIRECTORY, port });
  if (!started.ok) return refuse(options, started.error);
  const host = started.value;
  // Before the address is told: who reads it may end the host at once.
  const interrupted = untilInterrupted();
  const address = host.newAddress(link);
  output.item({ address }, `Postil is at ${address}`);
  await untilEnded(host, interrupted, options, profileDirectory);
  await host.close();
  return 0;
}

/** Says what is wrong with a link that leads nowhere. */
async function leadsSomewhere(
  app: App,
  link: string,
  output: ServeOptions["output"],
): Promise<boolean> {
  await app.settled;
  const reply = await app.handle({ callId: "open-link", name: "link.resolve", input: { link } });
  if (!reply.ok) output.failure(reply.error);
  return reply.ok;
}

function untilInterrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
}

async function untilEnded(
  host: BrowserHost,
  interrupted: Promise<void>,
  { opensWindow, output, link }: ServeOptions,
  profileDirectory: string,
): Promise<void> {
  if (!opensWindow) return interrupted;
  const window = await openWindow(() => host.newAddress(link), profileDirectory);
  switch (window.kind) {
    case "app":
      await Promise.race([interrupted, window.closed]);
      // The address may be open elsewhere too; those windows keep the host.
      return host.windowCount() === 0 ? undefined : interrupted;
    case "none":
      output.item({}, "No browser could be opened here: open this address in one.");
      return interrupted;
    case "browser":
      return interrupted;
  }
}

function refuse({ output }: ServeOptions, failure: Failure): 1 {
  output.failure({ ...failure, message: describeFailure(failure) });
  return 1;
}
