import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect } from "vitest";
import { desktopWording } from "../../../electron/core/wording/desktop-wording.ts";
import type { CapturedOutput } from "../captured-output.ts";
import type { Desktop, DesktopOptions, StartDesktop } from "../start-desktop.ts";
import type { Check } from "./check.ts";
import { eventually } from "../eventually.ts";

const LINK = "postil://a/01jd8kz3v9q4w5x6y7z8a9bcde";

/** What file managers, browsers, launchers and people hand over, and what of it is a command. */
const COMMANDS: readonly (readonly string[])[] = [
  ["list"],
  ["list", "tag:method", "--json"],
  ["add", "/articles/a.txt"],
  ["import-notes", "notes.json", "--format", "json"],
  ["help"],
  ["--help"],
  ["-h"],
  ["no-such-command"],
  ["--no-sandbox", "list"],
  ["--", "list", "tag:method", "--json"],
  ["open"],
  ["open", "--help"],
  ["open", "not-a-link"],
  ["open", `${LINK}x`],
  ["open", LINK, LINK],
  ["open", LINK, "/articles/a.txt"],
  ["open", LINK, "--no-open"],
  ["open", LINK, "--port", "8080"],
  ["open", LINK, "--port=8080"],
];
const WINDOWS: readonly (readonly string[])[] = [
  [],
  ["/articles/list"],
  ["./list"],
  ["list.txt"],
  ["file:///articles/list"],
  ["C:\\articles\\list"],
  ["\\\\server\\list"],
  [LINK],
  [LINK, "list"],
  ["postil:list"],
  ["/articles/a.txt", "list"],
  ["--library", "list"],
  ["--library=/l", "list"],
  ["--no-sandbox"],
  ["--no-sandbox", LINK],
  ["--no-sandbox", "/articles/a.txt"],
  ["-psn_0_1", "list"],
  ["--enable-logging", "list"],
  ["open", LINK],
  ["open", LINK, "--library", "/l"],
  ["--no-sandbox", "open", LINK],
  [""],
  ["."],
];

export const commandChecks: readonly Check[] = [
  {
    name: "the first word alone makes a command; paths, links and switches open the window",
    async run({ load }) {
      const { purposeOf } = await load("electron/shell/purpose.ts");
      // What `load` gives is untyped; this is the function under test.
      const read = purposeOf as (parameters: readonly string[], from: string) => { kind: string };
      for (const parameters of COMMANDS) {
        expect(read(parameters, "/home/reader").kind, parameters.join(" ")).toBe("command");
      }
      for (const parameters of WINDOWS) {
        expect(read(parameters, "/home/reader").kind, parameters.join(" ")).toBe("window");
      }
    },
  },
  {
    name: "a command ends with its status, in its own words, without a window or a library process",
    async run({ start }) {
      const help = await runCommand(start, { parameters: ["--help"] });
      expect(help.status).toBe(0);
      expect(help.written.output).toMatch(/^Usage: postil COMMAND/);
      const unknown = await runCommand(start, { parameters: ["lsit"] });
      expect(unknown.status).toBe(2);
      expect(unknown.written.errors).toMatch(/^postil: “lsit” is no command\./);
      const missing = await runCommand(start, { parameters: ["list", "--json"] });
      expect(missing.status).toBe(1);
      expect(JSON.parse(missing.written.output)).toMatchObject({
        error: { code: "library-missing" },
      });
      for (const { desktop } of [help, unknown, missing]) {
        expect(desktop.electron.windows).toEqual([]);
        expect(desktop.electron.processes).toEqual([]);
        expect(desktop.electron.menus).toEqual([]);
        expect(desktop.electron.dialogs.errors).toEqual([]);
      }
    },
  },
  {
    name: "a command leaves the window's lock, profile and links alone",
    async run({ start }) {
      const { desktop } = await runCommand(start, { parameters: ["--help"], isPackaged: true });
      const { app } = desktop.electron;
      expect(app.hasAskedForLock).toBe(false);
      expect(app.protocolClient).toBeUndefined();
      const profile = app.paths.get("userData") ?? "";
      expect(profile.startsWith(tmpdir())).toBe(true);
      expect(profile.startsWith(desktop.home)).toBe(false);
      expect(existsSync(profile)).toBe(false);
    },
  },
  {
    name: "a command runs beside an open window, and beside another command",
    async run({ start }) {
      const first = await runCommand(start, { parameters: ["--help"], isFirstInstance: false });
      const second = await runCommand(start, { parameters: ["--help"], isFirstInstance: false });
      expect([first.status, second.status]).toEqual([0, 0]);
      const profiles = [first, second].map(({ desktop }) =>
        desktop.electron.app.paths.get("userData"),
      );
      expect(new Set(profiles).size).toBe(2);
    },
  },
  {
    name: "a command ends only when all that it printed is out",
    async run({ start }) {
      const desktop = await start({
        parameters: ["--help"],
        isCommand: true,
        before: ({ printed }) => printed?.hold(),
      });
      const printed = outputOf(desktop);
      await eventually(() => expect(printed.waiting()).toBeGreaterThan(0));
      expect(desktop.electron.app.exitCode).toBeUndefined();
      printed.release();
      await eventually(() => expect(desktop.electron.app.exitCode).toBe(0));
    },
  },
  {
    name: "where there is no display a command says what to do, before Chromium can give up",
    async run({ start }) {
      const wanted = { platform: "linux", display: "", parameters: ["list"] } as const;
      let statusBeforeReady: number | undefined;
      const { written, desktop } = await runCommand(start, {
        ...wanted,
        before({ electron }) {
          electron.app.once("ready", () => (statusBeforeReady = electron.app.exitCode));
        },
      });
      expect(statusBeforeReady).toBe(1);
      expect(written).toEqual({ output: "", errors: `postil: ${desktopWording.noDisplay}\n` });
      expect(desktop.electron.app.paths.get("userData")).toBeUndefined();
      const asJson = await runCommand(start, { ...wanted, parameters: ["list", "--json"] });
      expect(JSON.parse(asJson.written.output)).toEqual({
        error: { code: "unexpected", message: desktopWording.noDisplay },
      });
      for (const platform of ["win32", "darwin"] as const) {
        const other = { ...wanted, platform, parameters: ["--help"] };
        expect((await runCommand(start, other)).status, platform).toBe(0);
      }
    },
  },
  {
    name: "a mistake of ours ends a command on standard error, not in a dialog that no script can answer",
    async run({ start }) {
      const known = process.listeners("uncaughtException");
      const desktop = await start({
        parameters: ["--help"],
        isCommand: true,
        before: ({ printed }) => printed?.hold(),
      });
      const { app, dialogs } = desktop.electron;
      const added = process.listeners("uncaughtException").filter((one) => !known.includes(one));
      expect(added).toHaveLength(1);
      added[0]?.(new Error("a mistake of ours"), "uncaughtException");
      expect(app.exitCode).toBe(1);
      const printed = outputOf(desktop);
      expect(printed.written.errors).toContain("a mistake of ours");
      expect(dialogs.errors).toEqual([]);
      printed.release();
      await eventually(() => expect(process.listeners("uncaughtException")).toEqual(known));
    },
  },
  {
    name: "a command does not jump in the Dock",
    async run({ start }) {
      const { desktop } = await runCommand(start, { parameters: ["--help"], platform: "darwin" });
      expect(desktop.electron.app.activationPolicy).toBe("prohibited");
    },
  },
  {
    name: "a link to open is shown in the window that is open, or in a new one",
    async run({ start }) {
      const desktop = await start({ isFirstInstance: false, parameters: ["open", LINK] });
      expect(desktop.electron.app.lockData).toEqual({ library: null, links: [LINK], files: [] });
      expect(desktop.electron.app.hasQuit).toBe(true);
      const first = await start({ parameters: ["open", LINK, "--library", "/l"] });
      expect(first.service.openedWith[0]?.libraryDirectory).toBe("/l");
    },
  },
];

interface Outcome {
  readonly desktop: Desktop;
  readonly status: number | undefined;
  readonly written: CapturedOutput["written"];
}

/** Starts a command and waits for its end. */
async function runCommand(start: StartDesktop, options: DesktopOptions): Promise<Outcome> {
  const desktop = await start({ ...options, isCommand: true });
  const { app } = desktop.electron;
  await eventually(() => expect(app.exitCode).toBeDefined());
  const { output, errors } = outputOf(desktop).written;
  outputOf(desktop).stop();
  return { desktop, status: app.exitCode, written: { output, errors } };
}

function outputOf({ printed }: Desktop): CapturedOutput {
  if (printed === undefined) throw new Error("this is no command");
  return printed;
}
