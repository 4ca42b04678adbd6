import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { resemblanceOf, shareFoundIn } from "#core/resemblance/shares.js";
import { shinglesOf } from "#core/resemblance/shingles.js";

/** The same in plain code: runs of three words as text. */
function runsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(
    words.length < 3
      ? words.length === 0
        ? []
        : [words.join(" ")]
      : words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")),
  );
}

const words = fc.array(fc.constantFrom("tide", "harbour", "pilot", "book", "of", "the", "9"), {
  maxLength: 40,
});

test("there is one for every run of three words, each once", () => {
  fc.assert(
    fc.property(words, (list) => {
      expect(shinglesOf(list.join(" ")).size).toBe(runsOf(list).size);
    }),
  );
});

test("shares are those of the runs themselves", () => {
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [runs, otherRuns] = [runsOf(one), runsOf(other)];
      const common = [...runs].filter((run) => otherRuns.has(run)).length;
      const all = new Set([...runs, ...otherRuns]).size;
      const shingles = shinglesOf(one.join(" "));
      const others = shinglesOf(other.join(" "));
      expect(resemblanceOf(shingles, others)).toBeCloseTo(all === 0 ? 0 : common / all);
      expect(shareFoundIn(shingles, others)).toBeCloseTo(runs.size === 0 ? 1 : common / runs.size);
    }),
  );
});

describe("a text keeps its shingles", () => {
  test.for([
    ["in capitals and other signs", "THE tide — (rises) at “dawn”!", "the tide rises at dawn"],
    ["wrapped", "the tide\nrises\tat  dawn", "the tide rises at dawn"],
    ["with soft hyphens and accents", "the ti\u00adde ríses at dawn", "the tide rises at dawn"],
  ])("%s", ([, one, other]) => {
    expect(shinglesOf(one ?? "")).toEqual(shinglesOf(other ?? ""));
  });

  test("but not in another order", () => {
    expect(resemblanceOf(shinglesOf("tide rises at dawn"), shinglesOf("dawn at rises tide"))).toBe(
      0,
    );
  });
});

test("a script without spaces counts by characters", () => {
  expect(shinglesOf("潮汐在黎明上涨").size).toBe(5);
  expect(shareFoundIn(shinglesOf("潮汐在黎明上涨"), shinglesOf("船员说潮汐在黎明上涨了"))).toBe(1);
});
