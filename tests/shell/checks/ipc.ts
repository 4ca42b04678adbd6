import { expect } from "vitest";
import { windowChannels } from "../../../electron/contract/desktop-window.ts";
import { LARGEST_STAGED_FILE_BYTES } from "../../../electron/contract/largest-staged-file.ts";
import { FakeFrame } from "../stand-in/fake-window.ts";
import type { Desktop } from "../start-desktop.ts";
import type { Check } from "./check.ts";
import { eventually } from "../eventually.ts";

const CALL = { callId: "1", name: "library.overview", input: {} };

/** Every channel that is answered, with parameters that its schema takes. */
const QUESTIONS: readonly (readonly [channel: string, parameters: readonly unknown[]])[] = [
  [windowChannels.call, [CALL]],
  [windowChannels.stageFile, ["a.txt", new ArrayBuffer(3)]],
  [windowChannels.saveFile, ["a.md", "text"]],
  [windowChannels.openExternal, ["https://example.org/"]],
];

/** Frames that are not the window's own page. */
function strangers(desktop: Desktop): Readonly<Record<string, FakeFrame | null>> {
  const { electron } = desktop;
  const detached = new FakeFrame("app://postil");
  detached.detached = true;
  const destroyed = new FakeFrame("app://postil");
  destroyed.destroy();
  return {
    "a frame in the page": new FakeFrame("app://postil"),
    "an article's frame": new FakeFrame("null"),
    "a frame from elsewhere": new FakeFrame("https://example.org"),
    "another window": electron.makeContents(electron.makeSession()).mainFrame,
    "a frame that was taken out": detached,
    "a frame that was destroyed": destroyed,
    "a frame that is gone": null,
  };
}

async function expectDeaf(desktop: Desktop, sender: FakeFrame | null, label: string) {
  const { electron, service } = desktop;
  const asked = service.asked.length;
  for (const [channel, parameters] of QUESTIONS) {
    const answer = electron.ipc.invoke(sender, channel, ...parameters);
    await expect(answer, `${channel} from ${label}`).rejects.toThrow("Only Postil's own window");
  }
  electron.ipc.tell(sender, windowChannels.cancel, "1");
  electron.ipc.tell(sender, windowChannels.listening);
  expect(service.asked.length, label).toBe(asked);
  expect(service.cancelled, label).toEqual([]);
  expect(electron.dialogs.messages, label).toEqual([]);
  expect(electron.dialogs.saves, label).toEqual([]);
}

export const ipcChecks: readonly Check[] = [
  {
    name: "only the window's own page is answered: no frame in it, no other window, nothing destroyed",
    async run({ start }) {
      const desktop = await start();
      for (const [label, sender] of Object.entries(strangers(desktop))) {
        await expectDeaf(desktop, sender, label);
      }
    },
  },
  {
    name: "the window's own page is not answered once it is somewhere else",
    async run({ start }) {
      const desktop = await start();
      for (const origin of ["https://example.org", "null", "app://other", "file://", ""]) {
        const { webContents } = desktop.window();
        webContents.mainFrame = new FakeFrame(origin);
        await expectDeaf(desktop, webContents.mainFrame, origin);
      }
    },
  },
  {
    name: "the window's own page is not answered once it is taken out or destroyed",
    async run({ start }) {
      const desktop = await start();
      const { mainFrame } = desktop.window().webContents;
      mainFrame.detached = true;
      await expectDeaf(desktop, mainFrame, "a page that was taken out");
      mainFrame.detached = false;
      mainFrame.destroy();
      await expectDeaf(desktop, mainFrame, "a page that was destroyed");
    },
  },
  {
    name: "a window that is gone is not looked at",
    async run({ start, load }) {
      const desktop = await start();
      const window = desktop.window();
      window.destroy();
      const { isFromWindow } = await load("electron/shell/trusted-sender.ts");
      // What `load` gives is untyped; this is the function under test.
      const isTrusted = isFromWindow as (event: object, window: object) => boolean;
      expect(isTrusted({ senderFrame: new FakeFrame("app://postil") }, window)).toBe(false);
    },
  },
  {
    name: "a page is not answered once its window is closed",
    async run({ start }) {
      const desktop = await start();
      const page = desktop.window().webContents.mainFrame;
      desktop.window().destroy();
      await expectDeaf(desktop, page, "a closed window");
    },
  },
  {
    name: "a request that is no call is answered without asking the service",
    async run({ start }) {
      const desktop = await start();
      const page = desktop.window().webContents.mainFrame;
      const asked = desktop.service.asked.length;
      const nonsense = [
        undefined,
        null,
        "library.overview",
        [],
        {},
        { name: "library.overview", input: {} },
        { ...CALL, callId: 1 },
        { ...CALL, callId: "" },
        { ...CALL, callId: "x".repeat(65) },
        { ...CALL, name: { toString: "library.overview" } },
      ];
      for (const request of nonsense) {
        const reply = await desktop.electron.ipc.invoke(page, windowChannels.call, request);
        expect(reply).toMatchObject({ ok: false, error: { code: "bad-input" } });
      }
      expect(desktop.service.asked.length).toBe(asked);
    },
  },
  {
    name: "a call crosses with its three fields and nothing else",
    async run({ start }) {
      const desktop = await start();
      const page = desktop.window().webContents.mainFrame;
      const request = { ...CALL, path: "/etc/passwd", __proto__: { admin: true } };
      await desktop.electron.ipc.invoke(page, windowChannels.call, request);
      expect(desktop.service.asked.at(-1)).toEqual({ kind: "call", request: CALL });
    },
  },
  {
    name: "a file is staged by name and bytes, and by nothing else",
    async run({ start }) {
      const desktop = await start();
      const page = desktop.window().webContents.mainFrame;
      const stage = (...parameters: unknown[]): Promise<unknown> =>
        desktop.electron.ipc.invoke(page, windowChannels.stageFile, ...parameters);
      for (const parameters of [
        [],
        ["a.txt"],
        ["a.txt", "/etc/passwd"],
        ["a.txt", { byteLength: 3 }],
        ["a.txt", new Uint8Array(3)],
        ["", new ArrayBuffer(3)],
        ["x".repeat(1_025), new ArrayBuffer(3)],
        [{ path: "/etc/passwd" }, new ArrayBuffer(3)],
      ]) {
        await expect(stage(...parameters)).rejects.toThrow(/./);
      }
      expect(await stage("a.txt", new TextEncoder().encode("abc").buffer)).toMatch(
        /^[0-9a-f]{32}$/,
      );
      const staged = desktop.service.asked.filter(({ kind }) => kind === "stage-file");
      expect(staged).toEqual([
        { kind: "stage-file", name: "a.txt", bytes: new TextEncoder().encode("abc") },
      ]);
    },
  },
  {
    name: "a file is saved by name and text, and by nothing else",
    async run({ start }) {
      const desktop = await start();
      const page = desktop.window().webContents.mainFrame;
      for (const parameters of [
        [],
        ["a.md"],
        ["a.md", 1],
        ["a.md", { text: "text" }],
        ["a.md", ["text"]],
        ["", "text"],
        ["x".repeat(1_025), "text"],
        [{ path: "/etc/passwd" }, "text"],
        [["a.md"], "text"],
      ]) {
        const saved = desktop.electron.ipc.invoke(page, windowChannels.saveFile, ...parameters);
        await expect(saved).rejects.toThrow(/./);
      }
      expect(desktop.electron.dialogs.saves).toEqual([]);
    },
  },
  {
    name: "a larger file than any article is refused before it is copied again",
    async run({ start }) {
      const desktop = await start();
      const page = desktop.window().webContents.mainFrame;
      // Untouched memory: the system gives no page for it until somebody writes.
      const bytes = new ArrayBuffer(LARGEST_STAGED_FILE_BYTES + 1);
      const answer = desktop.electron.ipc.answer(page, windowChannels.stageFile, "a.txt", bytes);
      await expect(answer).rejects.toThrow("larger than any article");
    },
  },
  {
    name: "cancelling names a call, or does nothing",
    async run({ start }) {
      const desktop = await start();
      const page = desktop.window().webContents.mainFrame;
      for (const callId of [undefined, null, 1, "", "x".repeat(65), { callId: "1" }]) {
        desktop.electron.ipc.tell(page, windowChannels.cancel, callId);
      }
      desktop.electron.ipc.tell(page, windowChannels.cancel, "call-7");
      await eventually(() => expect(desktop.service.cancelled).not.toEqual([]));
      expect(desktop.service.cancelled).toEqual(["call-7"]);
    },
  },
];
