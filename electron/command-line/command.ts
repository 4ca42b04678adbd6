import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import type { CallError } from "#contract/call-error.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { Result } from "#core/result.js";
import type { App } from "../service/create-app.ts";
import type { Output } from "./output.ts";

/** 0 all done, 1 some items failed, 2 wrong usage. */
export type ExitStatus = 0 | 1 | 2;

/** Options as they were typed; a repeated one keeps every value. */
export interface CommandOptions {
  readonly [name: string]: string | boolean | readonly string[] | undefined;
}

export interface CommandInput {
  readonly positionals: readonly string[];
  readonly options: CommandOptions;
}

/** What a command works with. */
export interface CommandContext {
  readonly app: App;
  readonly output: Output;
  readonly signal: AbortSignal;
  /** Asks the app, as a window does. */
  ask<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Result<CallOutput<Name>, CallError>>;
  /** Finds an article by id, prefix or folder name. */
  article(name: string): Promise<Result<ArticleId, CallError>>;
}

/** One word after `postil`. */
export interface Command {
  readonly name: string;
  /** What follows the name, as `--help` shows it. */
  readonly usage: string;
  readonly summary: string;
  /** Options of its own, as `util.parseArgs` takes them. */
  readonly options: Readonly<
    Record<string, { readonly type: "string" | "boolean"; readonly multiple?: boolean }>
  >;
  /** How many words may follow, at least and at most. */
  readonly positionals: { readonly least: number; readonly most: number };
  /** Brings the index in step itself; others begin when it is. */
  readonly beginsAtOnce?: boolean;
  run(context: CommandContext, input: CommandInput): Promise<ExitStatus>;
}
