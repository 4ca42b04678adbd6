import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import type { Bridge } from "../../electron/contract/bridge.ts";
import { type CapturedOutput, captureOutput } from "./captured-output.ts";
import { inCheckout } from "./checkout.ts";
import { createElectronStandIn, type ElectronStandIn } from "./stand-in/electron-stand-in.ts";
import { createFakeService, type FakeService } from "./stand-in/fake-service.ts";
import type { FakeWindow } from "./stand-in/fake-window.ts";
import { eventually } from "./eventually.ts";

export interface DesktopOptions {
  /** What stands on the command line after the app. */
  readonly parameters?: readonly string[];
  readonly isPackaged?: boolean;
  readonly isFirstInstance?: boolean;
  readonly platform?: NodeJS.Platform;
  /** Whether the parameters are a command, so that there will be no window and what it prints is captured. */
  readonly isCommand?: boolean;
  /** `DISPLAY`; empty where there is none. */
  readonly display?: string;
  /** Prepares the stand-in before main.ts runs. */
  readonly before?: (
    parts: Pick<Desktop, "electron" | "service" | "home" | "printed">,
  ) => void | Promise<void>;
}

/** The desktop app as main.ts composes it, on the stand-in for Electron. */
export interface Desktop {
  readonly electron: ElectronStandIn;
  readonly service: FakeService;
  /** A folder of this test alone: home, data and configuration. */
  readonly home: string;
  /** The interface that is served; beside it lie things that must not be. */
  readonly interfaceDirectory: string;
  /** Of a command. */
  readonly printed: CapturedOutput | undefined;
  window(): FakeWindow;
  /** Runs the preload in the window's page. @returns what the page sees */
  openPage(): Promise<Bridge>;
}

/** Starts main.ts afresh and waits for its window, if it is to have one. */
export type StartDesktop = (options?: DesktopOptions) => Promise<Desktop>;

/** Where main.ts and the preload come from: the sources, or sources with one line changed. */
export interface Sources {
  readonly main: string;
  readonly preload: string;
}

export const SOURCES: Sources = {
  main: inCheckout("electron/main.ts"),
  preload: inCheckout("electron/preload/preload.ts"),
};

let folderOfHomes: string | undefined;

/** Removed when all is over, and not sooner: a desktop that is gone still remembers where its window was. */
function homes(): string {
  if (folderOfHomes === undefined) {
    const folder = mkdtempSync(join(tmpdir(), "postil-desktops-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    folderOfHomes = folder;
  }
  return folderOfHomes;
}

/** Undoes what the desktops of one test changed around them. */
const undos: (() => Promise<void> | void)[] = [];

export async function stopDesktops(): Promise<void> {
  for (const undo of undos.splice(0).toReversed()) await undo();
}

export async function startDesktop(
  options: DesktopOptions = {},
  sources: Sources = SOURCES,
): Promise<Desktop> {
  const { isPackaged = false, isFirstInstance = true, isCommand = false } = options;
  const home = await mkdtemp(join(homes(), "desktop-"));
  const interfaceDirectory = await writeInterface(home);
  const electron = createElectronStandIn({ isPackaged, isFirstInstance, home });
  const service = createFakeService();
  electron.onFork = (process) => {
    if (process.modulePath.includes("service-process")) service.play(process);
  };
  const printed = isCommand ? captureOutput() : undefined;
  undos.push(() => printed?.stop());
  await options.before?.({ electron, service, home, printed });

  surround(home, options);
  vi.doMock("electron", () => electron.module);
  const { appFiles } = await import("../../electron/shell/app-files.ts");
  vi.doMock("../../electron/shell/app-files.ts", () => ({
    appFiles: { ...appFiles, interface: interfaceDirectory },
  }));
  await import(sources.main);
  electron.app.becomeReady();
  if (isFirstInstance && !isCommand) await eventually(() => expectWindow(electron));

  function window(): FakeWindow {
    const [first] = electron.windows.filter((one) => !one.isDestroyed());
    if (first === undefined) throw new Error("there is no window");
    return first;
  }

  return {
    electron,
    service,
    home,
    interfaceDirectory,
    printed,
    window,
    async openPage() {
      electron.enterPage(window().webContents);
      await import(sources.preload);
      // The preload exposes the bridge under this name and type.
      return electron.exposed.get("postil") as Bridge;
    },
  };
}

function expectWindow({ windows, app }: ElectronStandIn): void {
  if (app.exitCode !== undefined) throw new Error("main.ts gave up");
  if (windows[0]?.isShown !== true) throw new Error("no window yet");
}

function surround(home: string, options: DesktopOptions): void {
  const { parameters = [], isPackaged, platform, display = ":0" } = options;
  vi.resetModules();
  for (const name of ["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"]) {
    vi.stubEnv(name, join(home, name));
  }
  vi.stubEnv("POSTIL_LIBRARY", join(home, "library"));
  vi.stubEnv("DISPLAY", display);
  vi.stubEnv("WAYLAND_DISPLAY", "");
  const argv = process.argv;
  process.argv = isPackaged === true ? ["/opt/Postil/postil"] : ["/opt/electron", "."];
  process.argv.push(...parameters);
  const realPlatform = process.platform;
  if (platform !== undefined) Object.defineProperty(process, "platform", { value: platform });
  undos.push(() => {
    vi.unstubAllEnvs();
    vi.doUnmock("electron");
    process.argv = argv;
    Object.defineProperty(process, "platform", { value: realPlatform });
  });
}

/** A small interface, and around it files that a clever address might reach for. */
async function writeInterface(home: string): Promise<string> {
  const directory = join(home, "renderer");
  await mkdir(join(directory, "bundle"), { recursive: true });
  await mkdir(join(home, "renderer-secret"));
  const files: readonly (readonly [string, string])[] = [
    ["renderer/index.html", "<!doctype html><title>Postil</title>"],
    ["renderer/bundle/main-1a2b.js", "export {};"],
    ["renderer/bundle/main-1a2b.css", ":root {}"],
    ["renderer/bundle/inter.woff2", "font"],
    ["renderer/icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ["renderer/notes.db", SECRET],
    ["renderer/.env", SECRET],
    ["renderer-secret/index.html", SECRET],
    ["secret.html", SECRET],
  ];
  for (const [path, text] of files) await writeFile(join(home, path), text);
  return directory;
}

export const SECRET = "this must never be served";
