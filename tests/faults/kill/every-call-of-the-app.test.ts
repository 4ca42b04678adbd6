import { expect, test } from "vitest";
import { isAll } from "../how-many.ts";
import { needStrace } from "../library/inject-fault.ts";
import { reportCell } from "../report/report-cell.ts";
import { ACTS } from "./acts.ts";
import { chosenFrom, lastOf, pointName } from "./disk-points.ts";
import { judgeAfterKill } from "./judge-kill.ts";
import { lostByNaiveWriter } from "./naive-writer.ts";
import { actUnderFault, bundleActingApp, pointsOfAct, twoPlaces } from "./sweep.ts";

const KILL = "signal=SIGKILL";
const LONG = { timeout: 3_600_000 };
/** Of one kind of call in one act: only deeds on very many articles make more. */
const MOST_OF_A_CALL = { inFiles: 40, inIndex: 12 };
const QUICK_LAST = 2;
/** With all other tests, those that write in as many ways as there are. */
const QUICK_ACTS = new Set(["import of html", "edit a note", "deed on very many articles"]);
const QUICK_CALLS = new Set<string>(["writev", "rename"]);
/** On a machine with others at work; five seconds are meant, and what it took stands in the table. */
const LONGEST_RESTART_MS = 60_000;

bundleActingApp();

const acts = ACTS.filter(({ name }) => isAll() || QUICK_ACTS.has(name));

test.for(acts.map((act) => [act.name, act] as const))(
  "killed at every call that changes the disk, nothing that was saved is lost: %s",
  LONG,
  async ([name, act], context) => {
    needStrace(context);
    using places = await twoPlaces(act);
    const all = await pointsOfAct(act, places, {});
    const quick = all.filter(({ call }) => QUICK_CALLS.has(call));
    const points = isAll() ? chosenFrom(all, MOST_OF_A_CALL) : lastOf(quick, QUICK_LAST);
    const judged = await places.forEach(points, async (place, point) => {
      const { isHit, lines } = await actUnderFault(act, place, {}, { point, fault: KILL });
      const after = await judgeAfterKill(place.folder, place.facts, lines);
      return { ...after, point: pointName(point), isHit };
    });
    const hit = judged.filter(({ isHit }) => isHit);
    const longestRestartMs = Math.max(...hit.map(({ restartMs }) => restartMs));
    expect(judged.flatMap(({ point, lost }) => lost.map((fact) => `${point}: ${fact}`))).toEqual(
      [],
    );
    reportCell({
      test: "T1",
      cell: `kill -9: ${name}`,
      acknowledged: hit.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      points: new Set(hit.map(({ point }) => point)).size,
      lost: hit.reduce((sum, { lost }) => sum + lost.length, 0),
      naiveLost: lostByNaiveWriter(places.facts, KILL),
      longestRestartMs,
    });
    expect(longestRestartMs).toBeLessThan(LONGEST_RESTART_MS);
  },
);
