import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { z } from "zod";

const packages = fileURLToPath(new URL("../../node_modules", import.meta.url));
const unpacker = fileURLToPath(new URL("./unpack-bundled-chromium.ts", import.meta.url));

/** The package brings fonts for Latin, Greek, Cyrillic and Hebrew only. */
const fontsForHan = ["400Regular/NotoSansJP_400Regular.ttf", "700Bold/NotoSansJP_700Bold.ttf"];

export type BundledChromium = {
  readonly executablePath: string;
  /** What must be set for it to find its libraries and fonts. */
  readonly environment: Readonly<Record<string, string>>;
  /** First number of the version that it must report. */
  readonly majorVersion: string;
};

/**
 * Unpacks the Chromium that @sparticuz/chromium carries, once per version, user and machine.
 * @returns undefined where the package has nothing to run: it carries Linux on x64 alone
 */
export async function unpackBundledChromium(): Promise<BundledChromium | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const version = await versionOfPackage();
  const folder = join(tmpdir(), `postil-test-chromium-${version}-${userInfo().uid}`);
  if (!(await isThere(folder))) await unpackInto(folder);
  return {
    executablePath: join(folder, "chromium"),
    environment: {
      LD_LIBRARY_PATH: join(folder, "al2023/lib"),
      FONTCONFIG_FILE: join(folder, "fonts.conf"),
    },
    majorVersion: version.split(".")[0] ?? "",
  };
}

async function versionOfPackage(): Promise<string> {
  const manifest = await readFile(join(packages, "@sparticuz/chromium/package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(manifest)).version;
}

/** Fills a folder of its own and renames it, so that whoever sees the name sees it complete. */
async function unpackInto(folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  await promisify(execFile)(process.execPath, [unpacker], {
    env: {
      ...process.env,
      TMPDIR: unfinished,
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    },
  });
  for (const font of fontsForHan) {
    await cp(
      join(packages, "@expo-google-fonts/noto-sans-jp", font),
      join(unfinished, "fonts", font),
    );
  }
  await writeFile(join(unfinished, "fonts.conf"), fontConfiguration(folder));
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another worker was faster: its folder is as good as ours.
    await rm(unfinished, { recursive: true });
    if (!(await isThere(folder))) throw error;
  }
}

/** The package's own configuration names folders of a machine in the cloud. */
function fontConfiguration(folder: string): string {
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    "<fontconfig>",
    `  <dir>${join(folder, "fonts")}</dir>`,
    `  <cachedir>${join(folder, "fonts-cache")}</cachedir>`,
    "</fontconfig>",
    "",
  ].join("\n");
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
