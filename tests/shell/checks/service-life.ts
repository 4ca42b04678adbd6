import { join } from "node:path";
import { expect, vi } from "vitest";
import { desktopWording } from "../../../electron/core/wording/desktop-wording.ts";
import { rememberOpened } from "../../../electron/library/opened-libraries.ts";
import { listen } from "../listen.ts";
import type { Check } from "./check.ts";
import { eventually } from "../eventually.ts";

export const serviceLifeChecks: readonly Check[] = [
  {
    name: "the library lives in a process of its own, and so does each converter",
    async run({ start }) {
      const desktop = await start();
      const { electron, service } = desktop;
      service.current().say({ kind: "fork-converter", converter: 1 });
      await eventually(() => expect(service.current().received.at(-1)?.ports).toHaveLength(1));
      const [library, converter] = electron.processes;
      expect(library?.modulePath).toMatch(/desktop-process[/\\]service-process\.[jt]s$/);
      expect(converter?.modulePath).toMatch(/desktop-process[/\\]desktop-converter\.[jt]s$/);
      expect(converter?.received[0]?.ports).toHaveLength(1);
      expect(converter?.options.execArgv).toEqual(["--js-flags=--max-old-space-size=512"]);
      service.current().say({ kind: "end-converter", converter: 1 });
      expect(converter?.isKilled).toBe(true);
      await eventually(() =>
        expect(service.current().received.at(-1)?.message).toMatchObject({
          kind: "converter-ended",
          converter: 1,
        }),
      );
    },
  },
  {
    name: "converters do not outlive the service that borrowed them",
    async run({ start }) {
      const { electron, service } = await start();
      service.current().say({ kind: "fork-converter", converter: 1 });
      await eventually(() => expect(electron.processes[1]?.pid).toBeDefined());
      service.current().exit(1);
      expect(electron.processes[1]?.isKilled).toBe(true);
    },
  },
  {
    name: "a converter sees nothing of the environment but where the system keeps its libraries",
    async run({ start }) {
      vi.stubEnv("POSTIL_SECRET", "told to nobody");
      vi.stubEnv("LD_LIBRARY_PATH", undefined);
      vi.stubEnv("SystemRoot", "C:\\Windows");
      const { electron, service } = await start();
      service.current().say({ kind: "fork-converter", converter: 1 });
      expect(electron.processes[1]?.options.env).toEqual({ SystemRoot: "C:\\Windows" });
    },
  },
  {
    name: "a converter that ended for want of memory is told from one that crashed",
    async run({ start }) {
      const { electron, service } = await start();
      for (const [converter, lastWords, ranOutOfMemory] of [
        [1, "out of memory: the limit on resident memory\n", true],
        [2, "TypeError: a mistake\n", false],
      ] as const) {
        service.current().say({ kind: "fork-converter", converter });
        const process = electron.processes.at(-1);
        await eventually(() => expect(process?.pid).toBeDefined());
        process?.stderr.write(lastWords);
        await new Promise(setImmediate);
        process?.exit(9);
        const exit = { ranOutOfMemory, detail: "exit code 9" };
        await eventually(() =>
          expect(service.current().received.at(-1)?.message).toEqual({
            kind: "converter-ended",
            converter,
            exit,
          }),
        );
      }
    },
  },
  {
    name: "a converter that is given back before it runs is ended as soon as it does, and handed to nobody",
    async run({ start }) {
      const { electron, service } = await start();
      service.current().say({ kind: "fork-converter", converter: 1 });
      service.current().say({ kind: "end-converter", converter: 1 });
      await eventually(() => expect(electron.processes[1]?.isKilled).toBe(true));
      expect(service.current().received.flatMap(({ ports }) => ports)).toEqual([]);
    },
  },
  {
    name: "a service that dies is started again, and the window hears of both",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      const told = listen(page);
      delete desktop.service.answers.call;
      const call = page.call({ callId: "1", name: "undo", input: {} });
      await eventually(() => expect(desktop.service.asked.at(-1)?.kind).toBe("call"));
      desktop.service.current().exit(11);
      expect(await call).toMatchObject({ ok: false, error: { code: "unexpected" } });
      await eventually(() => expect(desktop.service.lives).toHaveLength(2));
      await eventually(() =>
        expect(told).toEqual([
          { kind: "trouble", message: desktopWording.service.restarting, path: null },
          { kind: "trouble-over" },
          { kind: "articles-changed", articleIds: [] },
          { kind: "library-changed" },
        ]),
      );
    },
  },
  {
    name: "what is asked while the service is away is answered when it is back",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      desktop.service.current().exit(11);
      const reply = await page.call({ callId: "1", name: "undo", input: {} });
      expect(reply).toEqual({ ok: true, value: {} });
    },
  },
  {
    name: "a service that dies again and again is given up, in words",
    async run({ start }) {
      const desktop = await start();
      const page = await desktop.openPage();
      const told = listen(page);
      for (let death = 1; death <= 4; death += 1) {
        await eventually(() => expect(desktop.service.openedWith).toHaveLength(death));
        desktop.service.current().exit(11);
      }
      const message = desktopWording.service.gaveUp;
      await eventually(() => expect(told).toContainEqual({ kind: "trouble", message, path: null }));
      expect(desktop.service.lives).toHaveLength(4);
      const reply = await page.call({ callId: "1", name: "undo", input: {} });
      expect(reply).toEqual({ ok: false, error: { code: "unexpected", message } });
      desktop.electron.app.quit();
      await eventually(() => expect(desktop.electron.app.hasQuit).toBe(true));
    },
  },
  {
    name: "a library that cannot be opened is named, and the app ends",
    async run({ start }) {
      const desktop = await start({
        before: ({ service }) => {
          service.opening = { kind: "not-opened", failure: { code: "library-newer" } };
        },
      });
      const { app, dialogs } = desktop.electron;
      await eventually(() => expect(app.hasQuit).toBe(true));
      expect(dialogs.messages[0]?.message).toBe(desktopWording.library.notOpened);
    },
  },
  {
    name: "a library that was open here before is made anew only when the person says so",
    async run({ start }) {
      const first = await start();
      expect(first.service.openedWith[0]?.createLibrary).toBe(true);

      const asked: boolean[] = [];
      const later = await start({
        before: async ({ electron, service, home }) => {
          await rememberOpened(join(home, "XDG_DATA_HOME", "postil"), join(home, "library"));
          service.opening = { kind: "not-opened", failure: { code: "library-missing" } };
          electron.dialogs.presses.push(desktopWording.library.create);
          electron.onFork = (process) => {
            service.play(process);
            asked.push(true);
            if (asked.length === 2) service.opening = { kind: "opened" };
          };
        },
      });
      await eventually(() => expect(later.service.openedWith).toHaveLength(2));
      expect(later.service.openedWith.map(({ createLibrary }) => createLibrary)).toEqual([
        false,
        true,
      ]);
      const page = await later.openPage();
      const reply = await page.call({ callId: "1", name: "undo", input: {} });
      expect(reply).toEqual({ ok: true, value: {} });
      expect(later.electron.app.hasQuit).toBe(false);
    },
  },
];
