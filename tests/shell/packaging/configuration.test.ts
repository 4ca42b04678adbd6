import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { z } from "zod";
import { packaging } from "../../../build/electron-builder.ts";
import { READABLE_EXTENSIONS } from "../../../electron/core/article/readable-format.ts";
import { inCheckout } from "../checkout.ts";

const configuration = packaging();

test("there are installers for three systems", () => {
  expect(configuration.linux?.target).toEqual(["AppImage", "deb"]);
  expect(configuration.win?.target).toEqual(["nsis"]);
  expect(configuration.mac?.target).toEqual(["dmg"]);
});

test("every icon that they need is there", () => {
  for (const icon of [
    configuration.linux?.icon,
    configuration.win?.icon,
    configuration.mac?.icon,
  ]) {
    expect(existsSync(inCheckout(icon ?? "none")), icon ?? "none").toBe(true);
  }
});

test("postil:// links belong to the app, and files stay with the program that opens them now", () => {
  expect(configuration.protocols).toEqual([
    { name: "Postil link", schemes: ["postil"], role: "Viewer" },
  ]);
  expect(configuration.mac?.fileAssociations).toEqual([
    {
      ext: [
        "txt",
        "text",
        "md",
        "markdown",
        "html",
        "htm",
        "xhtml",
        "mhtml",
        "mht",
        "webarchive",
        "epub",
      ],
      name: "Text",
      role: "Viewer",
      rank: "Alternate",
    },
  ]);
  expect(configuration.fileAssociations).toBeUndefined();
  expect(configuration.win?.fileAssociations).toBeUndefined();
});

test("on Windows the installer offers Postil for every file that it reads, and takes the offer back", () => {
  const script = readFileSync(inCheckout(configuration.nsis?.include ?? "none"), "utf8");
  for (const [order, macro] of [
    ["WriteRegStr", "customInstall"],
    ["DeleteRegValue", "customUnInstall"],
  ] as const) {
    const body = script.split(`!macro ${macro}\n`)[1]?.split("!macroend")[0] ?? "";
    const lines = body.matchAll(
      new RegExp(String.raw`${order} .*Classes\\(\.\w+)\\OpenWithProgids`, "g"),
    );
    expect([...lines].map(([, extension]) => extension)).toEqual(READABLE_EXTENSIONS);
  }
});

test("nothing is published, rebuilt or looked for on the net", () => {
  expect(configuration).toMatchObject({ publish: null, npmRebuild: false, asar: true });
});

const Failed = z.object({ code: z.number(), stderr: z.string() });

test("without Electron it says what is needed, and fails", async () => {
  const nothing = await mkdtemp(join(tmpdir(), "postil-no-electron-"));
  const outcome: unknown = await promisify(execFile)(
    process.execPath,
    [inCheckout("build/package.ts"), "--dir"],
    {
      env: {
        ...process.env,
        ELECTRON_OVERRIDE_DIST_PATH: nothing,
        electron_config_cache: join(nothing, "cache"),
        // A port where nobody listens: a machine without a network.
        ELECTRON_MIRROR: "http://127.0.0.1:9/",
      },
    },
  ).catch((error: unknown) => error);
  await rm(nothing, { recursive: true, force: true });
  const { code, stderr } = Failed.parse(outcome);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Packaging needs Electron 45\.\d+\.\d+ for \w+-\w+\. /);
  expect(stderr).toContain(
    `There is no Electron in ${nothing}, which ELECTRON_OVERRIDE_DIST_PATH names.`,
  );
  expect(stderr).not.toMatch(/\n\s+at /);
});
