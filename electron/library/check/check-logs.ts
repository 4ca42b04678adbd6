import { join } from "node:path";
import { missed, operationsOf } from "../compact-log.ts";
import { generationsOf, isLogName, parseLogFileName } from "../log-names.ts";
import { type DamagedLine, isDamage } from "../parse-log.ts";
import { problemWording } from "../problem-wording.ts";
import { type LogContents, readLog } from "../read-log.ts";
import { type RunningCheck, codeOf, namesOf, reportLeft } from "./running-check.ts";

/** Every line of the logs of a `marks/` folder against its checksum. Repair copies damaged lines, and rewrites no log. */
export async function checkLogs(check: RunningCheck, directory: string): Promise<void> {
  const names = await namesOf(check, directory);
  const logs = new Map<string, LogContents>();
  for (const name of names.filter(isLogName)) {
    const path = join(directory, name);
    check.filesChecked += 1;
    const read = await readLog(path, undefined).catch(codeOf);
    if (typeof read === "string") {
      reportLeft(check, path, problemWording.unreadableFile(read));
      continue;
    }
    logs.set(name, read.log);
    for (const damage of read.log.damaged) {
      const isKept = check.repair && damage.problem !== "merge-marker";
      const action = isKept ? await keepLine(check, path, damage) : problemWording.actions.left;
      const problem = problemWording.damagedLine(damage);
      const nature = isDamage(damage) ? "damaged-line" : "no-damage";
      check.problems.push({ path, problem, action, nature });
    }
  }
  checkGenerations(check, logs);
}

/** @returns what was done about it: a disk without room keeps repair from nothing else */
async function keepLine(
  { quarantine }: RunningCheck,
  path: string,
  damage: DamagedLine,
): Promise<string> {
  try {
    await quarantine.keepLine(path, damage);
    return problemWording.actions.copied;
  } catch (error) {
    return problemWording.actions.notCopied(codeOf(error));
  }
}

/** What an earlier generation of a log says, the latest one says too, or has no need to. Both are read, so nothing is lost. */
function checkGenerations(check: RunningCheck, logs: ReadonlyMap<string, LogContents>): void {
  for (const [name, log] of logs) {
    const own = parseLogFileName(name);
    const latest = own && generationsOf(logs.keys(), own.writer).at(-1);
    const later = latest && logs.get(latest.name);
    if (own === undefined || latest === undefined || later === undefined || later === log) continue;
    const { length } = missed(operationsOf(later, own.writer), operationsOf(log, own.writer));
    if (length === 0) continue;
    reportLeft(check, log.path, problemWording.missingFromLater(length, latest.name));
  }
}
