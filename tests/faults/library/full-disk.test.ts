import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { temporaryDirectory, type TestPlaces } from "../../main/library/new-library.ts";
import { expectNothingLost, fillWithOneArticle, startActing, toldBy } from "./faulty-library.ts";

const SIZES = ["64k", "256k", "1m", "8m"];

test.for(SIZES)(
  "a disk of %s fills up with notes: what was saved is there, and space makes it go on",
  async (size, context) => {
    const places = await placesOnDisk(size, context);
    await fillWithOneArticle(places);
    const ballast = fillUp(places, size);
    const process = startActing(places, { count: "60", bytes: "3000" });
    expect((await process.ended).code).toBe(0);
    const told = toldBy(process);
    expect(told.saved.length).toBeGreaterThan(0);
    expect(told.failed.length).toBeGreaterThan(0);
    expect(process.lines().filter((line) => line.startsWith("failed"))).toEqual(
      told.failed.map((name) => `failed disk-full ${name}`),
    );
    rmSync(ballast);
    await expectNothingLost(places, told);
    const after = startActing(places, { count: "5", bytes: "3000", name: "after" });
    expect((await after.ended).code).toBe(0);
    expect(toldBy(after).saved).toHaveLength(5);
    await expectNothingLost(places, {
      saved: [...told.saved, ...toldBy(after).saved],
      failed: told.failed,
    });
  },
);

test("articles for which there is no room leave nothing behind", async (context) => {
  const places = await placesOnDisk("1m", context);
  await fillWithOneArticle(places);
  const process = startActing(places, { act: "add", count: "12", bytes: "60000" });
  expect((await process.ended).code).toBe(0);
  const told = toldBy(process);
  expect(told.saved.length).toBeGreaterThan(1);
  expect(told.failed.length).toBeGreaterThan(1);
  await expectNothingLost(places, told);
  const names = await readdir(join(places.directory, "articles"));
  expect(names).toHaveLength(1 + told.saved.length);
});

test("control: on such a disk a writer that writes over its file loses what it had saved", async (context) => {
  const places = await placesOnDisk("256k", context);
  await mkdir(places.directory, { recursive: true });
  const path = join(places.directory, "notes.json");
  writeFileSync(path, "[]");
  const process = startActing(places, { act: "naive", count: "200", bytes: "3000" });
  await process.ended;
  const { saved } = toldBy(process);
  expect(saved.length).toBeGreaterThan(10);
  expect(() => JSON.parse(readFileSync(path, "utf8")) as unknown).toThrow(SyntaxError);
});

/** The library on a small disk of its own, the data folder elsewhere. */
async function placesOnDisk(size: string, context: TestContext): Promise<TestPlaces> {
  const base = await temporaryDirectory();
  const disk = join(base, "disk");
  await mkdir(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", disk], { stdio: "pipe" });
  } catch {
    context.skip("no file system may be mounted here: a full disk was NOT tested");
  }
  onTestFinished(() => void execFileSync("umount", ["-l", disk]));
  return { directory: join(disk, "library"), dataDirectory: join(base, "data") };
}

/** Leaves room for some of the notes. @returns a file that takes the rest */
function fillUp({ directory }: TestPlaces, size: string): string {
  const path = join(directory, "..", "ballast");
  const free = Number(
    execFileSync("df", ["--output=avail", "-B1", directory]).toString().split("\n")[1],
  );
  const room = size === "64k" ? 16_000 : 100_000;
  writeFileSync(path, Buffer.alloc(Math.max(0, free - room)));
  return path;
}
