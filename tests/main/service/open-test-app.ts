import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { forkKeptConverter } from "../import/kept-converters.ts";
import { type App, type AppOptions, openApp } from "../../../electron/service/create-app.ts";

/** How long a file in the inbox of a test must stay the same; where that itself is the matter, two seconds as for people. */
export const AT_REST_AFTER_MS = 250;

/** The app without a host, asked directly. */
export interface TestApp extends AsyncDisposable {
  readonly app: App;
  /** @throws when the app refuses, with its sentence */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** Imports a text. @returns its article */
  add(name: string, text: string | Uint8Array): Promise<ArticleId>;
  close(): Promise<void>;
}

export interface OpenOptions extends Pick<
  AppOptions,
  "inboxAtRestAfterMs" | "answers" | "checkPace"
> {
  /** A copy of the library, by the same person. */
  readonly library?: string;
  /** Hears of what happens from the beginning, while the app settles. */
  readonly onEvent?: Parameters<App["onEvent"]>[0];
}

export interface TestFolder extends AsyncDisposable {
  readonly folder: string;
  readonly library: string;
  readonly index: string;
  /** Another app on the same library, as another process of the same person would be. */
  open(options?: OpenOptions): Promise<TestApp>;
}

export async function makeTestFolder(): Promise<TestFolder> {
  return testFolderAt(await mkdtemp(join(tmpdir(), "postil-app-")));
}

/** @param folder  which is removed with it */
export function testFolderAt(folder: string): TestFolder {
  const places = {
    library: join(folder, "library"),
    data: join(folder, "data"),
    cache: join(folder, "cache"),
    config: join(folder, "config"),
  };
  return {
    folder,
    library: places.library,
    index: places.cache,
    open: (options) => openIn(folder, places, options),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function openIn(
  folder: string,
  places: AppOptions["places"],
  {
    library = places.library,
    inboxAtRestAfterMs = AT_REST_AFTER_MS,
    answers = "here",
    checkPace,
    onEvent = () => undefined,
  }: OpenOptions = {},
): Promise<TestApp> {
  const opened = await openApp({
    libraryDirectory: library,
    places,
    createLibrary: true,
    keepsUnsaved: true,
    takesInbox: true,
    inboxAtRestAfterMs,
    answers,
    ...(checkPace !== undefined && { checkPace }),
    forkConverter: forkKeptConverter,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  app.onEvent(onEvent);
  await app.settled;
  let asked = 0;
  let isOpen = true;

  async function close(): Promise<void> {
    if (isOpen) await app.close();
    isOpen = false;
  }
  return {
    app,
    close,
    async ask(name, input) {
      const reply = await app.handle({ callId: `${(asked += 1)}`, name, input });
      if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
      // The reply to a call has that call's output.
      return reply.value as CallOutput<typeof name>;
    },
    async add(name, text) {
      const path = join(folder, name);
      await writeFile(path, text);
      const [outcome] = await app.importPaths([path], {
        signal: new AbortController().signal,
        onProgress: () => undefined,
      });
      const articleId = outcome?.articleId ?? null;
      if (articleId === null) throw new Error(outcome?.reason ?? "nothing was imported");
      return articleId;
    },
    [Symbol.asyncDispose]: close,
  };
}
