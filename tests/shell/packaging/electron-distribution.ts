import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Marks where the fuses lie in Electron's binary. */
const FUSE_SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSE_VERSION = 1;
/** As Electron is delivered: on, off, on, on, off, off, off, on, on. */
const FUSES_AS_DELIVERED = "101100011";

/** Writes a folder that electron-builder takes for an unpacked Electron: everything but the browser. */
export async function writeElectronDistribution(directory: string): Promise<void> {
  await mkdir(join(directory, "locales"), { recursive: true });
  await mkdir(join(directory, "resources"));
  const binary = Buffer.concat([
    Buffer.from("\u007fELF, not really"),
    Buffer.alloc(1_000),
    Buffer.from(FUSE_SENTINEL),
    Buffer.from([FUSE_VERSION, FUSES_AS_DELIVERED.length]),
    Buffer.from(FUSES_AS_DELIVERED),
    Buffer.alloc(1_000),
  ]);
  await writeFile(join(directory, "electron"), binary);
  await chmod(join(directory, "electron"), 0o755);
  for (const name of [
    "LICENSE",
    "LICENSES.chromium.html",
    "chrome-sandbox",
    "locales/en-US.pak",
    "resources/default_app.asar",
    "version",
  ]) {
    await writeFile(join(directory, name), "");
  }
}
