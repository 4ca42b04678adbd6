import { join } from "node:path";
import { expect } from "vitest";
import { desktopWording } from "../../../electron/core/wording/desktop-wording.ts";
import { listen } from "../listen.ts";
import type { Check } from "./check.ts";
import { eventually } from "../eventually.ts";

const ARTICLE = "01jd8kz3v9q4w5x6y7z8a9bcde";
const HIGHLIGHT = "01jd8kz3v9q4w5x6y7z8a9bcdf";
const LINK = `postil://a/${ARTICLE}`;

/** What a program may hand over as a link, and what the window may be told of it. */
const LINKS: readonly (readonly [given: string, shown: string | undefined])[] = [
  [LINK, LINK],
  [`${LINK}/`, LINK],
  [`${LINK}?h=${HIGHLIGHT}`, `${LINK}?h=${HIGHLIGHT}`],
  [`POSTIL://a/${ARTICLE}`, LINK],
  [`postil://a/${ARTICLE.toUpperCase()}`, undefined],
  [`postil://a/${ARTICLE}?h=<script>alert(1)</script>`, undefined],
  [`postil://a/${ARTICLE}?h=${HIGHLIGHT}&x=1`, undefined],
  [`postil://a/${ARTICLE}?x=1`, undefined],
  [`postil://a/${ARTICLE}#x`, undefined],
  [`postil://a/${ARTICLE}/../../x`, undefined],
  [`postil://a/../${ARTICLE}`, undefined],
  [`postil://a/%2e%2e/${ARTICLE}`, undefined],
  [`postil://b/${ARTICLE}`, undefined],
  [`postil://someone@a/${ARTICLE}`, undefined],
  [`postil://a:1/${ARTICLE}`, undefined],
  [`postil:a/${ARTICLE}`, undefined],
  [`postil:///a/${ARTICLE}`, undefined],
  ["postil://", undefined],
  ["postil:", undefined],
  ["postil://javascript:alert(1)", undefined],
  ["postil://a/javascript:alert(1)", undefined],
  ["postil://a/https://example.org/", undefined],
  [`postil://a/${"x".repeat(100_000)}`, undefined],
];

const NOTHING = { library: null, links: [], files: [] };

export const wishChecks: readonly Check[] = [
  {
    name: "a link says which article and which highlight, or nothing: whatever else it holds stays outside",
    async run({ start }) {
      const desktop = await start();
      const told = listen(await desktop.openPage());
      for (const [link] of LINKS) desktop.electron.app.emit("open-url", event(), link);
      const shown = LINKS.flatMap(([, link]) => (link === undefined ? [] : [link]));
      await eventually(() => expect(linksIn(told)).toEqual(shown));
    },
  },
  {
    name: "a link and files on the command line are taken once the window listens",
    async run({ start }) {
      const desktop = await start({ parameters: [LINK, "/articles/a.txt", "--flag", "b.md"] });
      expect(linksIn(listen(await desktop.openPage()))).toEqual([LINK]);
      await eventually(() =>
        expect(desktop.service.asked).toContainEqual({
          kind: "import-paths",
          paths: ["/articles/a.txt", join(process.cwd(), "b.md")],
        }),
      );
    },
  },
  {
    name: "a file manager may name a file by its address",
    async run({ start }) {
      const desktop = await start({
        parameters: ["file:///articles/a%20b.txt", "FILE:///c.md", "file://elsewhere/d.txt"],
      });
      await eventually(() =>
        expect(desktop.service.asked).toContainEqual({
          kind: "import-paths",
          // The last is on no disk of this machine: it is not found, by the name that it came with.
          paths: ["/articles/a b.txt", "/c.md", "file://elsewhere/d.txt"],
        }),
      );
    },
  },
  {
    name: "a file opened before the window is there is added all the same",
    async run({ start }) {
      const desktop = await start({
        before: ({ electron }) => {
          electron.app.once("session-created", () => {
            electron.app.emit("open-file", event(), "/articles/early.txt");
          });
        },
      });
      await eventually(() =>
        expect(desktop.service.asked).toContainEqual({
          kind: "import-paths",
          paths: ["/articles/early.txt"],
        }),
      );
    },
  },
  {
    name: "one file is opened when it is added; those that fail are named",
    async run({ start }) {
      const desktop = await start();
      const told = listen(await desktop.openPage());
      desktop.service.answers["import-paths"] = ({ paths }) =>
        paths.map((path) => outcome(path, path.endsWith(".txt")));
      desktop.electron.app.emit("open-file", event(), "/articles/a.txt");
      await eventually(() => expect(linksIn(told)).toEqual([LINK]));
      desktop.electron.app.emit("open-file", event(), "/articles/\u202Egpj.exe");
      await eventually(() => expect(desktop.electron.dialogs.messages).toHaveLength(1));
      const { message, detail } = desktop.electron.dialogs.messages[0] ?? {};
      expect(message).toBe(desktopWording.notAdded(1));
      expect(detail).not.toContain("\u202E");
    },
  },
  {
    name: "a second start hands its wishes over and ends; the first comes to the front",
    async run({ start }) {
      const second = await start({ isFirstInstance: false, parameters: [LINK] });
      expect(second.electron.app.hasQuit).toBe(true);
      expect(second.electron.windows).toEqual([]);
      expect(second.electron.processes).toEqual([]);
      expect(second.electron.app.lockData).toEqual({ library: null, links: [LINK], files: [] });

      const first = await start();
      const told = listen(await first.openPage());
      first.window().minimize();
      first.window().isFocused = false;
      first.electron.app.emit("second-instance", event(), [], "/", second.electron.app.lockData);
      await eventually(() => expect(linksIn(told)).toEqual([LINK]));
      expect(first.window().isMinimized()).toBe(false);
      expect(first.window().isFocused).toBe(true);
    },
  },
  {
    name: "what a second start sends is checked like anything from outside",
    async run({ start }) {
      const desktop = await start();
      listen(await desktop.openPage());
      const asked = desktop.service.asked.length;
      for (const sent of [
        undefined,
        null,
        "x",
        [],
        {},
        { ...NOTHING, files: "/etc/passwd" },
        { ...NOTHING, files: [1] },
        { ...NOTHING, links: [{}] },
        { files: ["/etc/passwd"] },
      ]) {
        desktop.electron.app.emit("second-instance", event(), ["x", "/etc/passwd"], "/", sent);
      }
      await new Promise(setImmediate);
      expect(desktop.service.asked.length).toBe(asked);
    },
  },
  {
    name: "files meant for another library do not land in this one",
    async run({ start }) {
      const desktop = await start();
      const wishes = { library: "/other/library", links: [], files: ["/articles/a.txt"] };
      desktop.electron.app.emit("second-instance", event(), [], "/", wishes);
      await eventually(() => expect(desktop.electron.dialogs.messages).toHaveLength(1));
      expect(desktop.service.asked.some(({ kind }) => kind === "import-paths")).toBe(false);
    },
  },
  {
    name: "the packaged app, and only it, takes postil:// links",
    async run({ start }) {
      expect((await start()).electron.app.protocolClient).toBeUndefined();
      expect((await start({ isPackaged: true })).electron.app.protocolClient).toBe("postil");
    },
  },
  {
    name: "the library is the one named on the command line, else the usual one",
    async run({ start }) {
      const usual = await start();
      expect(usual.service.openedWith[0]?.libraryDirectory).toBe(join(usual.home, "library"));
      for (const parameters of [["--library", "/l"], ["--library=/l"]]) {
        const named = await start({ parameters });
        expect(named.service.openedWith[0]?.libraryDirectory).toBe("/l");
      }
    },
  },
  {
    name: "files chosen in the menu are added",
    async run({ start }) {
      const desktop = await start();
      const [file] = desktop.electron.menus[0]?.filter(({ label }) => label === "File") ?? [];
      const items = Array.isArray(file?.submenu) ? file.submenu : [];
      const add = items.find(({ label }) => label === desktopWording.menu.addFiles);
      desktop.electron.dialogs.openPaths = ["/articles/a.txt", "/articles/b.md"];
      // The menu hands over itself, the window and the key; this item needs none of them.
      const click = add?.click as (() => void) | undefined;
      click?.();
      await eventually(() =>
        expect(desktop.service.asked).toContainEqual({
          kind: "import-paths",
          paths: ["/articles/a.txt", "/articles/b.md"],
        }),
      );
    },
  },
];

function linksIn(told: readonly unknown[]): readonly string[] {
  return told.flatMap((received) =>
    typeof received === "object" && received !== null && "link" in received
      ? [String(received.link)]
      : [],
  );
}

function event(): { preventDefault(): void } {
  return { preventDefault: () => undefined };
}

function outcome(path: string, isAdded: boolean): object {
  return {
    path,
    status: isAdded ? "added" : "failed",
    articleId: isAdded ? ARTICLE : null,
    title: isAdded ? "An article" : null,
    reason: isAdded ? null : `${path} does not contain text.`,
    code: isAdded ? null : "file-binary",
  };
}
