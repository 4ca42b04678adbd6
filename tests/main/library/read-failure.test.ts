import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { describeFailure } from "#core/wording/describe-failure.js";
import { readFailure } from "../../../electron/library/write-failure.ts";
import { temporaryDirectory } from "./new-library.ts";

test("a file that may not be read is not said to be one that may not be written", async () => {
  // Root, who runs tests in containers, may read everything: the system's answer to others is written down here.
  const denied = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
  expect(describeFailure(readFailure(denied, "/notes.json"))).toBe(
    "“/notes.json” cannot be read (permission denied). Choose a file that you may open, or change its permissions.",
  );
});

test("a folder in the place of a file is called one", async () => {
  const folder = await temporaryDirectory();
  const error: unknown = await readFile(folder).catch((reason: unknown) => reason);
  expect(describeFailure(readFailure(error, "/notes.json"))).toMatch(
    /cannot be read \(it is a folder\)/,
  );
});
