import type { Command } from "./command.ts";

type DescribedCommand = Omit<Command, "run">;

const NAME_WIDTH = 13;

/** What `postil --help` prints. */
export function describeCommands(commands: readonly DescribedCommand[]): string {
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(NAME_WIDTH)} ${summary}`);
  return [
    "Usage: postil COMMAND [--library DIR] [--json]",
    "",
    ...lines,
    "",
    "“postil COMMAND --help” says more. ARTICLE is an id, a unique prefix of at least four characters, or a folder name.",
    "--library DIR, or POSTIL_LIBRARY, names the library; else it is “Postil” in your documents.",
    "add and serve make the library where there never was one; with --create, also where there was one before.",
    "--json prints one JSON object per line, failures too. Exit status: 0 all done, 1 some items failed, 2 wrong usage.",
    "",
  ].join("\n");
}

/** What `postil COMMAND --help` prints. */
export function describeCommand({ name, usage, summary }: DescribedCommand): string {
  return `Usage: postil ${`${name} ${usage}`.trim()} [--library DIR] [--json]\n\n${summary}\n`;
}
