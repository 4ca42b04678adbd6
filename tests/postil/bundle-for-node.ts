import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, defaultServerConditions } from "vite";

/** A program in one file, in a folder of its own. */
export interface NodeBundle extends AsyncDisposable {
  readonly url: URL;
}

/**
 * Makes one file of a source file and all that it imports, for tests that start it many times: Node reads one file in a
 * sixth of the time that it takes to find and translate each source. What looks for files beside itself does not find them.
 */
export async function bundleForNode(entry: URL): Promise<NodeBundle> {
  const folder = await mkdtemp(join(tmpdir(), "postil-bundle-"));
  // Some tests run it as somebody else.
  await chmod(folder, 0o755);
  const source = fileURLToPath(entry);
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    ssr: {
      noExternal: true,
      resolve: { conditions: ["postil-source", ...defaultServerConditions] },
    },
    build: {
      ssr: source,
      outDir: folder,
      minify: false,
      rolldownOptions: { output: { entryFileNames: "[name].mjs" } },
    },
  });
  return {
    url: pathToFileURL(join(folder, `${basename(source, ".ts")}.mjs`)),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
