import { compareText } from "../compare-text.ts";
import { type FaultEvent, isDamage, isStanding, subjectOf } from "./fault-event.ts";
import type { NotedFault } from "./fault-line.ts";

/** What stands is noted once more after so long: how often it was met says little, on how many days a little more. */
const QUIET_MS = 24 * 60 * 60_000;
/** Of damage, listed one by one; when a disk fails, more than that helps nobody. */
const MOST_DAMAGE_A_DAY = 500;

/** A fault as people read it: the same again is counted. */
export interface ListedFault {
  readonly event: FaultEvent;
  /** When it was noted last: ISO 8601, UTC. */
  readonly at: string;
  /** When it was noted first. */
  readonly first: string;
  readonly times: number;
}

/** Says whether a fault is worth a line, going by the lines that there are. */
export interface FaultSieve {
  /** A line that there is: this one comes after those before. */
  add(fault: NotedFault): void;
  /** @returns `quiet`: the line that there is says it already; `too-many`: it is to be counted with others */
  judge(fault: NotedFault): "note" | "quiet" | "too-many";
}

export function createFaultSieve(): FaultSieve {
  const latest = new Map<string, NotedFault>();
  const damageByDay = new Map<string, number>();
  return {
    add(fault) {
      latest.set(subjectOf(fault.event), fault);
      if (!isDamage(fault.event)) return;
      const day = dayOf(fault);
      damageByDay.set(day, (damageByDay.get(day) ?? 0) + 1);
    },
    judge(fault) {
      const { at, event } = fault;
      const before = latest.get(subjectOf(event));
      if (before !== undefined && isStanding(event) && saysTheSame(before.event, event)) {
        // A clock that was set back is no reason to note everything again and again.
        if (Math.abs(Date.parse(at) - Date.parse(before.at)) < QUIET_MS) return "quiet";
      }
      // That all is well is no news where nothing was wrong.
      const isRelief = event.kind === "writing-resumed";
      if (isRelief && before?.event.kind !== "writing-stopped") return "quiet";
      const isTooMuch =
        isDamage(event) && (damageByDay.get(dayOf(fault)) ?? 0) >= MOST_DAMAGE_A_DAY;
      return isTooMuch ? "too-many" : "note";
    },
  };
}

/** @param faults  as they were noted. @returns newest first, whatever the clocks said */
export function listFaults(faults: readonly NotedFault[]): readonly ListedFault[] {
  const listed: (ListedFault | undefined)[] = [];
  const places = new Map<string, number>();
  for (const { at, event } of faults) {
    const subject = subjectOf(event);
    const place = places.get(subject);
    const before = place === undefined ? undefined : listed[place];
    const isAgain = before !== undefined && saysTheSame(before.event, event);
    if (isAgain && place !== undefined) listed[place] = undefined;
    const counted = isAgain ? { first: before.first, times: before.times + 1 } : undefined;
    places.set(subject, listed.length);
    listed.push({ event, at, ...(counted ?? { first: at, times: 1 }) });
  }
  return listed.filter((one) => one !== undefined).toReversed();
}

function saysTheSame(one: FaultEvent, other: FaultEvent): boolean {
  return contentOf(one) === contentOf(other);
}

/** Which article it is may be known only later; that changes nothing. */
function contentOf(event: FaultEvent): string {
  const entries = Object.entries(event).filter(([name]) => name !== "articleId");
  return JSON.stringify(entries.toSorted(([one], [other]) => compareText(one, other)));
}

function dayOf({ at }: NotedFault): string {
  return at.slice(0, "2026-11-27".length);
}
