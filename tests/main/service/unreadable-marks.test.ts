import { readdir, rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeTestFolder } from "./open-test-app.ts";

test("a note is not said to be saved while the marks of its article cannot be read for the first time", async () => {
  await using home = await makeTestFolder();
  const first = await home.open();
  const articleId = await first.add("some.txt", "Some words\n\nSome words to read.\n");
  const made = await first.ask("annotations.createFromQuote", {
    articleId,
    exact: "words to read",
    note: "as it was",
  });
  if (made.state !== "placed") throw new Error(made.state);
  const annotationIds = [made.annotationId];
  await first.close();
  const app = await home.open();
  const [folder = ""] = await readdir(join(home.library, "articles"));
  const marks = join(home.library, "articles", folder, "marks");
  await rename(marks, `${marks}-away`);
  await symlink(marks, marks); // Leads to itself: it is there, and cannot be read.
  await expect(app.ask("annotations.update", { annotationIds, note: "typed" })).rejects.toThrow();
  await rm(marks);
  await rename(`${marks}-away`, marks);
  await app.ask("annotations.update", { annotationIds, note: "typed again" });
  const { entries } = await app.ask("annotations.list", {});
  expect(entries.map(({ note }) => note)).toEqual(["typed again"]);
});
