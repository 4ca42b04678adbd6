import { type FileHandle, link, mkdir, open, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import type { NotWritten } from "#contract/not-written.js";
import { type App, openApp } from "../../../electron/service/create-app.ts";
import { type Act, type ActingApp, ACTS } from "./acts.ts";
import { convertHere } from "./convert-here.ts";
import { WARMING } from "./warming.ts";

// The whole app in a process of its own, doing one thing: "saved <fact>", "replaces <old> => <new>" and "failed <reason>" as it goes
// on. It is what is killed, or lied to, at every call.

const { values } = parseArgs({
  options: {
    folder: { type: "string", default: "" },
    act: { type: "string", default: "" },
    /** How often it is tried before it is given up. */
    attempts: { type: "string", default: "1" },
    /** Whether what cannot be written is kept, as for windows, or said to have failed. */
    unsaved: { type: "string", default: "keep" },
  },
});
const { folder } = values;
const act = ACTS.find(({ name }) => name === values.act);
if (act === undefined) throw new Error(`no act ${values.act}`);

await writeInPieces();
await warmUp();
for (let attempt = 1; attempt <= Number(values.attempts); attempt += 1) {
  try {
    await perform(act);
    break;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell(`failed ${reason.replaceAll("\n", " ")}`);
  }
}

async function perform({ run }: Act): Promise<void> {
  const opened = await openApp({
    libraryDirectory: join(folder, "library"),
    places: {
      library: join(folder, "library"),
      data: join(folder, "data"),
      cache: join(folder, "cache"),
      config: join(folder, "config"),
    },
    createLibrary: false,
    keepsUnsaved: values.unsaved === "keep",
    takesInbox: false,
    forkConverter: convertHere,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  try {
    await opened.value.settled;
    await run(actingOn(opened.value), {
      saved: (fact) => tell(`saved ${fact}`),
      replaces: (old, by) => tell(`replaces ${old} => ${by}`),
    });
  } finally {
    await opened.value.close();
  }
}

function actingOn(app: App): ActingApp {
  return {
    folder,
    async ask<Name extends CallName>(name: Name, input: CallInput<Name>) {
      const reply = await app.handle({ callId: name, name, input });
      if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
      const [notDone] = notDoneIn(reply.value);
      if (notDone !== undefined) throw new Error(`${name}: ${notDone}`);
      // The reply to a call has that call's output.
      return reply.value as CallOutput<Name>;
    },
    async importPath(path) {
      const context = { signal: new AbortController().signal, onProgress: () => undefined };
      const [outcome] = await app.importPaths([path], context);
      // Known, where an earlier attempt has come so far.
      if (outcome?.status !== "added" && outcome?.status !== "known") {
        throw new Error(outcome?.reason ?? "not added");
      }
      return outcome;
    },
    async untilInLogs(deed) {
      const { promise, resolve } = Promise.withResolvers<void>();
      app.onEvent((event) => {
        if (event.kind === "saving" && event.total === 0) resolve();
      });
      await deed();
      // The pause before it is written keeps no process alive; a window, or a server, would.
      const alive = setInterval(() => undefined, 1_000);
      await promise;
      clearInterval(alive);
    },
  };
}

/** What a deed on several says it could not do; it did the rest, and whoever wants all of it tries again. */
function notDoneIn(reply: object): readonly string[] {
  // The parts of replies that name such things.
  const { notWritten, unread, unplaced } = reply as {
    readonly notWritten?: NotWritten;
    readonly unread?: CallOutput<"articles.update">["unread"];
    readonly unplaced?: CallOutput<"notes.import">["unplaced"];
  };
  return [
    ...(notWritten === undefined ? [] : [notWritten.why.message]),
    ...(unread ?? []).map(({ message }) => message),
    ...(unplaced ?? []).map(({ reason }) => reason),
  ];
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Lets what is written go out as two pieces of one call, `writev`: threads wake one another by `write`, as often as it happens, and
 * the nth of those would be another one in every run.
 */
async function writeInPieces(): Promise<void> {
  const some = await open("/dev/null", "w");
  // All handles have the same one.
  const handles = Object.getPrototypeOf(some) as FileHandle;
  handles.write = async function write(
    this: FileHandle,
    bytes: Uint8Array,
    start = 0,
    length = bytes.length - start,
  ) {
    const written = bytes.subarray(start, start + length);
    const middle = written.length >> 1;
    const pieces = [written.subarray(0, middle), written.subarray(middle)];
    const { bytesWritten } = await this.writev(pieces);
    return { bytesWritten, buffer: bytes };
  } as FileHandle["write"];
  await some.close();
}

/** Makes each kind of call so often, in the thread that works on files, that no other thread is ever ahead of it. */
async function warmUp(): Promise<void> {
  const nothing = "/dev/null";
  const none = "/dev/null/none";
  const handle = await open(nothing, "w");
  const calls: Readonly<Record<keyof typeof WARMING, () => Promise<unknown>>> = {
    openat: async () => (await open(nothing)).close(),
    write: () => writeFile(nothing, "x"),
    writev: () => handle.writev([new Uint8Array(1), new Uint8Array(1)]),
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
