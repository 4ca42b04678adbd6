import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openWindow } from "../../../electron/browser-host/open-window.ts";

/** Where the programs of a test lie; no others are found. */
let programs: string;

beforeEach(async () => {
  programs = await mkdtemp(join(tmpdir(), "postil-programs-"));
  vi.stubEnv("PATH", programs);
  vi.stubEnv("DISPLAY", "");
  vi.stubEnv("WAYLAND_DISPLAY", "wayland-0");
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(programs, { recursive: true, force: true });
  });
});

/** A program that notes that it was started, and then does what `ending` says. */
async function program(name: string, ending: string): Promise<void> {
  const path = join(programs, name);
  await writeFile(path, `#!/bin/sh\necho ${name} >> ${programs}/started\n${ending}\n`);
  await chmod(path, 0o755);
}

async function started(): Promise<readonly string[]> {
  return (await readFile(join(programs, "started"), "utf8")).trim().split("\n");
}

function open() {
  return openWindow(() => "http://127.0.0.1:1/", join(programs, "profile"));
}

// Elsewhere browsers are looked for where their installers put them.
describe.runIf(process.platform === "linux")("a window", () => {
  test("that a browser opens in one that runs already is open, and no other browser is tried", async () => {
    await program("chromium", "exit 0");
    await program("google-chrome", "exit 0");
    expect(await open()).toEqual({ kind: "browser" });
    expect(await started()).toEqual(["chromium"]);
  });

  test("is asked of the next browser where one cannot start", async () => {
    await program("chromium", "exit 1");
    await program("google-chrome", "exec /bin/sleep 2");
    const window = await open();
    expect(window.kind).toBe("app");
    expect(await started()).toEqual(["chromium", "google-chrome"]);
    if (window.kind === "app") await window.closed;
  });

  test("is not tried for where there is no display", async () => {
    vi.stubEnv("WAYLAND_DISPLAY", "");
    await program("chromium", "exit 0");
    expect(await open()).toEqual({ kind: "none" });
  });
});
