import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { assetName, pngOf } from "../import/made-pictures.ts";
import { makeTestFolder } from "./open-test-app.ts";
import { assetsIn, BRIDGE, leftIn, pageIn, put } from "./saved-page.ts";

/** As people's files are given. */
const AT_REST_AFTER_MS = 2_000;
const BETWEEN_PARTS_MS = AT_REST_AFTER_MS / 4;

test("a page waits until its folder is whole", async () => {
  // The clock by which files come to rest stands still unless the test moves it: a busy machine makes no pause longer than it is meant.
  vi.useFakeTimers({ toFake: ["performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const app = await folder.open({ inboxAtRestAfterMs: AT_REST_AFTER_MS });
  onTestFinished(() => app.close());
  const inbox = join(folder.library, "inbox");
  await put(join(inbox, "one.html"), pageIn("one_files"));
  // Something goes on arriving for longer than the page alone would need.
  for (let part = 0; part < 14; part += 1) {
    await put(join(inbox, "one_files", `${part}.png`), pngOf(2));
    // Looks there, and takes what is at rest.
    await app.ask("inbox.retry", {});
    expect((await app.ask("articles.list", {})).rows).toEqual([]);
    vi.advanceTimersByTime(BETWEEN_PARTS_MS);
  }
  await put(join(inbox, "one_files/bridge.png"), BRIDGE);
  await app.ask("inbox.retry", {});
  expect((await app.ask("articles.list", {})).rows).toEqual([]);
  vi.advanceTimersByTime(AT_REST_AFTER_MS);
  await app.ask("inbox.retry", {});
  expect(await leftIn(inbox)).toEqual([]);
  expect(await assetsIn(folder)).toEqual([assetName(BRIDGE)]);
});
