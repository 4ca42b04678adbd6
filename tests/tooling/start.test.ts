import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkout } from "./empty-house.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-start-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test("without Electron one line says so, the browser host opens, and a signal ends both", async () => {
  const launcher = start(["--no-open", "--library", join(folder, "library")]);
  const lines = createInterface({ input: launcher.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toMatch(
    /^Electron [\d.]+ cannot be downloaded \(.+\): Postil opens in the browser instead\.$/,
  );
  const address = await firstAddress(lines);
  // Admitted: the host trades the token of the address for a cookie and leads on.
  expect((await fetch(address, { redirect: "manual" })).status).toBe(303);

  const ended = new Promise((resolve) => launcher.once("exit", resolve));
  launcher.kill("SIGTERM");
  await ended;
  await expect(fetch(address)).rejects.toThrow("fetch failed");
});

test("the exit status of the host is that of npm start", async () => {
  const launcher = start(["--no-such-option"]);
  const status = await new Promise((resolve) => launcher.once("exit", resolve));
  expect(status).toBe(2);
});

/** Starts the launcher where no Electron is and none can be had: nothing listens on port 1. */
function start(parameters: readonly string[]): ChildProcess & { stdout: NodeJS.ReadableStream } {
  return spawn(process.execPath, [join(checkout, "build/start.ts"), ...parameters], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ELECTRON_OVERRIDE_DIST_PATH: join(folder, "no-electron"),
      ELECTRON_MIRROR: "http://127.0.0.1:1/",
      electron_config_cache: join(folder, "no-cache"),
      XDG_CACHE_HOME: join(folder, "cache"),
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_DATA_HOME: join(folder, "data"),
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
