import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import {
  type ConverterPool,
  createConverterPool,
} from "../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import type { SourceFile } from "../../../electron/import/source-file.ts";
import { bundleForNode } from "../../postil/bundle-for-node.ts";
import { ENGLISH } from "./article-texts.ts";

const misbehaving = await bundleForNode(new URL("./converters/misbehaving.ts", import.meta.url), [
  new URL("../../../electron/import/process/watchdog.ts", import.meta.url),
]);
afterAll(() => misbehaving[Symbol.asyncDispose]());

const MEGABYTE = 1024 * 1024;
/** Longer than a good file takes on the busiest machine, shorter than a test may. */
const PATIENCE_MS = 60_000;

async function expectGone(pid: number | undefined): Promise<void> {
  expect(pid).toBeGreaterThan(0);
  await expect.poll(() => isRunning(pid ?? 0), { timeout: PATIENCE_MS }).toBe(false);
}

const AS_SOURCE = ["--conditions=postil-source"] as const;

/** A program that runs the pool outside the test. */
function program(name: string): string {
  return fileURLToPath(new URL(`./converters/${name}`, import.meta.url));
}

const pools: ConverterPool[] = [];

type Limits = {
  readonly size?: number;
  readonly timeLimitMs?: number;
  readonly residentLimitBytes?: number;
};

/** Converters that do as a file says; `forked` counts the processes. */
function openPool(limits: Limits = {}): {
  readonly pool: ConverterPool;
  readonly forked: number[];
} {
  const forked: number[] = [];
  const fork = () => {
    const process = forkConverterInNode({ entry: misbehaving.url, heapMegabytes: 128 });
    forked.push(process.pid ?? 0);
    return process;
  };
  const pool = createConverterPool({ fork, size: 1, timeLimitMs: PATIENCE_MS, ...limits });
  pools.push(pool);
  return { pool, forked };
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function file(text: string, name = "article.txt"): SourceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

async function codeOf(pool: ConverterPool, text: string): Promise<string> {
  const result = await pool.convert(file(text));
  return result.ok ? "ok" : result.error.code;
}

/** One that has ended but was not asked for its exit status by whoever should is not running any more. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const isLinux = process.platform === "linux";
    return !isLinux || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    // No such process: the answer itself.
    return false;
  }
}

test("an article comes back whole, its text read from its HTML", async () => {
  const { pool } = openPool();
  const result = await pool.convert(file(ENGLISH));
  expect(result).toMatchObject({
    ok: true,
    value: { title: "Harbour plan approved", language: "en", mediaType: "text/plain" },
  });
  expect(result.ok && result.value.plainText).toBe(ENGLISH.slice("Harbour plan approved\n".length));
});

test("one process converts many files, one after the other", async () => {
  const { pool, forked } = openPool();
  const results = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      pool.convert(file(`Title ${index}\n\nBody ${index}.\n`)),
    ),
  );
  expect(results.map((result) => result.ok && result.value.title)).toEqual(
    Array.from({ length: 40 }, (_, index) => `Title ${index}`),
  );
  expect(forked).toHaveLength(1);
});

test("no process starts before the first file, and no more than there is work for", async () => {
  const { pool, forked } = openPool({ size: 3 });
  expect(forked).toHaveLength(0);
  await pool.convert(file(ENGLISH));
  await pool.convert(file(ENGLISH));
  expect(forked).toHaveLength(1);
  await Promise.all(
    [file("wait 300"), file("wait 300"), file(ENGLISH)].map((each) => pool.convert(each)),
  );
  expect(forked).toHaveLength(3);
});

describe("it costs that file only", () => {
  test("when a converter hangs", async () => {
    const { pool, forked } = openPool({ timeLimitMs: 10_000 });
    const outcomes = ["hang", ENGLISH].map((text) => codeOf(pool, text));
    expect(await Promise.all(outcomes)).toEqual(["converter-timeout", "ok"]);
    expect(forked).toHaveLength(2);
    await expectGone(forked[0]);
  });

  test("when it fills memory outside the heap", async ({ skip }) => {
    if (process.platform !== "linux") skip("only on Linux does the app see a process's memory");
    const { pool, forked } = openPool({ residentLimitBytes: 300 * MEGABYTE });
    const outcomes = ["fill-buffers", ENGLISH].map((text) => codeOf(pool, text));
    expect(await Promise.all(outcomes)).toEqual(["converter-memory", "ok"]);
    await expectGone(forked[0]);
  });

  test("when it fills memory and only itself can tell", async () => {
    // The app's own limit is out of reach here.
    const { pool } = openPool({ residentLimitBytes: Number.POSITIVE_INFINITY });
    expect(await codeOf(pool, "watched-fill")).toBe("converter-memory");
    expect(await codeOf(pool, ENGLISH)).toBe("ok");
  });

  test("when it fills the heap", async () => {
    const { pool } = openPool({ residentLimitBytes: 4096 * MEGABYTE });
    expect(await codeOf(pool, "fill-heap")).toBe("converter-memory");
    expect(await codeOf(pool, ENGLISH)).toBe("ok");
  });

  test("when it ends, throws or answers nonsense", async () => {
    const { pool, forked } = openPool();
    const texts = ["exit 0", "exit 3", "throw", "garble", ENGLISH];
    expect(await Promise.all(texts.map((text) => codeOf(pool, text)))).toEqual([
      "converter-crashed",
      "converter-crashed",
      "converter-crashed",
      "converter-crashed",
      "ok",
    ]);
    expect(forked).toHaveLength(5);
  });

  test("when somebody kills it in the middle", async () => {
    const { pool, forked } = openPool();
    const outcomes = ["hang", ENGLISH].map((text) => codeOf(pool, text));
    await expect.poll(() => forked.length, { timeout: PATIENCE_MS }).toBe(1);
    process.kill(forked[0] ?? 0, "SIGKILL");
    expect(await Promise.all(outcomes)).toEqual(["converter-crashed", "ok"]);
    expect(forked).toHaveLength(2);
  });

  test("and what went wrong is said", async () => {
    const { pool } = openPool();
    expect(await pool.convert(file("throw", "x.txt"))).toEqual({
      ok: false,
      error: {
        code: "converter-crashed",
        path: "x.txt",
        detail: "exit 1, TypeError: a mistake in a converter",
      },
    });
  });

  test("when there is no program to start", async () => {
    const pool = createConverterPool({
      size: 1,
      fork: () => forkConverterInNode({ entry: new URL("./no-such-file.ts", import.meta.url) }),
    });
    pools.push(pool);
    expect(await codeOf(pool, ENGLISH)).toBe("converter-crashed");
  });
});

test("files go on being converted beside one that hangs", async () => {
  const { pool } = openPool({ size: 2 });
  const stop = new AbortController();
  const hung = pool.convert(file("hang"), stop.signal);
  const others = Array.from({ length: 5 }, () => codeOf(pool, ENGLISH));
  expect(new Set(await Promise.all(others))).toEqual(new Set(["ok"]));
  stop.abort();
  expect(await hung).toMatchObject({ error: { code: "cancelled" } });
});

test("a converter that is killed while it waits costs no file", async () => {
  const { pool, forked } = openPool();
  expect(await codeOf(pool, ENGLISH)).toBe("ok");
  process.kill(forked[0] ?? 0, "SIGKILL");
  await expectGone(forked[0]);
  expect(await codeOf(pool, ENGLISH)).toBe("ok");
  expect(forked).toHaveLength(2);
});

test("nor does one that is killed in the moment in which it is given the file", async () => {
  const { pool, forked } = openPool();
  expect(await codeOf(pool, ENGLISH)).toBe("ok");
  process.kill(forked[0] ?? 0, "SIGKILL");
  expect(await codeOf(pool, ENGLISH)).toBe("ok");
  expect(forked).toHaveLength(2);
});

describe("cancelling", () => {
  test("answers at once, kills what is under way and drops what waits", async () => {
    const { pool, forked } = openPool();
    const cancelled = new AbortController();
    const results = [file("hang"), file(ENGLISH), file(ENGLISH)].map((each) =>
      pool.convert(each, cancelled.signal),
    );
    const other = pool.convert(file(ENGLISH));
    await expect.poll(() => forked.length, { timeout: PATIENCE_MS }).toBe(1);
    cancelled.abort();
    const codes = (await Promise.all(results)).map((result) =>
      result.ok ? "ok" : result.error.code,
    );
    expect(codes).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect((await other).ok).toBe(true);
    await expectGone(forked[0]);
  });

  test("before the start does not start anything", async () => {
    const { pool, forked } = openPool();
    expect(await pool.convert(file(ENGLISH), AbortSignal.abort())).toMatchObject({
      error: { code: "cancelled" },
    });
    expect(forked).toHaveLength(0);
  });

  test("by closing ends every process", async () => {
    const { pool, forked } = openPool({ size: 2 });
    const results = [file("hang"), file("hang"), file(ENGLISH)].map((each) => pool.convert(each));
    await expect.poll(() => forked.length, { timeout: PATIENCE_MS }).toBe(2);
    await pool.close();
    for (const result of await Promise.all(results))
      expect(result).toMatchObject({ error: { code: "cancelled" } });
    for (const pid of forked) await expectGone(pid);
    expect(await pool.convert(file(ENGLISH))).toMatchObject({ error: { code: "cancelled" } });
  });
});

describe("a converter process", () => {
  test("cannot write a file or start a process", async () => {
    const { pool } = openPool();
    const target = join(tmpdir(), `postil-converter-${process.pid}.txt`);
    for (const command of [`write ${target}`, "spawn"]) {
      const result = await pool.convert(file(command));
      expect(result).toMatchObject({ error: { code: "converter-crashed" } });
      expect(!result.ok && result.error.detail).toContain("Access to this API has been restricted");
    }
    expect(existsSync(target)).toBe(false);
  });

  test("inherits nothing from the environment", async () => {
    const { pool } = openPool();
    const result = await pool.convert(file("report"));
    expect(!result.ok && result.error.detail).not.toContain("PATH");
  });

  test("does not outlive an app that ends by itself, nor keep it from ending", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...AS_SOURCE,
      program("convert-and-end.ts"),
    ]);
    const [title, pid] = stdout.trim().split("\n");
    expect(title).toBe("Harbour plan approved");
    await expectGone(Number(pid));
  });

  test("ends by itself when its app was gone before it could look", async () => {
    const { pool } = openPool();
    expect(await codeOf(pool, "lost-hang")).toBe("converter-crashed");
  });

  test("does not outlive an app that is killed, even when it hangs", async () => {
    const app = spawn(process.execPath, [...AS_SOURCE, program("hang-for-ever.ts")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const lines: readonly unknown[] = await once(app.stdout.setEncoding("utf8"), "data");
    const pid = Number(lines[0]);
    expect(isRunning(pid)).toBe(true);
    app.kill("SIGKILL");
    await expectGone(pid);
  });
});
