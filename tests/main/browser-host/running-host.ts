import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type BrowserHost,
  startBrowserHost,
} from "../../../electron/browser-host/start-browser-host.ts";
import { forkKeptConverter } from "../import/kept-converters.ts";
import { type App, openApp } from "../../../electron/service/create-app.ts";
import { makeHome } from "../../postil/test-home.ts";

/** The browser host on a real library, within the process of the tests, with a small page as its window. */
export interface RunningHost extends AsyncDisposable {
  readonly app: App;
  readonly host: BrowserHost;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  readonly port: number;
  /** Absolute path. */
  readonly windowDirectory: string;
}

export async function runHost(): Promise<RunningHost> {
  const home = await makeHome();
  const windowDirectory = join(home.folder, "window");
  await mkdir(join(windowDirectory, "bundle"), { recursive: true });
  await writeFile(join(windowDirectory, "index.html"), "<!doctype html><title>the window</title>");
  await writeFile(join(windowDirectory, "bundle/index.js"), "// script");
  await writeFile(join(windowDirectory, "bundle/index.js.map"), "{}");
  await writeFile(join(windowDirectory, "bundle/picture.webp"), "picture");
  const place = (name: string): string => join(home.folder, name);
  const opened = await openApp({
    libraryDirectory: home.library,
    places: {
      library: home.library,
      data: place("data"),
      cache: place("cache"),
      config: place("config"),
    },
    createLibrary: true,
    keepsUnsaved: true,
    takesInbox: true,
    forkConverter: forkKeptConverter,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  const started = await startBrowserHost({ app, windowDirectory, port: 0 });
  if (!started.ok) throw new Error(started.error.code);
  const host = started.value;
  const { origin, port } = new URL(host.newAddress());
  return {
    app,
    host,
    origin,
    port: Number(port),
    windowDirectory,
    async [Symbol.asyncDispose]() {
      await host.close();
      await app.close();
      await home[Symbol.asyncDispose]();
    },
  };
}
