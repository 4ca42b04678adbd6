import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** What somebody asked Postil for from outside: by a command line, a double click, or a link. */
export const Wishes = z.object({
  /** Absolute path of the library to open; null means the usual one. */
  library: z.string().nullable(),
  /** As received; see `readArticleLink`. */
  links: z.array(z.string()),
  /** Absolute paths of files and folders to add. */
  files: z.array(z.string()),
});
export type Wishes = Readonly<z.infer<typeof Wishes>>;

export const LINK_SCHEME = "postil";

/**
 * Reads the parameters of a start. Switches are Chromium's or the system's, and pass.
 * @param parameters  without the program, and without the app's own folder
 */
export function wishesOf(parameters: readonly string[], workingDirectory: string): Wishes {
  const links: string[] = [];
  const files: string[] = [];
  let library: string | null = null;
  for (let at = 0; at < parameters.length; at += 1) {
    const parameter = parameters[at] ?? "";
    if (parameter === "--library") {
      at += 1;
      library = parameters[at] ?? null;
    } else if (parameter.startsWith("--library=")) {
      library = parameter.slice("--library=".length);
    } else if (parameter.toLowerCase().startsWith(`${LINK_SCHEME}:`)) {
      links.push(parameter);
    } else if (!parameter.startsWith("-") && parameter !== "") {
      files.push(pathOf(parameter, workingDirectory));
    }
  }
  return { library: library === null ? null : resolve(workingDirectory, library), links, files };
}

/** File managers on Linux may name a file by its path or by its address. */
function pathOf(parameter: string, workingDirectory: string): string {
  if (!/^file:/i.test(parameter)) return resolve(workingDirectory, parameter);
  try {
    return fileURLToPath(parameter);
  } catch {
    // On another machine, or no address at all: as it stands it is not found, and the person is told so.
    return parameter;
  }
}
