import { expect, onTestFinished, test } from "vitest";
import type { ActionId } from "#core/identity/ids.js";
import { packIds } from "#core/operation/bulk-deed.js";
import { openIndex } from "../../../electron/index/search-index.ts";
import { makeTestFolder } from "./open-test-app.ts";

const NOTICE = "Nobody promises that this report is true, complete or fit for any use at all.";

test("a check settles first what a deed on many left to be put right", async () => {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  await using app = await folder.open();
  await app.add("one.txt", `Report\nThe first ferry left at noon.\n${NOTICE}\n`);
  const thrown = await app.add("two.txt", `Report\nNo date was given for it.\n${NOTICE}\n`);
  const { libraryId } = await app.ask("library.overview", {});
  // Another process does it, so that nothing in this one puts it right meanwhile.
  const other = openIndex({ cacheDirectory: folder.index, libraryId });
  onTestFinished(() => other.close());
  const [standing] = other.readStandings([thrown], []);
  const group = {
    change: { set: { trashed: true } },
    inverse: {},
    heads: [...(standing?.heads ?? [])],
    ids: packIds([thrown]),
  };
  const deed = { at: "2026-11-27T03:00:00.000Z", heads: [`01jz${"0".repeat(22)}` as ActionId] };
  expect(other.changeStandings([group], deed)).toEqual([]);
  expect((await app.ask("library.check", {})).problems).toEqual([]);
  expect(other.settle(1)).toEqual({ changed: [], isDone: true });
});
