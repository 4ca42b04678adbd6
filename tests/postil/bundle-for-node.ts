import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, defaultServerConditions } from "vite";

/** A program in as few files as can be, in a folder of its own. */
export interface NodeBundle extends AsyncDisposable {
  readonly url: URL;
}

/**
 * Makes one file of a source file and all that it imports, for tests that start it many times: Node reads one file in a
 * sixth of the time that it takes to find and translate each source.
 * @param beside  files that the program looks for beside itself while it runs
 */
export async function bundleForNode(entry: URL, beside: readonly URL[] = []): Promise<NodeBundle> {
  const folder = await mkdtemp(join(tmpdir(), "postil-bundle-"));
  // Some tests run it as somebody else.
  await chmod(folder, 0o755);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    ssr: {
      noExternal: true,
      resolve: { conditions: ["postil-source", ...defaultServerConditions] },
    },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: [entry, ...beside].map((url) => fileURLToPath(url)),
        output: { entryFileNames: "[name].js" },
      },
    },
  });
  return {
    url: pathToFileURL(join(folder, `${basename(fileURLToPath(entry), ".ts")}.js`)),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
