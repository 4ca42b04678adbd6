import { expect, test } from "vitest";
import { worthRetrying } from "../../../renderer/import/import-files.ts";

test("only files that failed for a reason that may pass are offered again", () => {
  const files = ["full.md", "empty.txt", "fine.txt"].map((name) => new File(["words"], name));
  const again = worthRetrying(files, [
    { path: "full.md", status: "failed", code: "disk-full" },
    { path: "empty.txt", status: "failed", code: "file-empty" },
    { path: "fine.txt", status: "added", code: null },
  ]);
  expect(again.map(({ name }) => name)).toEqual(["full.md"]);
});
