import { describe, expect, test } from "vitest";
import type { FaultEvent } from "#core/fault/fault-event.js";
import { decodeFault, encodeFault, type NotedFault } from "#core/fault/fault-line.js";
import { createFaultSieve, listFaults } from "#core/fault/fault-list.js";

const DAMAGED: FaultEvent = {
  kind: "damage-found",
  path: "/library/articles/a/originals/1.txt",
  problem: "The bytes are not those that were written.",
  action: "",
};
const OTHER: FaultEvent = { ...DAMAGED, path: "/library/articles/b/originals/2.txt" };
const STOPPED: FaultEvent = { kind: "writing-stopped", cause: "The disk is full." };
const RESUMED: FaultEvent = { kind: "writing-resumed" };

function noted(event: FaultEvent, at: string): NotedFault {
  return { at, event };
}

/** @returns what is worth a line, of faults that are told one after the other */
function sifted(...told: readonly NotedFault[]): readonly NotedFault[] {
  const sieve = createFaultSieve();
  return told.filter((fault) => {
    if (sieve.judge(fault) !== "note") return false;
    sieve.add(fault);
    return true;
  });
}

describe("a line of the journal", () => {
  const fault = noted({ ...DAMAGED, problem: "“über” – \u{1F525}" }, "2026-11-27T03:00:00.000Z");

  test("is read as it was written", () => {
    expect(decodeFault(encodeFault(fault))).toEqual(fault);
  });

  test("says nothing once any of its characters is another", () => {
    const line = encodeFault(fault);
    for (let at = 0; at < line.length; at += 1) {
      const other = line[at] === "x" ? "y" : "x";
      expect(decodeFault(line.slice(0, at) + other + line.slice(at + 1)), `at ${at}`).toBe(
        undefined,
      );
      expect(decodeFault(line.slice(0, at)), `cut at ${at}`).toBe(undefined);
    }
  });
});

describe("what is worth a line", () => {
  test("the same damage is noted once a day, however often it is met", () => {
    const morning = noted(DAMAGED, "2026-11-27T03:00:00.000Z");
    const noon = noted(DAMAGED, "2026-11-27T12:00:00.000Z");
    const nextDay = noted(DAMAGED, "2026-11-28T03:00:00.000Z");
    expect(sifted(morning, noon, nextDay)).toEqual([morning, nextDay]);
  });

  test("two faults of one file, met by turns, are noted once each; what was done about one is news", () => {
    const at = "2026-11-27T03:00:00.000Z";
    const other: FaultEvent = { ...DAMAGED, problem: "Its facts are missing." };
    const repaired: FaultEvent = { ...other, action: "brought back" };
    const told = [DAMAGED, other, DAMAGED, other, repaired].map((event) => noted(event, at));
    expect(sifted(...told).map(({ event }) => event)).toEqual([DAMAGED, other, repaired]);
  });

  test("a clock that was set back lets nothing be noted again", () => {
    const first = noted(DAMAGED, "2026-11-27T03:00:00.000Z");
    expect(sifted(first, noted(DAMAGED, "2026-11-27T02:00:00.000Z"))).toEqual([first]);
  });

  test("damage that got worse, or is elsewhere, is news", () => {
    const at = "2026-11-27T03:00:00.000Z";
    const lines: FaultEvent = { kind: "lines-set-aside", path: "/l/a.jsonl", lines: 1, first: 2 };
    const told = [lines, { ...lines, lines: 2 }, OTHER].map((event) => noted(event, at));
    expect(sifted(...told)).toEqual(told);
  });

  test("each loss of the library and each return is noted, but no return from nothing", () => {
    const at = "2026-11-27T03:00:00.000Z";
    const told = [RESUMED, STOPPED, STOPPED, RESUMED, RESUMED, STOPPED, RESUMED];
    expect(sifted(...told.map((event) => noted(event, at))).map(({ event }) => event)).toEqual([
      STOPPED,
      RESUMED,
      STOPPED,
      RESUMED,
    ]);
  });

  test("what happens each time anew is noted each time", () => {
    const again = noted({ kind: "index-rebuilt", contradictions: 0 }, "2026-11-27T03:00:00.000Z");
    expect(sifted(again, again)).toHaveLength(2);
  });

  test("a disk that fails as a whole does not fill the journal, and what people did still counts", () => {
    const at = "2026-11-27T03:00:00.000Z";
    const sieve = createFaultSieve();
    for (let file = 0; file < 500; file += 1) {
      const fault = noted({ ...DAMAGED, path: `/l/${file}` }, at);
      expect(sieve.judge(fault)).toBe("note");
      sieve.add(fault);
    }
    expect(sieve.judge(noted({ ...DAMAGED, path: "/l/500" }, at))).toBe("too-many");
    expect(sieve.judge(noted({ ...DAMAGED, path: "/l/7" }, at))).toBe("quiet");
    expect(sieve.judge(noted(STOPPED, at))).toBe("note");
    expect(sieve.judge(noted(OTHER, "2026-11-28T03:00:00.000Z"))).toBe("note");
  });
});

describe("the list", () => {
  test("is newest first by the order of noting, whatever the clocks said", () => {
    const faults = [
      noted(DAMAGED, "2026-11-27T03:00:00.000Z"),
      noted(OTHER, "2020-01-01T00:00:00.000Z"),
    ];
    expect(listFaults(faults).map(({ event }) => event)).toEqual([OTHER, DAMAGED]);
  });

  test("counts the same again, and tells since when", () => {
    const faults = [
      noted(DAMAGED, "2026-11-25T03:00:00.000Z"),
      noted(STOPPED, "2026-11-26T03:00:00.000Z"),
      noted(DAMAGED, "2026-11-27T03:00:00.000Z"),
    ];
    expect(listFaults(faults)).toEqual([
      {
        event: DAMAGED,
        at: "2026-11-27T03:00:00.000Z",
        first: "2026-11-25T03:00:00.000Z",
        times: 2,
      },
      {
        event: STOPPED,
        at: "2026-11-26T03:00:00.000Z",
        first: "2026-11-26T03:00:00.000Z",
        times: 1,
      },
    ]);
  });

  test("does not count together what was over in between", () => {
    const at = "2026-11-27T03:00:00.000Z";
    const faults = [STOPPED, RESUMED, STOPPED].map((event) => noted(event, at));
    expect(listFaults(faults).map(({ event, times }) => [event, times])).toEqual([
      [STOPPED, 1],
      [RESUMED, 1],
      [STOPPED, 1],
    ]);
  });
});
