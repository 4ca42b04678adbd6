import { expect } from "vitest";
import { desktopWording } from "../../../electron/core/wording/desktop-wording.ts";
import type { Check } from "./check.ts";
import { SCRIPT_ADDRESS } from "./hostile-addresses.ts";
import { eventually } from "../eventually.ts";

const OPEN = desktopWording.openOutside.open;

export const REFUSED_OUTSIDE = [
  SCRIPT_ADDRESS,
  "file:///etc/passwd",
  "app://postil/index.html",
  "postil-asset://a/x",
  "postil://a/01jd8kz3v9q4w5x6y7z8a9bcde",
  "data:text/html,<script>alert(1)</script>",
  "blob:https://example.org/1",
  "about:blank",
  "chrome://settings",
  "smb://example.org/share",
  "ssh://example.org",
  "ftp://example.org/",
  "ms-officecmd:x",
  "search-ms:query=x",
  "vscode://file/etc/passwd",
  "tel:+1",
  "HTTPS",
  "//example.org",
  "example.org",
  "/etc/passwd",
  "C:\\Windows\\System32\\calc.exe",
  "\\\\example.org\\share\\x.exe",
  "",
  `https://example.org/${"x".repeat(2_100)}`,
] as const;

export const outsideChecks: readonly Check[] = [
  {
    name: "only web and mail addresses leave the app, and nobody is even asked about others",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      for (const address of REFUSED_OUTSIDE) {
        desktop.electron.dialogs.presses.push(OPEN);
        await expect(page.openExternal(address), address).rejects.toThrow(/./);
      }
      expect(desktop.electron.opened).toEqual([]);
      expect(desktop.electron.dialogs.messages).toEqual([]);
    },
  },
  {
    name: "an address is opened only after the person said so",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      await page.openExternal("https://example.org/a");
      expect(desktop.electron.dialogs.messages).toHaveLength(1);
      expect(desktop.electron.opened).toEqual([]);
      desktop.electron.dialogs.presses.push(OPEN);
      await page.openExternal("https://example.org/a b");
      expect(desktop.electron.opened).toEqual(["https://example.org/a%20b"]);
    },
  },
  {
    name: "the person sees where an address leads: host in punycode, nothing hidden",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      const shown = async (address: string): Promise<string> => {
        await page.openExternal(address);
        const { message, detail = "" } = desktop.electron.dialogs.messages.at(-1) ?? {
          message: "",
        };
        return `${message}\n${detail}`;
      };
      expect(await shown("https://аррlе.com/login")).toContain("xn--");
      expect(await shown("https://bank.example@evil.example/")).toContain("Open evil.example in");
      expect(await shown("https://example.org/\u202Egpj.exe")).not.toContain("\u202E");
      expect(await shown("https://example.org:8443/")).toContain("Open example.org:8443 in");
      expect(await shown("mailto:a\u202Eb@example.org?subject=x")).not.toContain("\u202E");
      expect(await shown("mailto:someone@example.org")).toContain(
        "Write to someone@example.org in",
      );
    },
  },
  {
    name: "the button that opens is not the one that Enter or Escape press",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      await page.openExternal("https://example.org/");
      const { buttons, defaultId, cancelId } = desktop.electron.dialogs.messages[0] ?? {};
      expect(buttons?.[defaultId ?? 0]).not.toBe(OPEN);
      expect(buttons?.[cancelId ?? 0]).not.toBe(OPEN);
    },
  },
  {
    name: "where a file is saved is the person's choice; the window proposes a name and no more",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      await page.saveFile("../../../../etc/cron.d/x", "text");
      await page.saveFile("C:\\Windows\\x.md", "text");
      await page.saveFile("notes\u202Egpj.md", "text");
      await page.saveFile(".bashrc", "text");
      await page.saveFile("con.txt", "text");
      const proposed = desktop.electron.dialogs.saves.map(({ defaultPath }) => defaultPath);
      const documents = `${desktop.home}/documents`;
      expect(proposed).toEqual(
        ["x", "x.md", "notesgpj.md", "bashrc", "con_.txt"].map((name) => `${documents}/${name}`),
      );
      expect(desktop.service.asked.filter(({ kind }) => kind === "save-file")).toEqual([]);
      desktop.electron.dialogs.savePath = "/home/reader/notes.md";
      await page.saveFile("notes.md", "text");
      expect(desktop.service.asked.at(-1)).toEqual({
        kind: "save-file",
        path: "/home/reader/notes.md",
        text: "text",
      });
    },
  },
  {
    name: "a file that cannot be saved is reported in words",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      desktop.electron.dialogs.savePath = "/full/notes.md";
      desktop.service.answers["save-file"] = () => "The disk is full.";
      await page.saveFile("notes.md", "text");
      await eventually(() => expect(desktop.electron.dialogs.messages).toHaveLength(1));
      expect(desktop.electron.dialogs.messages[0]?.detail).toBe("The disk is full.");
    },
  },
];
