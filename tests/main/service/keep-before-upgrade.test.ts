import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { LIBRARY_FORMAT } from "#core/library/library-identity.js";
import {
  LIBRARY_MIGRATIONS,
  type LibraryMigration,
} from "../../../electron/library/migrations/library-migrations.ts";
import { readManifests } from "../../../electron/library/snapshot/manifest-files.ts";
import { makeTestFolder } from "./open-test-app.ts";

test("an app keeps a snapshot before a library is rewritten, and rewrites nothing where it cannot", async () => {
  await using home = await makeTestFolder();
  const first = await home.open();
  const articleId = await first.add("margins.txt", "Margins\n\nA reader answers back.\n");
  await first.ask("annotations.createFromQuote", { articleId, exact: "answers back" });
  await first.close();
  const identity = JSON.parse(await readFile(join(home.library, "library.json"), "utf8")) as {
    libraryId: string;
  };
  const snapshots = join(home.folder, "data", "snapshots", identity.libraryId);
  const kept: string[][] = [];
  whileTesting({
    name: "do nothing",
    from: LIBRARY_FORMAT,
    async migrate() {
      kept.push(await reasonsIn(snapshots));
    },
  });

  await rm(join(home.folder, "data", "snapshots"), { recursive: true, force: true });
  await writeFile(join(home.folder, "data", "snapshots"), ""); // Nothing can be kept in a file.
  await expect(home.open()).rejects.toThrow("write-failed");
  expect(kept).toEqual([]);
  await rm(join(home.folder, "data", "snapshots"));
  await (await home.open()).close();
  expect(kept).toEqual([["upgrade"]]);
});

/** There is no step yet: this one stands for the first. Other files of this worker see the same list. */
function whileTesting(step: LibraryMigration): void {
  const steps = LIBRARY_MIGRATIONS as LibraryMigration[];
  steps.push(step);
  onTestFinished(() => void steps.pop());
}

async function reasonsIn(snapshots: string): Promise<string[]> {
  const found = await readManifests(snapshots);
  return found.flatMap((one) => (one.kind === "whole" ? [one.manifest.reason] : []));
}
