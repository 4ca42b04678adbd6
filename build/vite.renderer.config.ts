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
    // One reader on one machine loads this from disk: fewer, larger files cost nothing.
    chunkSizeWarningLimit: 2_000,
  },
});
