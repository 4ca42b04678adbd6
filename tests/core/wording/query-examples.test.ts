import { expect, test } from "vitest";
import { problemIn } from "#core/query/parse-query.js";
import { wording } from "#core/wording/wording.js";

test("every query that the window offers as an example is understood", () => {
  for (const { query } of wording.search.examples) {
    expect(problemIn(query), query).toBeUndefined();
  }
});

test("every date that the window offers as an example is one", () => {
  for (const date of wording.search.dates.forms) {
    expect(problemIn(`published:${date}`), date).toBeUndefined();
  }
});
