import { readFile } from "node:fs/promises";
import { expect } from "vitest";
import { inCheckout } from "../checkout.ts";
import { answer } from "./schemes.ts";
import type { Check } from "./check.ts";
import { REMOTE_ADDRESSES } from "./network.ts";
import { desktopWording } from "../../../electron/core/wording/desktop-wording.ts";

/** Electron's own list of recommendations, one check each, by its numbers. */
export const electronList: readonly Check[] = [
  {
    name: "1: only secure content is loaded, and all of it is our own",
    async run({ start }) {
      const session = (await start()).electron.defaultSession();
      for (const url of REMOTE_ADDRESSES) {
        expect((await session.load(url)).kind, url).toBe("blocked");
      }
      expect((await session.load("app://postil/index.html")).kind).toBe("answered");
      expect((await session.load("postil-asset://a/x")).kind).toBe("answered");
    },
  },
  {
    name: "2: no page has Node",
    async run({ start }) {
      expect((await start()).window().options.webPreferences).toMatchObject({
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
      });
    },
  },
  {
    name: "3: the preload's world and the page's are apart",
    run: (bench) => expectPreference(bench, { contextIsolation: true }),
  },
  {
    name: "4: every page is sandboxed, whatever a window asks for",
    async run({ start }) {
      const desktop = await start();
      expect(desktop.window().options.webPreferences?.sandbox).toBe(true);
      expect(desktop.electron.app.isSandboxed).toBe(true);
    },
  },
  {
    name: "5: permissions are answered by handlers",
    async run({ start }) {
      const session = (await start()).electron.defaultSession();
      const page = { origin: "app://postil", isMainFrame: true };
      for (const permission of ["media", "geolocation", "notifications", "openExternal"] as const) {
        expect(session.isGrantedOnRequest(permission, page)).toBe(false);
        expect(session.isGrantedOnCheck(permission, page)).toBe(false);
      }
    },
  },
  {
    name: "6: web security is on",
    run: (bench) => expectPreference(bench, { webSecurity: true }),
  },
  {
    name: "7: a Content-Security-Policy comes with every file, and allows no inline script and no other origin's",
    async run({ start }) {
      const desktop = await start();
      for (const path of ["index.html", "bundle/main-1a2b.js", "icon.svg", "missing.html"]) {
        const { headers } = await answer(desktop, `app://postil/${path}`);
        expect(headers.get("content-security-policy"), path).toMatch(/^default-src 'none'/);
      }
      const index = await answer(desktop, "app://postil/index.html");
      const policy = index.headers.get("content-security-policy");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("connect-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
    },
  },
  {
    name: "8: insecure content is not allowed in",
    run: (bench) => expectPreference(bench, { allowRunningInsecureContent: false }),
  },
  {
    name: "9: no experimental features",
    run: (bench) => expectPreference(bench, { experimentalFeatures: false }),
  },
  {
    name: "10: no Blink features are switched on",
    async run({ start }) {
      const desktop = await start();
      expect(desktop.window().options.webPreferences).not.toHaveProperty("enableBlinkFeatures");
      expect([...desktop.electron.app.switches.keys()].join()).not.toContain("enable-");
    },
  },
  {
    name: "11: there are no webviews, so none may open windows",
    run: (bench) => expectPreference(bench, { webviewTag: false }),
  },
  {
    name: "12: a webview that comes up all the same is not attached",
    async run({ start }) {
      expect((await start()).window().webContents.attachWebview()).toBe(false);
    },
  },
  {
    name: "13: navigation is refused",
    async run({ start }) {
      const { webContents } = (await start()).window();
      expect(webContents.navigate("https://example.org/")).toBe(false);
      expect(webContents.navigate("https://example.org/", { isMainFrame: false })).toBe(false);
    },
  },
  {
    name: "14: new windows are refused",
    async run({ start }) {
      const { webContents } = (await start()).window();
      expect(webContents.openWindow("https://example.org/")).toBe(false);
      expect(webContents.openWindow("about:blank")).toBe(false);
    },
  },
  {
    name: "15: nothing untrusted reaches shell.openExternal",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      desktop.electron.dialogs.presses.push(desktopWording.openOutside.open);
      await expect(page.openExternal("file:///bin/sh")).rejects.toThrow(/./);
      expect(desktop.electron.opened).toEqual([]);
    },
  },
  {
    name: "16: Electron is the one that was chosen, exactly, and its types are of the same version",
    async run() {
      const manifest = await readFile(inCheckout("package.json"), "utf8");
      const pinned = /"electron": "(\d+)\.\d+\.\d+"/.exec(manifest);
      expect(Number(pinned?.[1])).toBeGreaterThanOrEqual(45);
      const installed = await readFile(inCheckout("node_modules/electron/package.json"), "utf8");
      expect(pinned?.[0]).toContain(/"version": "([^"]+)"/.exec(installed)?.[1]);
    },
  },
  {
    name: "17: the sender of every message is checked",
    async run({ start }) {
      const desktop = await start();
      const call = { callId: "1", name: "undo", input: {} };
      const other = desktop.electron.makeContents(desktop.electron.makeSession()).mainFrame;
      await expect(desktop.electron.ipc.invoke(other, "postil:call", call)).rejects.toThrow(/./);
    },
  },
  {
    name: "18: the window is served by a scheme of our own; file:// is refused",
    async run({ start }) {
      const desktop = await start();
      expect(desktop.window().loaded).toBe("app://postil/index.html");
      const loaded = await desktop.electron.defaultSession().load("file:///etc/passwd");
      expect(loaded.kind).toBe("blocked");
    },
  },
  {
    name: "19: every fuse is set, and set as decided",
    async run({ load }) {
      const { fuses } = await load("build/fuses.ts");
      const { FuseV1Options } = await import("@electron/fuses");
      expect(fuses).toMatchObject({
        strictlyRequireAllFuses: true,
        [FuseV1Options.RunAsNode]: false,
        [FuseV1Options.EnableCookieEncryption]: false,
        [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
        [FuseV1Options.EnableNodeCliInspectArguments]: false,
        [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
        [FuseV1Options.OnlyLoadAppFromAsar]: true,
        [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
        [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
        [FuseV1Options.WasmTrapHandlers]: true,
      });
    },
  },
  {
    name: "20: the page sees the eight members of the bridge, and nothing of Electron",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      expect([...desktop.electron.exposed.keys()]).toEqual(["postil"]);
      expect(Object.keys(page).toSorted()).toEqual([
        "assetBase",
        "call",
        "cancel",
        "host",
        "onEvent",
        "openExternal",
        "saveFile",
        "stageFile",
      ]);
      const heard: unknown[][] = [];
      const stop = page.onEvent((...parameters: unknown[]) => heard.push(parameters));
      desktop.service.current().say({ kind: "event", event: { kind: "library-changed" } });
      expect(heard).toEqual([[{ kind: "library-changed" }]]);
      expect(stop()).toBeUndefined();
      desktop.service.current().say({ kind: "event", event: { kind: "library-changed" } });
      expect(heard).toHaveLength(1);
      expect(page.cancel("1")).toBeUndefined();
    },
  },
  {
    name: "a release has no developer tools, neither in the window nor in a menu",
    async run({ start }) {
      for (const isPackaged of [false, true]) {
        const desktop = await start({ isPackaged });
        expect(desktop.window().options.webPreferences?.devTools).toBe(!isPackaged);
        const menu = JSON.stringify(desktop.electron.menus);
        expect(menu.includes("toggleDevTools")).toBe(!isPackaged);
      }
    },
  },
  {
    name: "dropping a file on the window does not open it there",
    run: (bench) => expectPreference(bench, { navigateOnDragDrop: false }),
  },
];

async function expectPreference(
  { start }: Parameters<Check["run"]>[0],
  preference: Electron.WebPreferences,
): Promise<void> {
  expect((await start()).window().options.webPreferences).toMatchObject(preference);
}
