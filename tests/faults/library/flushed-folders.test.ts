import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory, testPlaces } from "../../main/library/new-library.ts";
import { spawnSource } from "../../main/library/spawn-source.ts";
import { needStrace, tracing } from "./inject-fault.ts";

test("before a file leaves the library, each new folder that it is kept in is flushed into the one above", async (context) => {
  needStrace(context);
  const { directory, dataDirectory } = await testPlaces();
  const file = join(directory, "articles", "one", "versions", "text.html");
  await mkdir(dirname(file), { recursive: true });
  await mkdir(dataDirectory);
  await writeFile(file, "damaged");
  const trace = join(await temporaryDirectory(), "trace");
  const watched = tracing(["mkdir", "fsync", "unlink", "rename"], trace);
  const source = new URL("./quarantining-process.ts", import.meta.url);
  const moving = spawnSource(source, { library: directory, data: dataDirectory, file }, watched);
  expect(await moving.ended).toEqual({ code: 0, errors: "" });

  const calls = (await readFile(trace, "utf8")).split("\n");
  const goesAt = calls.findIndex((call) => call.includes(`unlink("${file}.set-aside-`));
  expect(goesAt).toBeGreaterThan(0);
  const made = calls.flatMap((call, at) => {
    const [, path = ""] = /mkdir\("([^"]+)", \d+\) = 0/.exec(call) ?? [];
    return path.startsWith(dataDirectory) ? [{ path, at }] : [];
  });
  // quarantine/<library>/files/<hash>/articles/one/versions
  expect(made).toHaveLength(7);
  const unflushed = made.filter(({ path, at }) => {
    const flush = new RegExp(`fsync\\(\\d+<${dirname(path)}>\\) *= 0`);
    return !calls.slice(at, goesAt).some((call) => flush.test(call));
  });
  expect(unflushed).toEqual([]);
});
