import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkout } from "./empty-house.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-start-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("without Electron one line says so, the browser host opens, and a signal ends both", async ({
  skip,
}) => {
  if (existsSync(join(checkout, "node_modules/electron/dist"))) {
    skip("Electron's binary is here: a start without it was not tried");
  }
  const launcher = start(["--no-open", "--library", join(folder, "library")]);
  const lines = createInterface({ input: launcher.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toMatch(
    /^Electron [\d.]+ cannot be downloaded \(.+\): Postil opens in the browser instead\.$/,
  );
  const address = await firstAddress(lines);
  // On to the window, with a cookie that `fetch` would not keep.
  expect((await fetch(address, { redirect: "manual" })).status).toBe(303);

  const ended = new Promise((resolve) => launcher.once("exit", resolve));
  launcher.kill("SIGTERM");
  await ended;
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});

test("a folder that was named for Electron and has none is named, and nothing is downloaded", async () => {
  const named = join(folder, "no-electron");
  const launcher = start(["--no-such-option"], { ELECTRON_OVERRIDE_DIST_PATH: named });
  expect((await text(launcher.stdout)).split("\n")[0]).toBe(
    `There is no Electron in ${named}, which ELECTRON_OVERRIDE_DIST_PATH names: Postil opens in the browser instead.`,
  );
});

test("the exit status of the host is that of npm start", async () => {
  const launcher = start(["--no-such-option"], {
    ELECTRON_OVERRIDE_DIST_PATH: join(folder, "no-electron"),
  });
  const status = await new Promise((resolve) => launcher.once("exit", resolve));
  expect(status).toBe(2);
});

/** Starts the launcher where no Electron is and none can be had: nothing listens on port 1. */
function start(
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess & { stdout: NodeJS.ReadableStream } {
  return spawn(process.execPath, [join(checkout, "build/start.ts"), ...parameters], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ELECTRON_OVERRIDE_DIST_PATH: "",
      ELECTRON_MIRROR: "http://127.0.0.1:1/",
      electron_config_cache: join(folder, "no-cache"),
      XDG_CACHE_HOME: join(folder, "cache"),
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_DATA_HOME: join(folder, "data"),
      ...environment,
    },
  });
}

async function firstAddress(lines: AsyncIterator<string, undefined>): Promise<string> {
  for (;;) {
    const line = await lines.next();
    if (line.done === true) throw new Error("The browser host ended without an address.");
    const address = /http:\/\/\S+/.exec(line.value)?.[0];
    if (address !== undefined) return address;
  }
}
