import { execFile } from "node:child_process";
import { cp, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { makeHome } from "../postil/test-home.ts";
import { checkout } from "./empty-house.ts";

const run = promisify(execFile);
const built = join(checkout, "out/program");

/** A start reads these and nothing else: one of 600 files took twice the time. */
const MOST_FILES = 20;

test("the command line is few files, which import, find and list an article without any other", async () => {
  await using home = await makeHome();
  const program = join(home.folder, "house/out/program");
  await cp(built, program, { recursive: true });
  await writeFile(join(home.folder, "house/package.json"), '{ "type": "module" }');
  const article = await home.write("ferry.txt", "The ferry book\n\nThe pilots kept one book.\n");
  const postil = async (...words: readonly string[]): Promise<string> => {
    const options = { cwd: home.folder, env: { ...home.environment } };
    return (await run(process.execPath, [join(program, "cli.js"), ...words], options)).stdout;
  };

  expect(await postil("add", article, "--json")).toContain('"status":"added"');
  expect(await postil("list", "--json")).toContain('"title":"The ferry book"');
  expect(await postil("search", "pilots", "--json")).toContain('"title":"The ferry book"');
  expect((await readdir(program)).length).toBeLessThan(MOST_FILES);
});

test("every process and thread that it starts lies beside it", async () => {
  const files = await readdir(built);
  const scripts = await Promise.all(files.map((name) => readFile(join(built, name), "utf8")));
  const named = scripts.flatMap((script) =>
    [...script.matchAll(/"\.\/([\w-]+\.js)"/g)].map(([, name]) => name),
  );
  const started = [
    "converter-process.js",
    "fingerprint-thread.js",
    "reader-thread.js",
    "watchdog.js",
  ];
  expect(named).toEqual(expect.arrayContaining(started));
  expect(named.filter((name) => !files.includes(name ?? ""))).toEqual([]);
});
