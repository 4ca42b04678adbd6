import { expect, test } from "vitest";
import type { Annotation } from "#core/annotation/annotation.js";
import { type Color, COLORS } from "#core/annotation/color.js";
import { type MadeArticle, type Reader, useReaderApp } from "../open-reader.ts";
import { eventually } from "../reader-page.ts";
import { drawnLetters, paintedNames, paintsOf } from "./painted-letters.ts";
import { markAtRandom, OVERLAPPED_ARTICLE } from "./random-highlights.ts";
import { forceColors, type FrameTheme, showTheme } from "./show-theme.ts";
import { contrastOf, isSamePaint, type Look, lookAt } from "./screen-pixels.ts";
import { fillOf, linesOf, namesOf, spanOf, stackAt } from "./stack-model.ts";

const openReader = useReaderApp();

interface MarkedReader extends Reader {
  readonly made: readonly Annotation[];
}

const THEMES: readonly FrameTheme[] = ["paper", "light", "dark", "black"];
const FILLS = COLORS.map(fillName);
const STROKES = COLORS.map((color) => `var(--stroke-${color})` as const);
/** How many of the two hundred are clicked, moved and deleted one after the other. */
const TRIED = 12;

test("two hundred highlights over one another are registered letter by letter as the design says", async () => {
  await using reader = await openOverlapped();
  const { made } = reader;
  const depths = Array.from(reader.text, (_, offset) => stackAt(made, offset).length);
  expect(Math.max(...depths)).toBeGreaterThan(5);
});

test("each of two hundred over one another is clicked, adjusted and deleted without touching another", async () => {
  await using reader = await openMarked(OVERLAPPED_ARTICLE, markAtRandom);
  let there = reader.made;
  for (let tried = 0; tried < TRIED; tried += 1) {
    // Every sixteenth, so that all parts of the article and all depths have their turn.
    const one = there[(tried * 16 + 3) % there.length];
    if (one === undefined) throw new Error("there are too few");
    const isFocused = await focusByClicking(reader, one, there);
    if (!isFocused) continue;
    if (tried % 2 === 0) {
      const { end } = spanOf(find(there, one));
      await reader.page.keyboard.press("Shift+ArrowLeft");
      await eventually(async () => spanOf(find(await reader.annotations(), one)).end).not.toBe(end);
    } else {
      await reader.page.keyboard.press("Delete");
      await eventually(async () => (await reader.annotations()).length).toBe(there.length - 1);
    }
    const now = await reader.annotations();
    expect(now.filter((other) => other.annotationId !== one.annotationId)).toEqual(
      there.filter((other) => other.annotationId !== one.annotationId),
    );
    there = now;
    // What is deleted has the focus no more, and another Escape would leave the article.
    if (tried % 2 === 0) await reader.page.keyboard.press("Escape");
    await eventually(() => reader.painted("focus")).toEqual([]);
    await expectPainted(reader, there);
  }
  expect(there.length).toBeLessThan(200 - TRIED / 4);
});

test("pixels have the fill of the topmost, and letters a contrast of 4.5 with it, four deep and deeper, in every theme", async () => {
  await using reader = await openOverlapped();
  const { made } = reader;
  for (const theme of THEMES) {
    await showTheme(reader, theme);
    const paints = await paintsOf(reader.page, ["var(--page)", ...FILLS]);
    const letters = await lookAtLetters(reader, made);
    expect(letters.filter(({ stack }) => stack.length >= 4).length).toBeGreaterThan(100);
    const wrong = letters.filter(({ stack, look }) => {
      const fill = fillOf(stack);
      const wanted = paints[fill === undefined ? "var(--page)" : fillName(fill.color)];
      return !isSamePaint(look.ground, wanted);
    });
    expect(wrong).toEqual([]);
    expect(leastContrast(letters)).toBeGreaterThanOrEqual(4.5);
  }
});

test("pixels below the letters have a line for each highlight under the topmost, in its colour and in order", async () => {
  await using reader = await openOverlapped();
  const { made } = reader;
  for (const theme of THEMES) {
    await showTheme(reader, theme);
    const paints = await paintsOf(reader.page, [
      "var(--page)",
      "var(--ink-2)",
      ...FILLS,
      ...STROKES,
    ]);
    const behind = [paints["var(--page)"], ...FILLS.map((fill) => paints[fill])];
    for (const stroke of STROKES) {
      const contrasts = behind.map((ground) => contrastOf(paints[stroke], ground));
      expect([stroke, Math.min(...contrasts) >= 3]).toEqual([stroke, true]);
    }
    const spaces = await lookAtSpaces(reader, made);
    const deep = spaces.filter(({ stack }) => linesOf(stack).length === 3);
    expect(deep.length).toBeGreaterThan(4);
    for (const { offset, stack, look } of spaces) {
      const seen = look.runs
        .filter((paint) => !behind.some((ground) => isSamePaint(paint, ground)))
        .map((paint) => STROKES.find((stroke) => isSamePaint(paint, paints[stroke])) ?? "other");
      const wanted = linesOf(stack).map(({ color }) => `var(--stroke-${color})`);
      // A dotted line is there or is a gap.
      const exact = wanted.length > 3 ? 2 : 3;
      expect([theme, offset, ...seen.slice(0, exact)]).toEqual([
        theme,
        offset,
        ...wanted.slice(0, exact),
      ]);
    }
  }
});

test.for(["light", "dark"] as const)(
  "where colours are forced in a %s system, fills stand off plain text, and lines tell how deep it is",
  async (scheme) => {
    await using reader = await openOverlapped();
    const { made } = reader;
    await forceColors(reader, scheme);
    const paints = await paintsOf(reader.page, ["Mark", "Canvas"]);
    expect(isSamePaint(paints.Mark, paints.Canvas)).toBe(false);
    const letters = await lookAtLetters(reader, made);
    const wrong = letters.filter(
      ({ stack, look }) =>
        !isSamePaint(look.ground, fillOf(stack) === undefined ? paints.Canvas : paints.Mark),
    );
    expect(wrong).toEqual([]);
    expect(leastContrast(letters)).toBeGreaterThanOrEqual(4.5);
    const spaces = (await lookAtSpaces(reader, made)).filter(
      ({ stack }) => fillOf(stack) !== undefined && linesOf(stack).length < 4,
    );
    expect(spaces.map(({ stack }) => stack.length)).toEqual(expect.arrayContaining([2, 3, 4]));
    for (const { offset, stack, look } of spaces) {
      // Lines may have the paint of the page, below the fill: one is seen where the fill goes on after it.
      const lines = look.runs.filter((paint, place) => {
        const next = look.runs[place + 1];
        return (
          next !== undefined && !isSamePaint(paint, paints.Mark) && isSamePaint(next, paints.Mark)
        );
      });
      expect([offset, lines.length]).toEqual([offset, linesOf(stack).length]);
    }
  },
);

function fillName<Name extends Color>(color: Name): `var(--fill-${Name})` {
  return `var(--fill-${color})`;
}

/** What all tests look at that change nothing of it. */
let overlapped: MadeArticle | undefined;

function openOverlapped(): Promise<MarkedReader> {
  return openMarked(overlapped ?? OVERLAPPED_ARTICLE, async (article) => {
    if (overlapped === undefined) await markAtRandom(article);
    overlapped = article;
  });
}

async function openMarked(
  content: string | MadeArticle,
  before: (article: MadeArticle) => Promise<void>,
): Promise<MarkedReader> {
  const reader = await openReader(content, { before });
  const made = await reader.annotations();
  await expectPainted(reader, made);
  return { ...reader, made };
}

/** Waits until every code unit is registered under just the names it should have. */
async function expectPainted(reader: Reader, annotations: readonly Annotation[]): Promise<void> {
  const inOrder = (names: readonly string[]) =>
    names.toSorted((a, b) => a.localeCompare(b)).join(" ");
  const expected = Array.from(reader.text, (_, offset) =>
    inOrder(namesOf(stackAt(annotations, offset))),
  );
  await eventually(async () => {
    const found: string[][] = expected.map(() => []);
    for (const [name, spans] of Object.entries(await paintedNames(reader.page))) {
      if (!/^(?:fill|line)-/.test(name)) continue;
      for (const [start, end] of spans) {
        for (let offset = start; offset < end; offset += 1) found[offset]?.push(name);
      }
    }
    return found.map(inOrder);
  }).toEqual(expected);
}

function find(annotations: readonly Annotation[], { annotationId }: Annotation): Annotation {
  const found = annotations.find((one) => one.annotationId === annotationId);
  if (found === undefined) throw new Error("it is gone");
  return found;
}

/** Clicks on one of its letters until it is the focused one of the stack. @returns false when none is in view */
async function focusByClicking(
  reader: Reader,
  one: Annotation,
  annotations: readonly Annotation[],
): Promise<boolean> {
  const { start, end } = spanOf(one);
  const letter = (await drawnLetters(reader.page, { links: "left-out" })).find(
    ({ offset }) => offset >= start && offset < end && /\w/.test(reader.text.charAt(offset)),
  );
  if (letter === undefined) return false;
  const { box, offset } = letter;
  const point = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  for (const above of stackAt(annotations, offset)) {
    await reader.click(point);
    const span = spanOf(above);
    await eventually(async () => (await paintedNames(reader.page))["focus"]).toEqual([
      [span.start, span.end],
    ]);
    if (above.annotationId === one.annotationId) return true;
  }
  throw new Error("clicks never reached it");
}

interface Sample {
  readonly offset: number;
  readonly stack: readonly Annotation[];
  readonly look: Look;
}

async function lookAtLetters(
  { page, text }: Reader,
  annotations: readonly Annotation[],
): Promise<readonly Sample[]> {
  const letters = (await drawnLetters(page, { links: "left-out" }))
    // Thin ones may be nothing but softened edges.
    .filter(({ offset }) => /[abdehkmnopuw]/.test(text.charAt(offset)))
    .map(({ offset, box, baseline }) => ({
      offset,
      box: { ...box, height: baseline - box.top },
    }));
  return await lookAtBoxes(page, letters, annotations);
}

/** Spaces have nothing below the line of letters but what is painted there. */
async function lookAtSpaces(
  { page, text }: Reader,
  annotations: readonly Annotation[],
): Promise<readonly Sample[]> {
  const namesAt = (offset: number) => namesOf(stackAt(annotations, offset)).join();
  const spaces = (await drawnLetters(page, { links: "left-out" }))
    // Lines make room for what reaches below: none of that beside it, nor the end of a highlight.
    .filter(({ offset }) =>
      /^[a-fhik-or-xz] [a-fhik-or-xz]$/.test(text.slice(offset - 1, offset + 2)),
    )
    .filter(({ offset }) => namesAt(offset - 1) === namesAt(offset))
    .filter(({ offset }) => namesAt(offset + 1) === namesAt(offset))
    .map(({ offset, box, baseline }) => ({
      offset,
      box: { ...box, top: baseline - 2, height: 9 },
    }));
  return await lookAtBoxes(page, spaces, annotations);
}

async function lookAtBoxes(
  page: Reader["page"],
  list: readonly { readonly offset: number; readonly box: Parameters<typeof lookAt>[1][number] }[],
  annotations: readonly Annotation[],
): Promise<readonly Sample[]> {
  const looks = await lookAt(
    page,
    list.map(({ box }) => box),
  );
  return list.flatMap(({ offset }, number) => {
    const look = looks[number];
    return look === undefined ? [] : [{ offset, stack: stackAt(annotations, offset), look }];
  });
}

function leastContrast(samples: readonly Sample[]): number {
  return Math.min(...samples.map(({ look }) => look.contrast));
}
