import { expect, test } from "vitest";
import { problemIn } from "#core/query/parse-query.js";
import { wording } from "#core/wording/wording.js";
import { NOON } from "../date/local-times.ts";

test("every query that the window offers as an example is understood", () => {
  for (const { query } of wording.search.examples) {
    expect(problemIn(query, NOON), query).toBeUndefined();
  }
});

test("every date that the window offers as an example is one", () => {
  for (const date of wording.search.dates.forms) {
    expect(problemIn(`published:${date}`, NOON), date).toBeUndefined();
  }
});
