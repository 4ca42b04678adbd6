import { readFile } from "node:fs/promises";
import { assert, integer, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import { createPendingAnswers } from "../../electron/shell/pending-answers.ts";
import { plainFileName } from "../../electron/shell/plain-file-name.ts";
import { PAGE_COLORS } from "../../electron/shell/theme-colors.ts";
import {
  type Bounds,
  SMALLEST_HEIGHT,
  SMALLEST_WIDTH,
  visibleBounds,
} from "../../electron/shell/visible-bounds.ts";
import { wishesOf } from "../../electron/shell/wishes.ts";
import { inCheckout } from "./checkout.ts";

const SCREEN: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const SECOND: Bounds = { x: 1440, y: 0, width: 1920, height: 1080 };

describe("where the window opens", () => {
  test("it stays where it was left, on either screen", () => {
    for (const left of [
      { x: 100, y: 100, width: 800, height: 600 },
      { x: 2000, y: 10, width: 1000, height: 900 },
      { x: 1400, y: 100, width: 800, height: 600 },
    ]) {
      expect(visibleBounds(left, [SCREEN, SECOND])).toEqual(left);
    }
  });

  test("when its screen is gone it opens in the middle of the one that is left", () => {
    const left = { x: 2000, y: 10, width: 1000, height: 800 };
    expect(visibleBounds(left, [SCREEN])).toEqual({ x: 220, y: 63, width: 1000, height: 800 });
  });

  test("it is never larger than its screen", () => {
    const left = { x: 0, y: 25, width: 5000, height: 5000 };
    expect(visibleBounds(left, [SCREEN])).toMatchObject({ width: 1440, height: 875 });
  });

  test("whatever was left, enough of it can be grabbed, and it is large enough to use", () => {
    const anything = integer({ min: -100_000, max: 100_000 });
    const size = integer({ min: 0, max: 100_000 });
    assert(
      property(anything, anything, size, size, (x, y, width, height) => {
        const areas = [SCREEN, SECOND];
        const shown = visibleBounds({ x, y, width, height }, areas);
        expect(shown.width).toBeGreaterThanOrEqual(SMALLEST_WIDTH);
        expect(shown.height).toBeGreaterThanOrEqual(SMALLEST_HEIGHT);
        const visible = areas.map((area) => ({
          width: Math.min(shown.x + shown.width, area.x + area.width) - Math.max(shown.x, area.x),
          height: Math.min(shown.y + shown.height, area.y + area.height) - shown.y,
          isTitleVisible: shown.y >= area.y,
        }));
        expect(
          visible.some((one) => one.width >= 120 && one.height >= 80 && one.isTitleVisible),
        ).toBe(true);
      }),
    );
  });
});

describe("names proposed for saving", () => {
  test("they are one segment, with nothing hidden, on every system", () => {
    assert(
      property(string({ unit: "binary", maxLength: 400 }), (proposed) => {
        const name = plainFileName(proposed);
        expect(name).not.toMatch(/[/\\:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(name).not.toMatch(/^\.|[. ]$/);
        expect(name).not.toBe("");
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(220);
      }),
    );
  });

  test.each([
    ["notes.md", "notes.md"],
    ["Ünïcödé 日本語.md", "Ünïcödé 日本語.md"],
    ["a/b/../c.md", "c.md"],
    ["aux", "aux_"],
    ["LPT1.txt", "LPT1_.txt"],
    ["", "Untitled"],
    ["...", "Untitled"],
    [`${"x".repeat(500)}.md`, `${"x".repeat(197)}.md`],
  ])("%s becomes %s", (proposed, name) => {
    expect(plainFileName(proposed)).toBe(name);
  });
});

test("switches of the system are no wishes", () => {
  const parameters = [
    "--no-sandbox",
    "-psn_0_1",
    "--user-data-dir=/x",
    "a.txt",
    "--library",
    "l",
    "",
  ];
  expect(wishesOf(parameters, "/home/reader")).toEqual({
    library: "/home/reader/l",
    links: [],
    files: ["/home/reader/a.txt"],
  });
});

test("the window's first colours are those of its style sheet", async () => {
  const sheet = await readFile(inCheckout("renderer/styles/tokens.css"), "utf8");
  const pages: Record<string, string> = {};
  for (const [, selector = "", body = ""] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    const page = /--page:\s*(#[0-9a-f]+)/.exec(body)?.[1];
    for (const [, theme = ""] of selector.matchAll(/data-theme="(\w+)"/g)) {
      if (page !== undefined) pages[theme] = page;
    }
  }
  expect(pages).toEqual(PAGE_COLORS);
});

test("answers find their questions, and idle is when none is open", async () => {
  const pending = createPendingAnswers();
  await pending.idle();
  const first = pending.expect();
  const second = pending.expect();
  let isIdle = false;
  const idle = pending.idle().then(() => (isIdle = true));
  pending.settle(second.id, "b");
  expect(await second.answer).toBe("b");
  expect(isIdle).toBe(false);
  pending.settle(99, "nobody asked");
  pending.abandonAll(new Error("gone"));
  await expect(first.answer).rejects.toThrow("gone");
  await idle;
});
