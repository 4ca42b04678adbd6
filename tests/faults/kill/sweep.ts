import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect } from "vitest";
import { type SourceProcess, spawnSource } from "../../main/library/spawn-source.ts";
import { bundleForNode, type NodeBundle } from "../../postil/bundle-for-node.ts";
import { injecting, tracing } from "../library/inject-fault.ts";
import { type ActPlace, makeActPlace } from "./act-places.ts";
import type { Act } from "./acts.ts";
import { CHANGING_CALLS, type DiskPoint, isHit, pointsIn } from "./disk-points.ts";

export interface ActOptions {
  readonly attempts?: string;
  readonly unsaved?: string;
}

/** Two places for one act, so that two points are tried side by side. */
export interface TwoPlaces extends Disposable {
  readonly first: ActPlace;
  readonly facts: ReadonlySet<string>;
  /** @returns in the order in which they ended */
  forEach<Outcome>(
    points: readonly DiskPoint[],
    tryAt: (place: ActPlace, point: DiskPoint, at: number) => Promise<Outcome>,
  ): Promise<readonly Outcome[]>;
}

let bundle: NodeBundle | undefined;

/** For all tests of a file: the acting app in one file, made once. */
export function bundleActingApp(): void {
  beforeAll(async () => {
    bundle = await bundleForNode(new URL("./acting-app.ts", import.meta.url));
  });
  afterAll(() => bundle?.[Symbol.asyncDispose]());
}

export async function twoPlaces(act: Act): Promise<TwoPlaces> {
  const first = await makeActPlace(act);
  const second = await makeActPlace(act);
  return {
    first,
    facts: first.facts,
    async forEach(points, tryAt) {
      const waiting = [...points.entries()];
      const outcomes: Awaited<ReturnType<typeof tryAt>>[] = [];
      await Promise.all(
        [first, second].map(async (place) => {
          for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
            const [at, point] = next;
            outcomes.push(await tryAt(place, point, at));
          }
        }),
      );
      return outcomes;
    },
    [Symbol.dispose]() {
      first[Symbol.dispose]();
      second[Symbol.dispose]();
    },
  };
}

/** What an act did under a fault, in a library that was as it is before the act. */
export interface Faulted {
  readonly code: number | null;
  readonly errors: string;
  readonly lines: readonly string[];
  /** Whether the fault fell on a file of the library, or of what Postil keeps beside it. */
  readonly isHit: boolean;
}

/** @param fault  as strace names it, without `when` */
export async function actUnderFault(
  act: Act,
  place: ActPlace,
  options: ActOptions,
  { point, fault }: { readonly point: DiskPoint; readonly fault: string },
): Promise<Faulted> {
  place.reset();
  const { call, nth } = point;
  const trace = traceOf(place);
  const more = ["-y", "-s", "0", "-o", trace];
  const process = start(act, place, options, injecting(call, `${fault}:when=${nth}`, more));
  const { code, errors } = await process.ended;
  const hit = isHit(readFileSync(trace, "utf8"), point, place.folder);
  return { code, errors, lines: process.lines(), isHit: hit };
}

/** Where the act changes the disk: it is done once and watched. */
export async function pointsOfAct(
  act: Act,
  { first }: TwoPlaces,
  options: ActOptions,
): Promise<readonly DiskPoint[]> {
  const trace = traceOf(first);
  const { code, errors } = await start(act, first, options, tracing(CHANGING_CALLS, trace)).ended;
  expect({ code, errors }).toEqual({ code: 0, errors: "" });
  return pointsIn(readFileSync(trace, "utf8"), first.folder);
}

function traceOf({ folder }: ActPlace): string {
  return join(folder, "..", "trace");
}

function start(
  act: Act,
  { folder }: ActPlace,
  options: ActOptions,
  before: readonly string[],
): SourceProcess {
  if (bundle === undefined) throw new Error("the acting app is bundled before all tests");
  return spawnSource(bundle.url, { folder, act: act.name, ...options }, before);
}
