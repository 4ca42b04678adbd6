import type * as Electron from "electron";
import { FakeApp, type FakeAppOptions } from "./fake-app.ts";
import { FakeChannel } from "./fake-channel.ts";
import { FakeDialogs } from "./fake-dialogs.ts";
import { FakeIpcMain, FakeIpcRenderer } from "./fake-ipc.ts";
import { FakeProcess } from "./fake-process.ts";
import { FakeSession } from "./fake-session.ts";
import { FakeContents, FakeWindow } from "./fake-window.ts";

/** All that Postil uses of Electron. What is not here cannot be used: a test that reaches it fails. */
export type ElectronModule = Pick<
  typeof Electron,
  | "BrowserWindow"
  | "Menu"
  | "MessageChannelMain"
  | "app"
  | "contextBridge"
  | "dialog"
  | "ipcMain"
  | "ipcRenderer"
  | "nativeTheme"
  | "protocol"
  | "screen"
  | "session"
  | "shell"
  | "utilityProcess"
>;

type Privileges = Parameters<ElectronModule["protocol"]["registerSchemesAsPrivileged"]>[0];

/** The stand-in and everything a test may look at or set off. */
export interface ElectronStandIn {
  readonly module: ElectronModule;
  readonly app: FakeApp;
  readonly dialogs: FakeDialogs;
  readonly ipc: FakeIpcMain;
  readonly windows: readonly FakeWindow[];
  readonly processes: readonly FakeProcess[];
  readonly menus: readonly Electron.MenuItemConstructorOptions[][];
  readonly popUps: readonly Electron.MenuItemConstructorOptions[][];
  readonly opened: readonly string[];
  readonly schemes: () => Privileges;
  /** What the preload put into the page's world, by name. */
  readonly exposed: ReadonlyMap<string, unknown>;
  readonly theme: { shouldUseDarkColors: boolean; themeSource: string };
  readonly displays: Electron.Rectangle[];
  defaultSession(): FakeSession;
  /** A session or a page that the app did not make itself. */
  makeSession(): FakeSession;
  makeContents(session: FakeSession): FakeContents;
  /** Whose page the preload runs in next. */
  enterPage(contents: FakeContents): void;
  /** Told of each process as it is forked. */
  onFork: (forked: FakeProcess) => void;
}

export function createElectronStandIn(options: FakeAppOptions): ElectronStandIn {
  const app = new FakeApp(options);
  const dialogs = new FakeDialogs();
  const ipc = new FakeIpcMain();
  const sessions: FakeSession[] = [];
  const windows: FakeWindow[] = [];
  const processes: FakeProcess[] = [];
  const menus: Electron.MenuItemConstructorOptions[][] = [];
  const popUps: Electron.MenuItemConstructorOptions[][] = [];
  const opened: string[] = [];
  const exposed = new Map<string, unknown>();
  const theme = { shouldUseDarkColors: false, themeSource: "system" };
  const displays = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  let privileges: Privileges | undefined;
  let page: FakeIpcRenderer | undefined;

  function makeSession(): FakeSession {
    const session = new FakeSession();
    app.emit("session-created", session);
    return session;
  }
  function makeContents(session: FakeSession): FakeContents {
    const contents = new FakeContents(session);
    app.emit("web-contents-created", {}, contents);
    return contents;
  }
  function defaultSession(): FakeSession {
    if (!app.isReady) throw new Error("Session can only be received when app is ready");
    return (sessions[0] ??= makeSession());
  }

  app.closeWindows = () => {
    for (const window of windows) if (!window.isDestroyed()) window.close();
    return windows.every((window) => window.isDestroyed());
  };

  class BrowserWindow extends FakeWindow {
    constructor(windowOptions: Electron.BrowserWindowConstructorOptions) {
      if (!app.isReady) throw new Error("Cannot create BrowserWindow before app is ready");
      super(windowOptions, makeContents(defaultSession()));
      windows.push(this);
      this.on("closed", () => {
        if (windows.every((window) => window.isDestroyed())) app.emit("window-all-closed");
      });
    }
  }

  const standIn: ElectronStandIn = {
    // Each part imitates, under `implements`, what the app uses of the real one; the rest of it is not there at all.
    module: {
      app,
      BrowserWindow,
      dialog: dialogs,
      ipcMain: ipc,
      get ipcRenderer() {
        if (page === undefined) throw new Error("a preload runs in a page");
        return page;
      },
      contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) },
      Menu: {
        buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => ({
          template,
          popup: () => popUps.push(template),
        }),
        setApplicationMenu: (menu: { template: Electron.MenuItemConstructorOptions[] }) =>
          menus.push(menu.template),
      },
      MessageChannelMain: FakeChannel,
      nativeTheme: theme,
      protocol: {
        registerSchemesAsPrivileged(schemes: Privileges) {
          if (app.isReady)
            throw new Error(
              "protocol.registerSchemesAsPrivileged should be called before app is ready",
            );
          if (privileges !== undefined) throw new Error("schemes are registered once");
          privileges = schemes;
        },
      },
      screen: {
        getPrimaryDisplay: () => ({ id: 0, workArea: displays[0] }),
        getAllDisplays: () => displays.map((workArea, id) => ({ id, workArea })),
      },
      session: {
        get defaultSession() {
          return defaultSession();
        },
        fromPartition: makeSession,
      },
      shell: {
        openExternal: (address: string) => Promise.resolve(void opened.push(address)),
        openPath: (path: string) => Promise.resolve(String(opened.push(path))),
      },
      utilityProcess: {
        fork(modulePath: string, _parameters: string[], forkOptions: Electron.ForkOptions) {
          if (!app.isReady) throw new Error("utilityProcess cannot be created before app is ready");
          const forked = new FakeProcess(modulePath, forkOptions);
          processes.push(forked);
          standIn.onFork(forked);
          return forked;
        },
      },
    } as unknown as ElectronModule,
    app,
    dialogs,
    ipc,
    windows,
    processes,
    menus,
    popUps,
    opened,
    schemes: () => privileges ?? [],
    exposed,
    theme,
    displays,
    defaultSession,
    makeSession,
    makeContents,
    enterPage(contents) {
      page = new FakeIpcRenderer(ipc, contents);
    },
    onFork: () => undefined,
  };
  return standIn;
}
