import { expect, test } from "vitest";
import { howMany, isAll } from "../how-many.ts";
import { needStrace } from "../library/inject-fault.ts";
import { reportCell } from "../report/report-cell.ts";
import { ACTS } from "./acts.ts";
import { chosenFrom, type DiskPoint, pointName } from "./disk-points.ts";
import { judgeAfterKill } from "./judge-kill.ts";
import { lostByNaiveWriter } from "./naive-writer.ts";
import { actUnderFault, bundleActingApp, pointsOfAct, twoPlaces } from "./sweep.ts";

const LONG = { timeout: 3_600_000 };

/** What each kind of call may answer; each point gets the next one. */
const ERRORS: Readonly<Record<string, readonly string[]>> = {
  openat: ["EMFILE", "EROFS", "EPERM", "EDQUOT", "EIO", "ENOSPC"],
  write: ["ENOSPC", "EIO", "EDQUOT"],
  fsync: ["EIO", "ENOSPC", "EDQUOT"],
  fdatasync: ["EIO", "EDQUOT", "ENOSPC"],
  rename: ["EIO", "EROFS", "EPERM", "EDQUOT"],
  link: ["EIO", "EPERM", "EDQUOT"],
  unlink: ["EIO", "EPERM", "EROFS"],
  ftruncate: ["EIO"],
  mkdir: ["EDQUOT", "EROFS", "EPERM", "EIO", "ENOSPC"],
};
const MOST_OF_A_CALL = howMany({ quick: 2, all: 12 });
const TRIED = [
  "edit a note",
  "import of html",
  "add a highlight with a note",
  "delete a highlight",
  "tag and state of some articles",
  "rename a tag everywhere",
  "import of notes",
  "snapshot",
].slice(0, howMany({ quick: 1, all: 8 }));
const QUICK_CALLS = new Set(["write", "fdatasync", "rename"]);
/** A fault falls on one call; whoever tries again is not lied to again. */
const ATTEMPTS = 3;

bundleActingApp();

test.for(TRIED)(
  "whatever call fails once, nothing is said to be saved that is not, and trying again saves it: %s",
  LONG,
  async (name, context) => {
    needStrace(context);
    const act = ACTS.find((each) => each.name === name);
    if (act === undefined) throw new Error(`no act ${name}`);
    using places = await twoPlaces(act);
    const options = { attempts: String(ATTEMPTS), unsaved: "fail" };
    const all = await pointsOfAct(act, places, options);
    const able = all.filter(({ call }) => (isAll() ? call in ERRORS : QUICK_CALLS.has(call)));
    const points = chosenFrom(able, { inFiles: MOST_OF_A_CALL, inIndex: 0 });
    const judged = await places.forEach(points, async (place, point, at) => {
      const error = errorAt(point, at);
      const fault = { point, fault: `error=${error}` };
      const { code, errors, lines, isHit } = await actUnderFault(act, place, options, fault);
      const where = `${pointName(point)} ${error}`;
      const hasSaved = lines.some((line) => line.startsWith("saved"));
      const expected = { where, code: 0, errors: "", hasSaved: true };
      // One thread that cannot wake another ends the process; nothing of that is a matter of disks.
      if (isHit) expect({ where, code, errors, hasSaved }).toEqual(expected);
      const { acknowledged, lost } = await judgeAfterKill(place.folder, place.facts, lines);
      const isTold = lines.some((line) => line.startsWith("failed"));
      return { where, acknowledged, lost, isHit, isTold };
    });
    const hit = judged.filter(({ isHit }) => isHit);
    expect(judged.flatMap(({ where, lost }) => lost.map((fact) => `${where}: ${fact}`))).toEqual(
      [],
    );
    const told = hit.filter(({ isTold }) => isTold).length;
    console.log(
      `${name}: of ${hit.length} failing calls ${told} were told of, the others made up for`,
    );
    reportCell({
      test: "T5",
      cell: `a call fails: ${name}`,
      acknowledged: hit.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
      points: new Set(hit.map(({ where }) => where)).size,
      lost: judged.reduce((sum, { lost }) => sum + lost.length, 0),
      naiveLost: lostByNaiveWriter(places.facts, "error=ENOSPC"),
    });
  },
);

function errorAt({ call }: DiskPoint, at: number): string {
  const errors = ERRORS[call] ?? ["EIO"];
  return errors[at % errors.length] ?? "EIO";
}
