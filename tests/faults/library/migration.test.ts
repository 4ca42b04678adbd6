import { existsSync } from "node:fs";
import { cp, readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { LIBRARY_FORMAT } from "#core/library/library-identity.js";
import { LIBRARY_MIGRATIONS } from "../../../electron/library/migrations/library-migrations.ts";
import { migrateLibrary } from "../../../electron/library/migrations/migrate-library.ts";
import { readLibraryFile } from "../../../electron/library/library-file.ts";
import {
  openTestLibrary,
  type TestPlaces,
  testPlaces,
  valueOf,
} from "../../main/library/new-library.ts";
import { newArticle } from "../../main/library/sample-article.ts";
import { spawnSource } from "../../main/library/spawn-source.ts";
import { bundleForNode } from "../../postil/bundle-for-node.ts";
import { howMany } from "../how-many.ts";
import { lostByNaiveWriter } from "../kill/naive-writer.ts";
import { reportCell } from "../report/report-cell.ts";
import { DISK_CALLS, injecting, needStrace } from "./inject-fault.ts";
import { SAMPLE_MIGRATIONS } from "./sample-migrations.ts";

const migratingProcess = await bundleForNode(new URL("./migrating-process.ts", import.meta.url));
afterAll(() => migratingProcess[Symbol.asyncDispose]());

const ARTICLES = 3;
const MOST_CALLS = 60;
const LONG = { timeout: 600_000 };
const SWEPT_CALLS = howMany({ quick: 1, all: DISK_CALLS.length });
/** Renaming is what makes a file another. */
const CALLS = ["rename", ...DISK_CALLS.filter((call) => call !== "rename")].slice(0, SWEPT_CALLS);

test("the steps of the product lead from the first format to the latest", () => {
  expect(LIBRARY_MIGRATIONS.map(({ from }) => from)).toEqual(
    Array.from({ length: LIBRARY_FORMAT - 1 }, (_, index) => index + 1),
  );
});

test("an older library is brought to the latest format, once, with a snapshot before", async () => {
  const places = await filledPlaces();
  const said: string[] = [];
  const migrations = SAMPLE_MIGRATIONS.map((step) => ({
    ...step,
    migrate(directory: string) {
      said.push(step.name);
      return step.migrate(directory);
    },
  }));
  const beforeUpgrade = async () => void said.push("snapshot");
  for (let opening = 0; opening < 2; opening += 1) {
    const identity = valueOf(await readLibraryFile(places.directory));
    const migrated = await migrateLibrary({ ...places, identity, migrations, beforeUpgrade });
    expect(valueOf(migrated)).toEqual({ ...identity, format: 3 });
  }
  expect(said).toEqual(["snapshot", ...SAMPLE_MIGRATIONS.map(({ name }) => name)]);
});

test("nothing is changed where there is no snapshot, nor in a newer library", async () => {
  const places = await filledPlaces();
  const before = await contentOf(places);
  const identity = valueOf(await readLibraryFile(places.directory));
  const options = { ...places, identity, migrations: SAMPLE_MIGRATIONS };
  const full = Object.assign(new Error("full"), { code: "ENOSPC", errno: -28, syscall: "write" });
  const beforeUpgrade = () => Promise.reject(full);
  expect(await migrateLibrary({ ...options, beforeUpgrade })).toMatchObject({
    error: { code: "disk-full" },
  });
  expect(await contentOf(places)).toEqual(before);
  const newer = { ...identity, format: 4 };
  expect(await migrateLibrary({ ...options, identity: newer, beforeUpgrade })).toEqual({
    ok: true,
    value: newer,
  });
});

test("a step that is missing in between is our mistake", async () => {
  const places = await filledPlaces();
  const identity = valueOf(await readLibraryFile(places.directory));
  const migrations = SAMPLE_MIGRATIONS.slice(1);
  const beforeUpgrade = async () => undefined;
  await expect(migrateLibrary({ ...places, identity, migrations, beforeUpgrade })).rejects.toThrow(
    "no step leads on from format 1",
  );
});

test(
  `killed at every call of a migration that changes the disk (${CALLS.join(", ")}), it is gone on with`,
  LONG,
  async (context) => {
    needStrace(context);
    const filled = await filledPlaces();
    const before = await contentOf(filled);
    const whole = await copyOf(filled);
    expect((await migrating(whole).ended).code).toBe(0);
    const after = await contentOf(whole);
    expect(after).not.toEqual(before);
    let points = 0;
    for (const call of CALLS) {
      for (let nth = 1; nth <= MOST_CALLS; nth += 1) {
        const places = await copyOf(filled);
        const { code } = await migrating(places, injecting(call, `signal=SIGKILL:when=${nth}`))
          .ended;
        const now = await contentOf(places);
        for (const [path, text] of Object.entries(now)) {
          expect(() => JSON.parse(text) as unknown, path).not.toThrow();
        }
        const isChanged = JSON.stringify(now) !== JSON.stringify(before);
        if (isChanged) expect(existsSync(join(places.dataDirectory, "snapshot"))).toBe(true);
        const again = migrating(places);
        expect((await again.ended).code).toBe(0);
        expect(again.lines()).toEqual(["saved 3"]);
        expect(await contentOf(places)).toEqual(after);
        if (code === 0) break; // It makes fewer of these calls.
        points += 1;
      }
    }
    const files = Object.keys(before);
    reportCell({
      test: "T1",
      cell: "kill -9: migration",
      acknowledged: points * files.length,
      points,
      lost: 0,
      naiveLost: lostByNaiveWriter(new Set(files), "signal=SIGKILL"),
    });
    expect(points).toBeGreaterThan(5);
  },
);

test.for([
  ["fsync", "EIO", "write-failed"],
  ["rename", "ENOSPC", "disk-full"],
] as const)(
  "a migration whose %s fails with %s says so, and is gone on with",
  LONG,
  async ([call, error, code], context) => {
    needStrace(context);
    const filled = await filledPlaces();
    let failures = 0;
    for (let nth = 1; nth <= howMany({ quick: 4, all: MOST_CALLS }); nth += 1) {
      const places = await copyOf(filled);
      const first = migrating(places, injecting(call, `error=${error}:when=${nth}`));
      await first.ended;
      if (first.lines()[0] === "saved 3") {
        if (failures > 0) break;
        continue;
      }
      failures += 1;
      expect(first.lines()).toEqual([`failed ${code} -`]);
      const again = migrating(places);
      await again.ended;
      expect(again.lines()).toEqual(["saved 3"]);
    }
    expect(failures).toBeGreaterThan(0);
  },
);

function migrating({ directory, dataDirectory }: TestPlaces, before: readonly string[] = []) {
  return spawnSource(migratingProcess.url, { library: directory, data: dataDirectory }, before);
}

async function filledPlaces(): Promise<TestPlaces> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  for (let number = 1; number <= ARTICLES; number += 1) {
    valueOf(await library.addArticle(newArticle(`Words of ${number}.`)));
  }
  await library.close();
  return places;
}

async function copyOf({ directory, dataDirectory }: TestPlaces): Promise<TestPlaces> {
  const copy = await testPlaces();
  await cp(directory, copy.directory, { recursive: true });
  await cp(dataDirectory, copy.dataDirectory, { recursive: true });
  return copy;
}

/** What migrations write, by path. */
async function contentOf({ directory }: TestPlaces): Promise<Record<string, string>> {
  const names = await readdir(directory, { recursive: true });
  const paths = names.filter((name) => /(library|article|shelf)\.json$/.test(name)).toSorted();
  const texts = await Promise.all(paths.map((path) => readFile(join(directory, path), "utf8")));
  return Object.fromEntries(paths.map((path, at) => [path, texts[at] ?? ""]));
}
