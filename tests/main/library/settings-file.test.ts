import { lstat, readFile, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Settings } from "#core/settings/settings.js";
import { openSettingsFile } from "../../../electron/library/settings-file.ts";
import { containing } from "./matchers.ts";
import { temporaryDirectory, valueOf } from "./new-library.ts";

const usual = Settings.parse({});

test("a change is there when the file is opened again", async () => {
  const directory = join(await temporaryDirectory(), "config");
  const settings = await openSettingsFile(directory);
  expect(settings.read()).toEqual(usual);
  expect(valueOf(await settings.change({ theme: "dark", fontSize: 20 }))).toMatchObject({
    theme: "dark",
  });
  const again = await openSettingsFile(directory);
  expect(again.read()).toEqual({ ...usual, theme: "dark", fontSize: 20 });
  expect(again.problems()).toEqual([]);
});

test("two processes that set different things keep both", async () => {
  const directory = await temporaryDirectory();
  const [one, other] = [await openSettingsFile(directory), await openSettingsFile(directory)];
  valueOf(await one.change({ theme: "dark" }));
  valueOf(await other.change({ justify: true }));
  await Promise.all([one.change({ fontSize: 21 }), one.change({ lineHeight: 2 })]);
  const stored = (await openSettingsFile(directory)).read();
  expect(stored).toMatchObject({ theme: "dark", justify: true, fontSize: 21, lineHeight: 2 });
});

test("a broken file is reported, never taken for empty, and kept aside before it is replaced", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "settings.json");
  await writeFile(path, '{"theme":"dark"');
  const settings = await openSettingsFile(directory);
  expect(settings.read()).toEqual(usual);
  expect(settings.problems()).toEqual([{ path, problem: containing("damaged") }]);
  expect(await readdir(directory)).toEqual(["settings.json"]);
  valueOf(await settings.change({ justify: true }));
  const [aside = ""] = (await readdir(directory)).filter((name) => name.includes(".broken-"));
  expect(await readFile(join(directory, aside), "utf8")).toBe('{"theme":"dark"');
  expect(settings.problems()).toEqual([]);
});

test("one value that is not understood costs itself alone, and what only a newer Postil knows stays", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "settings.json");
  await writeFile(path, '{"theme":"sepia","fontSize":22,"brailleCells":40}');
  const settings = await openSettingsFile(directory);
  expect(settings.read()).toEqual({ ...usual, fontSize: 22 });
  expect(settings.problems()).toMatchObject([{ problem: containing("theme") }]);
  valueOf(await settings.change({ justify: true }));
  expect(JSON.parse(await readFile(path, "utf8"))).toEqual({
    format: 1,
    fontSize: 22,
    brailleCells: 40,
    justify: true,
  });
});

test("settings of a newer format are in use as far as they are understood, and are not replaced", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "settings.json");
  const written = '{"format":2,"fontSize":22,"justify":"both"}';
  await writeFile(path, written);
  const settings = await openSettingsFile(directory);
  expect(settings.read()).toEqual({ ...usual, fontSize: 22 });
  expect(settings.problems()).toEqual([{ path, problem: containing("newer Postil") }]);
  expect(await settings.change({ theme: "dark" })).toEqual({
    ok: false,
    error: { code: "written-by-newer", path },
  });
  expect(await readFile(path, "utf8")).toBe(written);
  expect(await readdir(directory)).toEqual(["settings.json"]);
});

test("settings that cannot be read are not replaced", async () => {
  const directory = await temporaryDirectory();
  const path = join(directory, "settings.json");
  await symlink(path, path); // Leads to itself.
  const settings = await openSettingsFile(directory);
  expect(settings.problems()).toHaveLength(1);
  expect(await settings.change({ justify: true })).toMatchObject({ error: { path } });
  expect((await lstat(path)).isSymbolicLink()).toBe(true);
});
