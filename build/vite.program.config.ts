import { fileURLToPath } from "node:url";
import { defaultServerConditions, defineConfig } from "vite";

/** What Node is started with, as a process or as a thread. Each looks for those that it starts beside itself, by these names. */
const entries = [
  "cli.ts",
  "serve.ts",
  "import/converter-process.ts",
  "import/process/watchdog.ts",
  "index/reader-thread.ts",
  "library/fingerprint-thread.ts",
];

/**
 * The command line and the browser host, with all that they import, in few files: of 600 small ones, finding and reading them was
 * half the time that a command took. Electron runs what tsc made of each source: see build/electron-builder.ts.
 */
export default defineConfig({
  publicDir: false,
  ssr: {
    noExternal: true,
    resolve: { conditions: ["postil-source", ...defaultServerConditions] },
  },
  build: {
    ssr: true,
    outDir: fileURLToPath(new URL("../out/program", import.meta.url)),
    emptyOutDir: true,
    target: "node24",
    // Left readable: what a stack names can be found here.
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: entries.map((entry) =>
        fileURLToPath(new URL(`../electron/${entry}`, import.meta.url)),
      ),
      // Flat, for they look beside themselves.
      output: { entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
});
