import { expect, test } from "vitest";
import { describeOutcome } from "../../../renderer/import/describe-outcome.ts";

test("what is to be known of an added file is said with it", () => {
  const outcome = {
    path: "a.md",
    status: "added",
    articleId: null,
    title: "Salt",
    code: null,
  } as const;
  expect(describeOutcome({ ...outcome, reason: null })).toBe("Added “Salt”");
  expect(describeOutcome({ ...outcome, reason: "Its first lines cannot be read." })).toBe(
    "Added “Salt”. Its first lines cannot be read.",
  );
});
