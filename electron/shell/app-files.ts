import { fileURLToPath } from "node:url";

const isSource = import.meta.url.endsWith(".ts");
/** The checkout, or the archive of the packaged app. */
const root = new URL(isSource ? "../../" : "../../../", import.meta.url);
const built = isSource ? "ts" : "js";

/** Absolute paths of what the main process points Electron at. */
export const appFiles = {
  /** One CommonJS file, in sources too: see build/vite.preload.config.ts. */
  preload: fileURLToPath(new URL("out/preload/preload.cjs", root)),
  interface: fileURLToPath(new URL("out/renderer/", root)),
  /** Unpacked beside the archive, so that the service reads them like any file. */
  samples: unpacked(fileURLToPath(new URL("seeds/", root))),
  service: fileURLToPath(new URL(`../desktop-process/service-process.${built}`, import.meta.url)),
  converter: fileURLToPath(
    new URL(`../desktop-process/desktop-converter.${built}`, import.meta.url),
  ),
} as const;

function unpacked(path: string): string {
  return path.replace(/\bapp\.asar(?=[/\\])/, "app.asar.unpacked");
}
