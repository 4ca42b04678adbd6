import { WARMING } from "./warming.ts";

/** A call of the system that changes the disk: the nth of its kind that a thread makes. */
export interface DiskPoint {
  readonly call: string;
  readonly nth: number;
}

/** Every call that changes the disk. */
export const CHANGING_CALLS = [
  "openat",
  "write",
  "pwrite64",
  "fsync",
  "fdatasync",
  "rename",
  "link",
  "ftruncate",
  "unlink",
  "mkdir",
] as const;

const ENTRY = /^(\d+) +(\w+)\((.*)$/;
const OPENED_FOR_WRITING = /\bO_(?:WRONLY|RDWR|CREAT|TRUNC)\b/;

/**
 * From what strace wrote down (`-f -y`): all calls that change something below a folder and that are the first of their number, over
 * all threads: there a fault can be put.
 */
export function pointsIn(trace: string, folder: string): readonly DiskPoint[] {
  return firstOfTheirNumber(trace)
    .filter(({ call, details }) => isChange(call, details) && details.includes(folder))
    .map(({ call, nth }) => ({ call, nth }));
}

/**
 * Whether the fault fell on a change below the folder. How often threads wake one another differs from run to run, and they do so by
 * `write`: a fault that was meant for a file may fall there.
 */
export function isHit(trace: string, point: DiskPoint, folder: string): boolean {
  const made = firstOfTheirNumber(trace).find(
    ({ call, nth }) => call === point.call && nth === point.nth,
  );
  return made !== undefined && isChange(made.call, made.details) && made.details.includes(folder);
}

interface MadeCall extends DiskPoint {
  readonly details: string;
}

function firstOfTheirNumber(trace: string): readonly MadeCall[] {
  const calls: MadeCall[] = [];
  const reached = new Map<string, number>();
  const made = new Map<string, number>();
  for (const line of trace.split("\n")) {
    const [, thread, call = "", details = ""] = ENTRY.exec(line) ?? [];
    if (thread === undefined) continue;
    const nth = (made.get(`${thread} ${call}`) ?? 0) + 1;
    made.set(`${thread} ${call}`, nth);
    if (nth <= (reached.get(call) ?? 0)) continue;
    reached.set(call, nth);
    calls.push({ call, nth, details });
  }
  return calls;
}

function isChange(call: string, details: string): boolean {
  return call !== "openat" || OPENED_FOR_WRITING.test(details);
}

/** SQLite alone writes so: to the index, which holds nothing that is not in the files. */
export const INDEX_CALL = "pwrite64";

/** At most so many of each kind of call, from all over the run. */
export function chosenFrom(
  points: readonly DiskPoint[],
  most: { readonly inFiles: number; readonly inIndex: number },
): readonly DiskPoint[] {
  const byCall = Map.groupBy(points, ({ call }) => call);
  return [...byCall].flatMap(([call, same]) => {
    const step = Math.max(1, same.length / (call === INDEX_CALL ? most.inIndex : most.inFiles));
    return same.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  });
}

/** In words, without those that only warmed up. */
export function pointName({ call, nth }: DiskPoint): string {
  const warming: Readonly<Record<string, number>> = WARMING;
  return `${call} ${nth - (warming[call] ?? 0)}`;
}
