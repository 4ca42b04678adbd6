import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, onTestFinished, test, vi } from "vitest";
import { createPackWriter, readMember } from "../../../../electron/library/snapshot/pack-files.ts";
import { makeTestFolder } from "../../service/open-test-app.ts";

const LOGS = 2_000;

test("small logs that wait for their pack take little more memory than they are long", async () => {
  await using home = await makeTestFolder();
  const writer = createPackWriter(home.folder);
  const bytesInUse = lookAtBuffers();
  const before = bytesInUse();
  const members = [];
  for (let log = 0; log < LOGS; log += 1) members.push(await writer.add(logOf(log)));
  // zlib would keep sixteen kilobytes for each until the end. What others in this process have in hand passes.
  await vi.waitFor(() => expect((bytesInUse() - before) / LOGS).toBeLessThan(2_000), 10_000);
  await writer.finish();
  for (const [log, member] of members.entries()) {
    expect(await readMember(home.folder, member)).toEqual(Buffer.from(logOf(log)));
  }
});

function logOf(log: number): Uint8Array {
  return new TextEncoder().encode(`a line of log ${log}\n`);
}

/** @returns tells the bytes of buffers that somebody holds */
function lookAtBuffers(): () => number {
  setFlagsFromString("--expose-gc");
  onTestFinished(() => setFlagsFromString("--no-expose-gc"));
  // What the flag puts into every new context.
  const collectGarbage = runInNewContext("gc") as () => void;
  return () => {
    collectGarbage();
    // What the first one let go of is given back beside it, and the second one waits for that.
    collectGarbage();
    return process.memoryUsage().arrayBuffers;
  };
}
