import { type Browser, chromium } from "playwright-core";
import { unpackBundledChromium } from "./bundled-chromium.ts";
import { findInstalledChromiums } from "./installed-chromium.ts";

/** The oldest Chromium that has everything Postil is built on; Electron 45 embeds a newer one. */
const OLDEST_MAJOR_VERSION = 140;

/**
 * Our own switches only. Those that @sparticuz/chromium recommends turn web security off, which is what many
 * tests are about; web-security.test.ts proves that it is on.
 */
const switches: readonly string[] = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
  "--no-pings",
];

/** Which Chromium: one on this machine, the one in the package, or whichever is there, in this order. */
export type ChromiumKind = "installed" | "bundled" | "any";

/**
 * Starts a headless Chromium. The caller closes it.
 * @param options.kind  by default what POSTIL_TEST_BROWSER says, else "any"
 * @param options.switches  on top of ours
 * @throws when none can be started, saying what was tried
 */
export async function launchChromium(
  options: { readonly kind?: ChromiumKind; readonly switches?: readonly string[] } = {},
): Promise<Browser> {
  const failures: string[] = [];
  for await (const binary of candidates(options.kind ?? kindFromEnvironment())) {
    const outcome = await start(binary, [...switches, ...(options.switches ?? [])]);
    if (typeof outcome !== "string") return outcome;
    failures.push(`${binary.executablePath}: ${outcome}`);
  }
  throw new Error(
    [
      `No Chromium ${OLDEST_MAJOR_VERSION} or newer could be started.`,
      "Install Chrome or Chromium, or set CHROMIUM_PATH to one.",
      ...failures,
    ].join("\n"),
  );
}

function kindFromEnvironment(): ChromiumKind {
  const wanted = process.env["POSTIL_TEST_BROWSER"] ?? "any";
  if (wanted === "any" || wanted === "installed" || wanted === "bundled") return wanted;
  throw new Error(`POSTIL_TEST_BROWSER is "${wanted}": it can be "installed", "bundled" or "any".`);
}

type Binary = {
  readonly executablePath: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What it must report; any when left out. */
  readonly majorVersion?: string;
};

async function* candidates(kind: ChromiumKind): AsyncGenerator<Binary> {
  if (kind !== "bundled") {
    yield* findInstalledChromiums().map((executablePath) => ({ executablePath, environment: {} }));
  }
  if (kind !== "installed") {
    const bundled = await unpackBundledChromium();
    if (bundled !== undefined) yield bundled;
  }
}

/** @returns the browser, or why it is not one for us */
async function start(binary: Binary, args: readonly string[]): Promise<Browser | string> {
  try {
    const browser = await launchSandboxed(binary, args);
    const major = browser.version().split(".")[0] ?? "";
    const isRecent = Number(major) >= OLDEST_MAJOR_VERSION;
    if (isRecent && (binary.majorVersion === undefined || major === binary.majorVersion)) {
      return browser;
    }
    await browser.close();
    return `it is version ${browser.version()}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** With its sandbox, unless it refuses: as root it always does, in a container often. */
async function launchSandboxed(binary: Binary, args: readonly string[]): Promise<Browser> {
  const launch = (chromiumSandbox: boolean) =>
    chromium.launch({
      executablePath: binary.executablePath,
      args: [...args],
      chromiumSandbox,
      env: { ...process.env, ...binary.environment },
    });
  if (process.getuid?.() === 0) return await launch(false);
  try {
    return await launch(true);
  } catch (error) {
    if (!/sandbox|namespace/i.test(String(error))) throw error;
    return await launch(false);
  }
}
