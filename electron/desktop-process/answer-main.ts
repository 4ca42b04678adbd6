import { assertNever } from "#core/assert-never.js";
import type { Failure } from "#core/failure/failure.js";
import type { Result } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { replaceDurably } from "../library/replace-durably.ts";
import { writeFailure } from "../library/write-failure.ts";
import type { App, AppOptions } from "../service/create-app.ts";
import { type Ask, type OpenLibrary, type ToMain, ToService } from "./desktop-protocol.ts";
import type { CallContext } from "../service/handlers.ts";
import { WINDOW_HEAD_START_MS } from "../service/head-start.ts";
import { createLentConverters } from "./lent-converters.ts";
import { post, type UtilityMessage, type UtilityParentPort } from "./utility-port.ts";

export interface ServiceDuties {
  openApp(options: Omit<AppOptions, "places">): Promise<Result<App, Failure>>;
  /** Ends the process. */
  end(): void;
}

/** Opens the app that the main process orders, and answers for it until it is told to close. */
export function answerMain(port: UtilityParentPort, { openApp, end }: ServiceDuties): void {
  const tellMain = (message: ToMain): void => post(port, message);
  const converters = createLentConverters(tellMain);
  let opening: Promise<App | undefined> | undefined;

  async function open(options: OpenLibrary): Promise<App | undefined> {
    const opened = await openApp({
      ...options,
      keepsUnsaved: true,
      answers: "beside-when-loaded",
      takesInbox: true,
      headStartMs: WINDOW_HEAD_START_MS,
      forkConverter: converters.fork,
    });
    if (!opened.ok) {
      tellMain({ kind: "not-opened", failure: opened.error });
      return undefined;
    }
    opened.value.onEvent((event) => tellMain({ kind: "event", event }));
    tellMain({ kind: "opened" });
    return opened.value;
  }

  async function answer(id: number, ask: Ask): Promise<void> {
    try {
      const app = await opening;
      if (app === undefined) throw new Error("main asks only what is open");
      tellMain({ kind: "answer", id, answer: await answerAsk(app, ask) });
    } catch (error) {
      tellMain({ kind: "no-answer", id, reason: String(error) });
    }
  }

  async function close(): Promise<void> {
    const app = await opening;
    await app?.close();
    end();
  }

  function hear({ data, ports }: UtilityMessage): void {
    const message = ToService.parse(data);
    switch (message.kind) {
      case "open":
        opening = open(message.options);
        return;
      case "ask":
        void answer(message.id, message.ask);
        return;
      case "cancel":
        void opening?.then((app) => app?.cancel(message.callId));
        return;
      case "converter-forked": {
        const [line] = ports;
        if (line !== undefined) converters.onForked(message.converter, message.pid, line);
        return;
      }
      case "converter-ended":
        return converters.onEnded(message.converter, message.exit);
      case "close":
        void close();
        return;
      default:
        return assertNever(message);
    }
  }

  port.on("message", hear);
}

function answerAsk(app: App, ask: Ask): unknown {
  switch (ask.kind) {
    case "call":
      return app.handle(ask.request);
    case "stage-file":
      return app.stageFile(ask.name, ask.bytes);
    case "resolve-asset":
      return resolveAsset(app, ask.articleId, ask.name);
    case "import-paths":
      return app.importPaths(ask.paths, UNSUPERVISED);
    case "save-file":
      return saveFile(ask.path, ask.text);
    default:
      return assertNever(ask);
  }
}

/** Files opened from outside: few, and nobody waits at a progress bar. */
const UNSUPERVISED: CallContext = {
  signal: new AbortController().signal,
  onProgress: () => undefined,
};

async function resolveAsset(app: App, articleId: string, name: string): Promise<unknown> {
  const asset = await app.resolveAsset(articleId, name);
  return asset.ok ? asset.value : null;
}

/** @returns null, or a sentence why it could not be written */
async function saveFile(path: string, text: string): Promise<string | null> {
  try {
    await replaceDurably(path, text);
    return null;
  } catch (error) {
    return describeFailure(writeFailure(error, path));
  }
}
