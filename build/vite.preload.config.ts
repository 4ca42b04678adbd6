import { fileURLToPath } from "node:url";
import { defaultClientConditions, defineConfig } from "vite";

const entry = fileURLToPath(new URL("../electron/preload/preload.ts", import.meta.url));
const output = fileURLToPath(new URL("../out/preload", import.meta.url));

/** The preload: one CommonJS file, because a sandboxed preload can neither be ESM nor require its neighbours. */
export default defineConfig({
  publicDir: false,
  resolve: { conditions: ["postil-source", ...defaultClientConditions] },
  build: {
    outDir: output,
    emptyOutDir: true,
    target: "chrome140",
    // Left readable: it is short, and whoever audits the app reads exactly this.
    minify: false,
    reportCompressedSize: false,
    lib: { entry, formats: ["cjs"], fileName: () => "preload.cjs" },
    rolldownOptions: { external: ["electron"] },
  },
});
