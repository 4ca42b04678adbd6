import { afterAll, beforeAll, expect, test } from "vitest";
import { RESIDENT_LIMIT_BYTES } from "../../../electron/import/process/resident-memory.ts";
import { enterHost, type HostClient } from "../../postil/host-client.ts";
import { importTexts } from "../../postil/import-texts.ts";
import { type Postil, startPostil } from "../../postil/start-postil.ts";
import { makeHomeWithLibrary, type TestHome } from "../../postil/test-home.ts";
import { HEAVY_FILES } from "./heavy-files.ts";
import { childrenOf, peakBytesOf, resetPeakOf } from "./peak-memory.ts";

const MEGABYTE = 1024 * 1024;
/** How often a process is weighed, and a call is made. */
const PAUSE_MS = 50;
/** Between two looks of the app's own at a process that grows. */
const CAUGHT_LATE_BYTES = 512 * MEGABYTE;

let home: TestHome;
let postil: Postil;
let client: HostClient;

beforeAll(async () => {
  home = await makeHomeWithLibrary();
  postil = await startPostil(home);
  client = await enterHost(postil.address);
  // So that the converter runs, and there is something to ask for.
  await importTexts(client, { "first.txt": "The first\n\nA text that everybody can read.\n" });
});

afterAll(async () => {
  await postil.kill9();
  await home[Symbol.asyncDispose]();
});

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** Asks and weighs for as long as something lasts. */
async function watchDuring(work: Promise<unknown>): Promise<{
  readonly latencies: readonly number[];
  readonly peakBytes: number;
}> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  const latencies: number[] = [];
  let peakBytes = 0;
  // What is asked after the work has ended says nothing about it.
  const isUnderWay = (): boolean => !isOver;
  while (isUnderWay()) {
    const asked = performance.now();
    const { total } = await client.ask("articles.list", {});
    expect(total).toBeGreaterThan(0);
    if (isUnderWay()) latencies.push(performance.now() - asked);
    for (const pid of await converters()) {
      peakBytes = Math.max(peakBytes, (await peakBytesOf(pid)) ?? 0);
    }
    await pause();
  }
  await over;
  return { latencies, peakBytes };
}

async function converters(): Promise<readonly number[]> {
  return process.platform === "linux" ? await childrenOf(postil.pid) : [];
}

test.each(HEAVY_FILES)(
  "$what: within limits or refused with a reason, while the app goes on answering",
  async ({ what, name, make, becomes }) => {
    const content = new TextEncoder().encode(make());
    for (const pid of await converters()) await resetPeakOf(pid);
    const began = performance.now();
    const work = importTexts(client, { [name]: content });
    const { latencies, peakBytes } = await watchDuring(work);
    const tookMs = performance.now() - began;
    const [outcome] = await work;

    const became = outcome?.status === "added" ? "added" : outcome?.code;
    expect(becomes).toContain(became);
    if (became !== "added") expect(outcome?.reason).toContain(`“${name}” `);
    // Answered before the file was done, at least once.
    expect(latencies.length).toBeGreaterThan(0);
    if (process.platform === "linux") {
      expect(peakBytes).toBeGreaterThan(0);
      expect(peakBytes).toBeLessThan(RESIDENT_LIMIT_BYTES + CAUGHT_LATE_BYTES);
    }
    const sorted = latencies.toSorted((one, other) => one - other);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    process.stdout.write(
      `${what}: ${became} after ${(tookMs / 1000).toFixed(1)} s; converter's peak ${Math.round(peakBytes / MEGABYTE)} MB` +
        ` of ${RESIDENT_LIMIT_BYTES / MEGABYTE}; ${sorted.length} calls answered meanwhile,` +
        ` median ${median.toFixed(0)} ms, longest ${(sorted.at(-1) ?? 0).toFixed(0)} ms\n`,
    );
  },
);

test("after all of them the next file is read as if nothing had been", async () => {
  const [next] = await importTexts(client, { "next.txt": "The next\n\nNothing happened to it.\n" });
  expect(next).toMatchObject({ status: "added", title: "The next" });
});
