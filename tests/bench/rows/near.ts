import { isDeepStrictEqual } from "node:util";
import type { Page } from "playwright-core";
import { z } from "zod";
import { spreadOf } from "../figures/spread.ts";
import type { Row } from "../run/row.ts";
import {
  inPage,
  makePaintMaterial,
  openPaintStage,
  type PaintMaterial,
} from "../window/paint-stage.ts";
import { openThreadClock } from "../window/thread-time.ts";

const HIGHLIGHTS = 10_000;
const RUNS = 7;
const WARM_UPS = 1;
/** The pointer is taken over every so many letters in view. */
const LETTERS_BETWEEN = 7;

const Points = z.array(z.object({ x: z.number(), y: z.number() })).min(100);
const Answers = z.object({
  spans: z.array(z.array(z.object({ start: z.int(), end: z.int() }))),
  milliseconds: z.number(),
});

/** What it spares to register the highlights near the view only, and to ask offsets what lies under the pointer. */
export const nearRow: Row = {
  name: "near",
  async *figures(bench) {
    bench.say(`near: ${HIGHLIGHTS.toLocaleString("en")} highlights in 1 MB`);
    await using stage = await openPaintStage(bench);
    const { page } = stage;
    const clock = await openThreadClock(page);
    const material = makePaintMaterial(HIGHLIGHTS);
    const compared = await compareRegistered(page, material);
    const near = { all: [] as number[], oneMore: [] as number[] };
    const whole = { all: [] as number[], oneMore: [] as number[] };
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      await lay(page, material);
      near.all.push(await clock.time(() => inPage(page, "paintAll")));
      near.oneMore.push(await clock.time(() => inPage(page, "paintOneMore")));
      await lay(page, material);
      whole.all.push(await clock.time(() => inPage(page, "registerAll")));
      whole.oneMore.push(await clock.time(() => inPage(page, "registerOneMore")));
    }
    const shared = { row: "near", unit: "ms" } as const;
    const against = "every range registered";
    yield {
      ...shared,
      what: "painting 10,000 highlights, work of the window's thread",
      ours: spreadOf(near.all.slice(WARM_UPS)),
      baseline: spreadOf(whole.all.slice(WARM_UPS)),
      against,
      compared,
    };
    yield {
      ...shared,
      what: "adding 1 to 10,000, work of the window's thread",
      ours: spreadOf(near.oneMore.slice(WARM_UPS)),
      baseline: spreadOf(whole.oneMore.slice(WARM_UPS)),
      against,
      compared,
    };
    const pointing = await timePointing(page, material);
    yield {
      ...shared,
      what: "which of 10,000 lies under the pointer",
      ours: spreadOf(pointing.ours),
      baseline: spreadOf(pointing.theirs),
      against: "highlightsFromPoint, every range registered",
      compared: pointing.compared,
    };
  },
};

async function lay(page: Page, { html, spans }: PaintMaterial): Promise<void> {
  await inPage(page, "lay", html, spans, "sections");
}

/** @throws when what Postil paints from top to bottom is not what is registered all at once */
async function compareRegistered(page: Page, material: PaintMaterial): Promise<string> {
  await lay(page, material);
  await inPage(page, "paintAll");
  await inPage(page, "paintOneMore");
  const painted = await inPage(page, "paintedSpans");
  await lay(page, material);
  await inPage(page, "registerAll");
  await inPage(page, "registerOneMore");
  const registered = await inPage(page, "registeredSpans");
  if (!isDeepStrictEqual(painted, registered)) throw new Error("other stretches are painted");
  return `the ${material.spans.length.toLocaleString("en")} stretches that are registered, offset for offset`;
}

interface Pointing {
  /** Milliseconds for one point, a run each. */
  readonly ours: readonly number[];
  readonly theirs: readonly number[];
  readonly compared: string;
}

/** @throws when the two find other highlights at any point */
async function timePointing(page: Page, material: PaintMaterial): Promise<Pointing> {
  await lay(page, material);
  await inPage(page, "registerAll");
  await inPage(page, "registerOneMore");
  await inPage(page, "prepareQuestions");
  const points = Points.parse(await inPage(page, "pointsOnLetters", LETTERS_BETWEEN));
  const ours: number[] = [];
  const theirs: number[] = [];
  let found = 0;
  for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
    const own = Answers.parse(await inPage(page, "askOffsets", points));
    const other = Answers.parse(await inPage(page, "askRegistry", points));
    if (!isDeepStrictEqual(own.spans, other.spans)) throw new Error("other highlights are found");
    found = own.spans.filter((spans) => spans.length > 0).length;
    ours.push(own.milliseconds / points.length);
    theirs.push(other.milliseconds / points.length);
  }
  if (found === 0) throw new Error("no point lies on a highlight");
  return {
    ours: ours.slice(WARM_UPS),
    theirs: theirs.slice(WARM_UPS),
    compared: `the answers at ${points.length} letters, ${found} of them on highlights`,
  };
}
