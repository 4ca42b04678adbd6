import { expect, test } from "vitest";
import { describeDetails } from "../../../../renderer/reader/details/describe-details.ts";
import { version } from "../../../core/operation/sample-operations.ts";

test("front matter that cannot be read is said with its line, and only where there is some", () => {
  const damaged = { ...version, unreadFrontMatter: { notation: "TOML", line: 3 } } as const;
  const rowIn = (facts: typeof version) =>
    describeDetails(facts, undefined).find(({ name }) => name === "Front matter");
  expect(rowIn(damaged)?.value).toBe(
    "The first lines look like front matter in TOML but cannot be read: line 3 is not as it should be. They stand above the text as they are written.",
  );
  expect(rowIn(version)).toBeUndefined();
});
