import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findOrCreateLibrary } from "../../electron/library/library-file.ts";

/** A person's home of a test's own: nothing of the machine is seen, and nothing is left behind. */
export interface TestHome extends AsyncDisposable {
  /** Absolute path; everything below lies in it. */
  readonly folder: string;
  /** Where the library is or will be. */
  readonly library: string;
  /** What Postil is started with. */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes a file for Postil to read. @returns its absolute path */
  write(name: string, content: string | Uint8Array): Promise<string>;
}

/** A home in which Postil was never started. */
export async function makeHome(): Promise<TestHome> {
  return homeIn(await mkdtemp(join(tmpdir(), "postil-test-")));
}

/** @param folder  absolute path; what lies there is deleted with the home */
export function homeIn(folder: string): TestHome {
  const library = join(folder, "library");
  return {
    folder,
    library,
    environment: {
      PATH: process.env["PATH"] ?? "",
      LANG: "C.UTF-8",
      HOME: folder,
      XDG_CACHE_HOME: join(folder, "cache"),
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_DATA_HOME: join(folder, "data"),
      POSTIL_LIBRARY: library,
    },
    async write(name, content) {
      const path = join(folder, "files", name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A home with a library that holds nothing: no window plants its samples there. */
export async function makeHomeWithLibrary(): Promise<TestHome> {
  const home = await makeHome();
  const made = await findOrCreateLibrary(home.library, Date.now());
  if (!made.ok) throw new Error(made.error.code);
  return home;
}

/** The same again, as it is now, for somebody who may change it. */
export async function copyHome({ folder }: Pick<TestHome, "folder">): Promise<TestHome> {
  const home = await makeHome();
  await cp(folder, home.folder, { recursive: true, preserveTimestamps: true });
  return home;
}
