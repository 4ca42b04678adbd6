import { parseArgs } from "node:util";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import type { CallError } from "#contract/call-error.js";
import { describeReconciling, reconcilingWording } from "#core/wording/reconciling-wording.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { Result } from "#core/result.js";
import { defaultPlaces } from "../library/default-places.ts";
import { type App, openApp } from "../service/create-app.ts";
import { articleCommands } from "./article-commands.ts";
import type { CommandHost } from "./command-host.ts";
import type { Command, CommandContext, CommandInput, ExitStatus } from "./command.ts";
import { faultsCommand } from "./faults-command.ts";
import { describeCommand, describeCommands } from "./help.ts";
import { libraryCommands } from "./library-commands.ts";
import { mayCreate } from "./may-create.ts";
import { noteCommands } from "./note-commands.ts";
import { quarantineCommand } from "./quarantine-command.ts";
import { snapshotCommand } from "./snapshot-command.ts";
import { statisticsCommands } from "./statistics-command.ts";
import { tagCommands } from "./tag-commands.ts";
import { textOption, hasOption } from "./options.ts";
import { createOutput, type Output } from "./output.ts";
import { misuse, refuse } from "./refuse.ts";
import { windowCommands } from "./window-commands.ts";

const COMMON_OPTIONS = {
  library: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

const COMMANDS: readonly Command[] = [
  ...articleCommands,
  ...noteCommands,
  ...tagCommands,
  ...statisticsCommands,
  ...libraryCommands,
  snapshotCommand,
  faultsCommand,
  quarantineCommand,
];

/**
 * Runs one command on a library and ends.
 * @param words  what stands after the program's name
 */
export async function runCommandLine(
  words: readonly string[],
  host: CommandHost,
): Promise<ExitStatus> {
  const [name, ...rest] = words;
  const output = createOutput({ json: words.includes("--json") });
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    process.stdout.write(describeCommands([...COMMANDS, ...windowCommands]));
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  const windowCommand = windowCommands.find((one) => one.name === name);
  const chosen = command ?? windowCommand;
  if (chosen === undefined) {
    return misuse(output, `“${name}” is no command. “postil --help” lists them.`);
  }
  const input = parseInput(chosen, rest);
  if (typeof input === "string") return misuse(output, `${input} See “postil ${name} --help”.`);
  if (hasOption(input.options, "help")) {
    process.stdout.write(describeCommand(chosen));
    return 0;
  }
  if (windowCommand !== undefined) return windowCommand.open(input, output, host);
  return command === undefined ? 2 : runOnLibrary(command, input, { output, host });
}

/** @returns what was typed, or a sentence that says what is wrong with it */
function parseInput(
  command: Omit<Command, "run">,
  words: readonly string[],
): CommandInput | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...COMMON_OPTIONS, ...command.options },
      allowPositionals: true,
    });
    const { least, most } = command.positionals;
    const asksForHelp = values["help"] === true;
    if (!asksForHelp && positionals.length < least)
      return `Write “postil ${command.name} ${command.usage}”.`;
    if (positionals.length > most) return `“${positionals[most]}” is one word too many.`;
    return { positionals, options: values };
  } catch (error) {
    // parseArgs says in a sentence which option it does not know; what follows the first one is advice for programmers.
    const message = error instanceof Error ? error.message : String(error);
    return `${message.split(". ")[0]}.`;
  }
}

async function runOnLibrary(
  command: Command,
  input: CommandInput,
  { output, host }: { readonly output: Output; readonly host: CommandHost },
): Promise<ExitStatus> {
  const places = defaultPlaces();
  const libraryDirectory = textOption(input.options, "library") ?? places.library;
  // Only what brings something in may make a library; a mistyped folder must not become one.
  const bringsIn = command.name === "add";
  const opened = await openApp({
    libraryDirectory,
    places,
    createLibrary: bringsIn && (await mayCreate(input, places.data, libraryDirectory)),
    forkConverter: host.forkConverter,
    keepsUnsaved: false,
    takesInbox: false,
  });
  if (!opened.ok) {
    output.failure({ ...opened.error, message: describeFailure(opened.error) });
    return 1;
  }
  const app = opened.value;
  const interrupted = new AbortController();
  const interrupt = (): void => interrupted.abort();
  process.once("SIGINT", interrupt);
  const stopListening = app.onEvent((event) => {
    if (event.kind !== "reconciling") return;
    output.progress(event.progress === null ? undefined : describeReconciling(event.progress));
  });
  try {
    if (command.beginsAtOnce !== true) await settledOr(app, interrupted.signal);
    if (interrupted.signal.aborted) return refuseInterrupted(output);
    const status = await command.run(contextFor(app, output, interrupted.signal), input);
    return status === 0 && tellUnread(app, output) === "some" ? 1 : status;
  } finally {
    process.off("SIGINT", interrupt);
    stopListening();
    await app.close();
  }
}

/** Reading a large library for the first time takes minutes: whoever stops it need not wait for its end. */
async function settledOr(app: App, interrupted: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  interrupted.addEventListener("abort", () => resolve(), { once: true });
  await Promise.race([app.settled, promise]);
}

function refuseInterrupted(output: Output): ExitStatus {
  return refuse(output, { code: "cancelled", message: reconcilingWording.stopped });
}

/** An answer that may lack something must not pass for all that there is. */
function tellUnread(app: App, output: Output): "none" | "some" {
  const failures = app.unread();
  for (const failure of failures) output.failure({ ...failure, message: describeFailure(failure) });
  return failures.length === 0 ? "none" : "some";
}

function contextFor(app: App, output: Output, signal: AbortSignal): CommandContext {
  let asked = 0;

  async function ask<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Result<CallOutput<Name>, CallError>> {
    const callId = `command-${(asked += 1)}`;
    const cancel = (): void => app.cancel(callId);
    signal.addEventListener("abort", cancel);
    const reply = await app.handle({ callId, name, input });
    signal.removeEventListener("abort", cancel);
    // The app answers a call with that call's output; the compiler cannot follow the name through `handle`.
    return reply as Result<CallOutput<Name>, CallError>;
  }

  return {
    app,
    output,
    signal,
    ask,
    async article(name) {
      const found = await ask("articles.resolve", { name });
      return found.ok ? { ok: true, value: found.value.articleId } : found;
    },
  };
}
