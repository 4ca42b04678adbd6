import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defaultClientConditions, defineConfig } from "vite";

const renderer = fileURLToPath(new URL("../renderer", import.meta.url));
const output = fileURLToPath(new URL("../out/renderer", import.meta.url));

/**
 * The window. Its policy allows scripts, styles, fonts and images from its own address only,
 * so nothing may be written into the page or into another file as data.
 */
export default defineConfig({
  root: renderer,
  plugins: [react()],
  resolve: { conditions: ["postil-source", ...defaultClientConditions] },
  build: {
    outDir: output,
    emptyOutDir: true,
    // "/assets/" is where the browser host serves the pictures of articles.
    assetsDir: "bundle",
    target: "chrome140",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One sheet: which of two rules counts must not depend on which screen was opened first.
    cssCodeSplit: false,
    rolldownOptions: {
      // One script for all that a window begins with, not one for each mixture of later ones that shares a part of it.
      output: { codeSplitting: { groups: [{ name: "index", tags: ["$initial"] }] } },
    },
    // What the first script holds is run before anything is shown: it has 800 kB.
    chunkSizeWarningLimit: 1_000,
  },
});
