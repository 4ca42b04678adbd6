import { mkdir, open, link, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import { openApp } from "../../../electron/service/create-app.ts";
import { ACTS } from "./acts.ts";
import { convertHere } from "./convert-here.ts";
import { WARMING } from "./warming.ts";

// The whole app in a process of its own, doing one thing: "saved <fact>" and "replaces <old> => <new>" as it goes on. It is what
// is killed at every call.

const { values } = parseArgs({
  options: { folder: { type: "string", default: "" }, act: { type: "string", default: "" } },
});
const { folder } = values;
const act = ACTS.find(({ name }) => name === values.act);
if (act === undefined) throw new Error(`no act ${values.act}`);

await warmUp();
const opened = await openApp({
  libraryDirectory: join(folder, "library"),
  places: {
    library: join(folder, "library"),
    data: join(folder, "data"),
    cache: join(folder, "cache"),
    config: join(folder, "config"),
  },
  createLibrary: false,
  keepsUnsaved: true,
  takesInbox: false,
  forkConverter: convertHere,
});
if (!opened.ok) throw new Error(opened.error.code);
const app = opened.value;
await app.settled;
await act.run(
  {
    folder,
    async ask<Name extends CallName>(name: Name, input: CallInput<Name>) {
      const reply = await app.handle({ callId: name, name, input });
      if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
      // The reply to a call has that call's output.
      return reply.value as CallOutput<Name>;
    },
    async importPath(path) {
      const context = { signal: new AbortController().signal, onProgress: () => undefined };
      const [outcome] = await app.importPaths([path], context);
      if (outcome?.status !== "added") throw new Error(outcome?.reason ?? "not added");
      return outcome;
    },
    async untilInLogs(deed) {
      const { promise, resolve } = Promise.withResolvers<void>();
      app.onEvent((event) => {
        if (event.kind === "saving" && event.total === 0) resolve();
      });
      await deed();
      await promise;
    },
  },
  {
    saved: (fact) => void process.stdout.write(`saved ${fact}\n`),
    replaces: (old, by) => void process.stdout.write(`replaces ${old} => ${by}\n`),
  },
);
await app.close();

/** Makes each kind of call so often, in the thread that works on files, that no other thread is ever ahead of it. */
async function warmUp(): Promise<void> {
  const nothing = "/dev/null";
  const none = "/dev/null/none";
  const handle = await open(nothing, "w");
  const calls: Readonly<Record<keyof typeof WARMING, () => Promise<unknown>>> = {
    openat: async () => (await open(nothing)).close(),
    write: () => handle.write("x"),
    fsync: () => handle.sync(),
    fdatasync: () => handle.datasync(),
    ftruncate: () => handle.truncate(0),
    rename: () => rename(none, none),
    link: () => link(none, none),
    unlink: () => unlink(none),
    mkdir: () => mkdir("/dev"),
  };
  for (const [call, times] of Object.entries(WARMING)) {
    // The object has every one of them.
    const make = calls[call as keyof typeof WARMING];
    for (let time = 0; time < times; time += 1) await make().catch(() => undefined);
  }
  await handle.close();
}
