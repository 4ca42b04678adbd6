import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { desktopWording } from "../../../electron/core/wording/desktop-wording.ts";
import { leaveWindow, WINDOW_FILE } from "../leave-window.ts";
import type { Desktop } from "../start-desktop.ts";
import { listen } from "../listen.ts";
import type { Check } from "./check.ts";
import { eventually } from "../eventually.ts";

/** Longer than a window without anything to save stays hidden before it is destroyed. */
const GOODBYE_MS = 400;
const LINK = "postil://a/01jd8kz3v9q4w5x6y7z8a9bcde";
const TROUBLE = { kind: "trouble", message: "The disk is full.", path: "/library/a" } as const;

export const windowLifeChecks: readonly Check[] = [
  {
    name: "what happens before the page listens is not lost when it could not ask for it",
    async run({ start }) {
      const desktop = await start();
      const service = desktop.service.current();
      service.say({ kind: "event", event: TROUBLE });
      service.say({ kind: "event", event: { kind: "library-changed" } });
      expect(listen(await desktop.openPage())).toEqual([TROUBLE]);
    },
  },
  {
    name: "closing hides the window first and waits for its last calls",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      delete desktop.service.answers.call;
      let isAnswered = false;
      const window = desktop.window();
      window.webContents.once("test-hidden", () => {
        void page.call({ callId: "1", name: "annotations.update", input: {} }).then(() => {
          isAnswered = true;
        });
      });
      window.close();
      expect(window.isDestroyed()).toBe(false);
      expect(window.isShown).toBe(false);
      await eventually(() => expect(desktop.service.asked.at(-1)?.kind).toBe("call"));
      await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
      expect(window.isDestroyed()).toBe(false);
      answerLastCall(desktop);
      await eventually(() => expect(window.isDestroyed()).toBe(true));
      expect(isAnswered).toBe(true);
    },
  },
  {
    name: "quitting closes the window, then the library, and then ends",
    async run({ start }) {
      const desktop = await start();
      const { app } = desktop.electron;
      const window = desktop.window();
      const ended: string[] = [];
      window.once("closed", () => ended.push("window"));
      desktop.service.current().once("exit", () => ended.push("library"));
      app.once("quit", () => ended.push("app"));
      app.quit();
      await eventually(() => expect(app.hasQuit).toBe(true));
      expect(ended).toEqual(["window", "library", "app"]);
      expect(desktop.service.isClosing()).toBe(true);
      expect(desktop.service.lives).toHaveLength(1);
    },
  },
  {
    name: "closing the last window quits, except on a Mac",
    async run({ start }) {
      const linux = await start({ platform: "linux" });
      linux.window().close();
      await eventually(() => expect(linux.electron.app.hasQuit).toBe(true));
      const mac = await start({ platform: "darwin" });
      const window = mac.window();
      window.close();
      await eventually(() => expect(window.isDestroyed()).toBe(true));
      expect(mac.electron.app.hasQuit).toBe(false);
      mac.electron.app.emit("activate");
      expect(mac.window().isDestroyed()).toBe(false);
    },
  },
  {
    name: "a window that is wanted while it says goodbye stays, is told what it is wanted for, and nothing quits",
    async run({ start }) {
      for (const leave of ["close", "quit"] as const) {
        const desktop = await start({ platform: "linux" });
        const told = listen(await desktop.openPage());
        const window = desktop.window();
        if (leave === "close") window.close();
        else desktop.electron.app.quit();
        await eventually(() => expect(window.isShown).toBe(false));
        desktop.electron.app.emit("open-url", { preventDefault: () => undefined }, LINK);
        await new Promise((resolve) => setTimeout(resolve, GOODBYE_MS));
        expect(window).toMatchObject({ isShown: true, isFocused: true });
        expect(told).toContainEqual({ kind: "open-link", link: LINK });
        expect(desktop.service.isClosing()).toBe(false);
        expect(desktop.electron.app.hasQuit).toBe(false);
        desktop.electron.app.quit();
        await eventually(() => expect(desktop.electron.app.hasQuit).toBe(true));
      }
    },
  },
  {
    name: "when Windows ends the session the window says goodbye at the first word of it",
    async run({ start }) {
      for (const word of ["query-session-end", "session-end"]) {
        const desktop = await start({ platform: "win32" });
        const window = desktop.window();
        window.emit(word, { reasons: ["logoff"] });
        expect(window.isShown, word).toBe(false);
        await eventually(() => expect(desktop.electron.app.hasQuit).toBe(true));
        expect(desktop.service.isClosing(), word).toBe(true);
      }
    },
  },
  {
    name: "quitting asks while something could not be saved",
    async run({ start }) {
      const desktop = await start();
      const { app, dialogs } = desktop.electron;
      desktop.service.current().say({ kind: "event", event: TROUBLE });
      app.quit();
      await eventually(() => expect(dialogs.messages).toHaveLength(1));
      expect(dialogs.messages[0]?.detail).toBe(TROUBLE.message);
      expect(app.hasQuit).toBe(false);
      expect(desktop.service.isClosing()).toBe(false);
      dialogs.presses.push(desktopWording.quitInTrouble.quit);
      await new Promise(setImmediate);
      app.quit();
      await eventually(() => expect(app.hasQuit).toBe(true));
    },
  },
  {
    name: "quitting asks when the last save fails",
    async run({ start }) {
      const desktop = await start();
      const { app, dialogs } = desktop.electron;
      const window = desktop.window();
      window.webContents.once("test-hidden", () => {
        desktop.service.current().say({ kind: "event", event: TROUBLE });
      });
      dialogs.presses.push(desktopWording.quitInTrouble.stay);
      app.quit();
      await eventually(() => expect(dialogs.messages).toHaveLength(1));
      expect(dialogs.messages[0]?.detail).toBe(TROUBLE.message);
      await eventually(() => expect(desktop.window().isShown).toBe(true));
      expect(desktop.service.isClosing()).toBe(false);
      dialogs.presses.push(desktopWording.quitInTrouble.quit);
      app.quit();
      await eventually(() => expect(app.hasQuit).toBe(true));
      expect(dialogs.messages).toHaveLength(2);
    },
  },
  {
    name: "the window opens where it was left, and never off the screens there are",
    async run({ start }) {
      const left = { x: 100, y: 80, width: 900, height: 700 };
      const back = await start({ before: ({ home }) => leaveWindow(home, { bounds: left }) });
      expect(back.window().options).toMatchObject(left);
      const far = { x: 5_000, y: 80, width: 900, height: 700 };
      const away = await start({ before: ({ home }) => leaveWindow(home, { bounds: far }) });
      expect(away.window().options).toMatchObject({ x: 510, y: 190, width: 900, height: 700 });
      const broken = await start({ before: ({ home }) => leaveWindow(home, "{") });
      expect(broken.window().options).toMatchObject({ width: 1280, height: 800 });
    },
  },
  {
    name: "where the window is left is on disk when the app has ended",
    async run({ start }) {
      const desktop = await start();
      const bounds = { x: 10, y: 20, width: 1_000, height: 750 };
      desktop.window().moveTo(bounds);
      desktop.window().maximize();
      desktop.electron.app.quit();
      await eventually(() => expect(desktop.electron.app.hasQuit).toBe(true));
      const saved: unknown = JSON.parse(await readFile(join(desktop.home, WINDOW_FILE), "utf8"));
      expect(saved).toMatchObject({ bounds, isMaximised: true, theme: "dark" });
    },
  },
  {
    name: "the window opens in the colour of its theme, and the system's menus follow",
    async run({ start }) {
      for (const [theme, color] of [
        ["paper", "#fbf8f2"],
        ["light", "#ffffff"],
        ["dark", "#171613"],
        ["black", "#000000"],
      ] as const) {
        const desktop = await start({ before: ({ home }) => leaveWindow(home, { theme }) });
        expect(desktop.window().options.backgroundColor, theme).toBe(color);
      }
      const desktop = await start();
      await eventually(() => expect(desktop.electron.theme.themeSource).toBe("dark"));
    },
  },
  {
    name: "a page that crashes is loaded again, and one that crashes at once is asked about",
    async run({ start }) {
      const desktop = await start();
      const { webContents } = desktop.window();
      webContents.emit("render-process-gone", {}, { reason: "clean-exit" });
      expect(webContents.reloads).toBe(0);
      webContents.emit("render-process-gone", {}, { reason: "crashed" });
      expect(webContents.reloads).toBe(1);
      webContents.emit("render-process-gone", {}, { reason: "oom" });
      await eventually(() => expect(desktop.electron.dialogs.messages).toHaveLength(1));
    },
  },
  {
    name: "text fields and selected text have a menu, other places none",
    async run({ start }) {
      const desktop = await start();
      const { webContents } = desktop.window();
      const place = {
        isEditable: false,
        selectionText: "",
        dictionarySuggestions: [],
        editFlags: { canCut: true, canCopy: true, canPaste: true, canSelectAll: true },
      };
      webContents.emit("context-menu", {}, place);
      expect(desktop.electron.popUps).toEqual([]);
      webContents.emit("context-menu", {}, { ...place, selectionText: "words" });
      webContents.emit("context-menu", {}, { ...place, isEditable: true });
      const roles = desktop.electron.popUps.map((menu) => menu.flatMap(({ role = [] }) => role));
      expect(roles).toEqual([["copy"], ["cut", "copy", "paste", "selectAll"]]);
    },
  },
];

function answerLastCall({ service }: Desktop): void {
  const last = service.current().received.at(-1)?.message;
  const id = typeof last === "object" && last !== null && "id" in last ? last.id : undefined;
  service.current().say({ kind: "answer", id, answer: { ok: true, value: {} } });
}
