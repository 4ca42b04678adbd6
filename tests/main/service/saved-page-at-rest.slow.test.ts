import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { assetName, pngOf } from "../import/made-pictures.ts";
import { makeTestFolder } from "./open-test-app.ts";
import { assetsIn, BRIDGE, leftIn, pageIn, put } from "./saved-page.ts";

// With the rest that people's files are given, which is why it takes seconds.

const AT_REST_AFTER_MS = 2_000;
/** So that a busy machine does not make a pause as long as the rest. */
const BETWEEN_PARTS_MS = AT_REST_AFTER_MS / 4;

test("a page waits until its folder is whole", async () => {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const app = await folder.open({ inboxAtRestAfterMs: AT_REST_AFTER_MS });
  onTestFinished(() => app.close());
  const inbox = join(folder.library, "inbox");
  await put(join(inbox, "one.html"), pageIn("one_files"));
  // Something goes on arriving for longer than the page alone would need.
  for (let part = 0; part < 14; part += 1) {
    await put(join(inbox, "one_files", `${part}.png`), pngOf(2));
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_PARTS_MS));
  }
  expect((await app.ask("articles.list", {})).rows).toEqual([]);
  await put(join(inbox, "one_files/bridge.png"), BRIDGE);
  await vi.waitFor(async () => expect(await leftIn(inbox)).toEqual([]), {
    timeout: 60_000,
    interval: 100,
  });
  expect(await assetsIn(folder)).toEqual([assetName(BRIDGE)]);
});
