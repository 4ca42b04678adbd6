import { type Rolldown, build, defaultClientConditions } from "vite";

export type PageBundle = {
  /** A classic script: what the entry exports is in the global `underTest`. */
  readonly script: string;
  /** Styles of everything that the entry imports. */
  readonly style: string;
};

/**
 * Bundles one module of the window, with all that it imports, the way the app itself is built.
 * @param entry  absolute path of a .ts or .tsx file
 */
export async function bundleForPage(entry: string): Promise<PageBundle> {
  const outputs = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    // React's production half, whatever NODE_ENV the tests themselves run with.
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    resolve: { conditions: ["postil-source", ...defaultClientConditions] },
    build: {
      write: false,
      minify: false,
      target: "chrome140",
      lib: { entry, formats: ["iife"], name: "underTest", cssFileName: "style" },
    },
  });
  const files = filesOf(outputs);
  return {
    script: files.flatMap((file) => (file.type === "chunk" ? [file.code] : [])).join("\n"),
    style: files
      .flatMap((file) =>
        file.type === "asset" && file.fileName.endsWith(".css") ? [String(file.source)] : [],
      )
      .join("\n"),
  };
}

type Built = Awaited<ReturnType<typeof build>>;

function filesOf(built: Built): readonly (Rolldown.OutputChunk | Rolldown.OutputAsset)[] {
  const outputs = Array.isArray(built) ? built : [built];
  return outputs.flatMap((output) => ("output" in output ? output.output : []));
}
