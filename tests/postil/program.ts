import { fileURLToPath } from "node:url";

/**
 * How a test starts Postil: as it is built and installed, or from its sources, which needs no build but serves no window.
 */
export type Program = "built" | "sources";

const commandLine: Readonly<Record<Program, readonly string[]>> = {
  built: [pathOf("out/program/cli.js")],
  sources: ["--conditions=postil-source", pathOf("electron/cli.ts")],
};

/** @returns what Node is started with, to be followed by the words of the command */
export function parametersOf(program: Program): readonly string[] {
  return commandLine[program];
}

/** Of the machine a started Postil sees nothing, save what Node made of the same modules for others that tests started. */
export function compileCache(): { readonly NODE_COMPILE_CACHE?: string } {
  const folder = process.env["NODE_COMPILE_CACHE"];
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url));
}
