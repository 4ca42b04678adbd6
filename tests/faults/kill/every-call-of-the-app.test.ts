import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type SourceProcess, spawnSource } from "../../main/library/spawn-source.ts";
import { bundleForNode } from "../../postil/bundle-for-node.ts";
import { howMany, isAll } from "../how-many.ts";
import { injecting, needStrace, tracing } from "../library/inject-fault.ts";
import { reportCell } from "../report/report-cell.ts";
import { type ActPlace, makeActPlace } from "./act-places.ts";
import { type Act, ACTS } from "./acts.ts";
import { CHANGING_CALLS, chosenFrom, type DiskPoint, pointName, pointsIn } from "./disk-points.ts";
import { judgeAfterKill } from "./judge-kill.ts";
import { lostByNaiveWriter } from "./naive-writer.ts";

const LONG = { timeout: 3_600_000 };
/** Of one kind of call in one act: only deeds on very many articles make more. */
const MOST_OF_A_CALL = {
  inFiles: howMany({ quick: 1, all: 40 }),
  inIndex: howMany({ quick: 1, all: 12 }),
};
/** With all other tests, those that write in as many ways as there are. */
const QUICK_ACTS = new Set(["import of html", "edit a note", "deed on very many articles"]);
const QUICK_CALLS = new Set<string>(["write", "rename", "fdatasync"]);
/** On a machine with others at work; five seconds are meant, and what it took stands in the table. */
const LONGEST_RESTART_MS = 60_000;

const actingApp = await bundleForNode(new URL("./acting-app.ts", import.meta.url));
afterAll(() => actingApp[Symbol.asyncDispose]());

const acts = ACTS.filter(({ name }) => isAll() || QUICK_ACTS.has(name));

test.for(acts.map((act) => [act.name, act] as const))(
  "killed at every call that changes the disk, nothing that was saved is lost: %s",
  LONG,
  async ([name, act], context) => {
    needStrace(context);
    using one = await makeActPlace(act);
    using other = await makeActPlace(act);
    const points = await pointsOf(act, one);
    const waiting = [...points];
    const judged: Awaited<ReturnType<typeof killedAt>>[] = [];
    // Two side by side.
    await Promise.all(
      [one, other].map(async (place) => {
        for (let point = waiting.shift(); point !== undefined; point = waiting.shift()) {
          judged.push(await killedAt(act, place, point));
        }
      }),
    );
    const hit = judged.filter(({ wasKilled }) => wasKilled);
    const longestRestartMs = Math.max(...hit.map(({ restartMs }) => restartMs));
    expect(hit.flatMap(({ point, lost }) => lost.map((fact) => `${point}: ${fact}`))).toEqual([]);
    reportCell({
      test: "T1",
      cell: `kill -9: ${name}`,
      acknowledged: hit.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      points: new Set(hit.map(({ point }) => point)).size,
      lost: hit.reduce((sum, { lost }) => sum + lost.length, 0),
      naiveLost: lostByNaiveWriter(one.facts),
      longestRestartMs,
    });
    expect(longestRestartMs).toBeLessThan(LONGEST_RESTART_MS);
  },
);

function start(act: Act, { folder }: ActPlace, before: readonly string[]): SourceProcess {
  return spawnSource(actingApp.url, { folder, act: act.name }, before);
}

/** Where the act changes the disk: it is done once and watched. */
async function pointsOf(act: Act, place: ActPlace): Promise<readonly DiskPoint[]> {
  const trace = join(place.folder, "..", "trace");
  const { code, errors } = await start(act, place, tracing(CHANGING_CALLS, trace)).ended;
  expect({ code, errors }).toMatchObject({ code: 0 });
  const all = pointsIn(readFileSync(trace, "utf8"), place.folder);
  const asked = isAll() ? all : all.filter(({ call }) => QUICK_CALLS.has(call));
  const points = chosenFrom(asked, MOST_OF_A_CALL);
  expect(points.length).toBeGreaterThan(0);
  return points;
}

async function killedAt(act: Act, place: ActPlace, point: DiskPoint) {
  place.reset();
  const { call, nth } = point;
  const process = start(act, place, injecting(call, `signal=SIGKILL:when=${nth}`));
  const { code } = await process.ended;
  const judged = await judgeAfterKill(place.folder, place.facts, process.lines());
  return { ...judged, point: pointName(point), wasKilled: code !== 0 };
}
