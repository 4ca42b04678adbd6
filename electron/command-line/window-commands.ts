import { defaultPlaces } from "../library/default-places.ts";
import type { CommandHost } from "./command-host.ts";
import type { Command, CommandInput, ExitStatus } from "./command.ts";
import { CREATE_OPTION, mayCreate } from "./may-create.ts";
import { hasOption, textOption } from "./options.ts";
import type { Output } from "./output.ts";
import { misuse } from "./refuse.ts";

/** A command that opens a window and lives as long as it does. */
export interface WindowCommand extends Omit<Command, "run"> {
  open(input: CommandInput, output: Output, host: CommandHost): Promise<ExitStatus>;
}

const HIGHEST_PORT = 65_535;
const HOST_OPTIONS = { port: { type: "string" }, "no-open": { type: "boolean" } } as const;

const serve: WindowCommand = {
  name: "serve",
  usage: "[--port N] [--no-open] [--create]",
  summary: "open the library in a browser; prints its address on one line",
  options: { ...HOST_OPTIONS, ...CREATE_OPTION },
  positionals: { least: 0, most: 0 },
  async open(input, output, host) {
    const places = defaultPlaces();
    const directory = textOption(input.options, "library") ?? places.library;
    const createLibrary = await mayCreate(input, places.data, directory);
    return serveWith(input, output, { ...host, createLibrary });
  },
};

const open: WindowCommand = {
  name: "open",
  usage: "LINK [--port N] [--no-open]",
  summary: "open a postil:// link, as “copy as link” makes it, in a window",
  options: HOST_OPTIONS,
  positionals: { least: 1, most: 1 },
  open(input, output, host) {
    // A link leads into a library that there is.
    return serveWith(input, output, { ...host, createLibrary: false, link: input.positionals[0] });
  },
};

export const windowCommands: readonly WindowCommand[] = [open, serve];

async function serveWith(
  { options }: CommandInput,
  output: Output,
  rest: CommandHost & { readonly createLibrary: boolean; readonly link?: string | undefined },
): Promise<ExitStatus> {
  const port = Number(textOption(options, "port") ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > HIGHEST_PORT) {
    return misuse(output, `--port takes a whole number up to ${HIGHEST_PORT}.`);
  }
  // Not with the others: no other command needs a server, and reading Node's takes a fifth of their start.
  const { serveLibrary } = await import("../browser-host/serve-library.ts");
  return serveLibrary({
    libraryDirectory: textOption(options, "library"),
    port,
    opensWindow: !hasOption(options, "no-open"),
    output,
    ...rest,
  });
}
