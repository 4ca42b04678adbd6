import { COLORS } from "#core/annotation/color.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { WriterId } from "#core/identity/ids.js";
import { dispensableOperations } from "#core/operation/compact-log.js";
import { headsOf } from "#core/operation/heads.js";
import { nextTime, ownTime } from "#core/operation/hybrid-clock.js";
import { invertAction } from "#core/operation/invert-action.js";
import type { Change, HybridTime, Operation, PositionFields } from "#core/operation/operation.js";
import { type RandomNumbers, randomNumbers } from "./random-numbers.ts";
import { actionId, annotationId, contentHash, highlighting, tag } from "./sample-operations.ts";
import { ARTICLE, TWIN } from "./simulate-writers.ts";

const HIGHLIGHTS = [annotationId(1), annotationId(2)] as const;
const TAGS = ["war", "peace", "__proto__"].map(tag);
const LETTERS = "abcdefghjkmnpqrstvwxyz".split("");
const START = Date.UTC(2026, 0, 5, 9);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const YEAR_MS = 365 * DAY_MS;

/** One writer's log: what it was, and what compaction left of it. */
export interface SimulatedLog {
  readonly writer: WriterId;
  /** All that was ever in it. */
  readonly written: Operation[];
  /** What is in it now. */
  present: Operation[];
  /** How often it was made smaller. */
  compactions: number;
}

interface Device {
  log: SimulatedLog;
  /** What it has seen of logs, its own included; each a beginning of what that log was at some time. */
  readonly seen: Map<SimulatedLog, readonly Operation[]>;
  /** How wrong its clock is. */
  clockErrorMs: number;
  readonly deeds: Operation[];
}

export interface RandomHistory {
  readonly logs: readonly SimulatedLog[];
  /** When the last of it happened, by a clock that is right. */
  readonly now: number;
}

/**
 * Two to four devices that write about one article: highlights, several notes at once, tags, trash and deleting for good, places
 * in reading, imports of those, undo and undo of undo; under clocks that are wrong by minutes, days and years, jump and stand
 * still; who read one another's logs now and then, and only their beginnings; some of whom were cloned with their writer id
 * and notice only as the app would; and who compact their logs at any moment.
 */
export function randomHistory(seed: number): RandomHistory {
  const random = randomNumbers(seed);
  const world = new World(random);
  const steps = 6 + random.below(26);
  for (let step = 0; step < steps; step += 1) world.step();
  return { logs: world.logs, now: world.now };
}

class World {
  readonly logs: SimulatedLog[] = [];
  now = START;
  readonly #random: RandomNumbers;
  readonly #devices: Device[] = [];
  #deeds = 0;

  constructor(random: RandomNumbers) {
    this.#random = random;
    const count = 2 + random.below(3);
    for (let device = 0; device < count; device += 1) {
      const clockErrorMs = random.onceIn(4) ? (random.below(5) - 2) * YEAR_MS : 0;
      this.#devices.push({ log: this.#newLog(), seen: new Map(), clockErrorMs, deeds: [] });
    }
  }

  step(): void {
    const random = this.#random;
    this.now += random.oneOf([0, MINUTE_MS, 5 * MINUTE_MS, 5 * MINUTE_MS, DAY_MS, 50 * DAY_MS]);
    const device = this.#device();
    switch (random.below(12)) {
      case 0:
      case 1:
      case 2:
        this.#read(device, this.#device());
        break;
      case 3:
        this.#takeBack(device);
        break;
      case 4:
        this.#compact(device);
        break;
      case 5:
        if (random.onceIn(4)) this.#clone(device);
        else if (random.onceIn(2)) device.clockErrorMs = (random.below(9) - 4) * 20 * DAY_MS;
        break;
      case 6:
      case 7:
      case 8:
        for (let page = random.below(5); page >= 0; page -= 1) {
          this.now += MINUTE_MS;
          this.#write(device, [randomPosition(random)], { isDeed: random.onceIn(12) });
        }
        break;
      default:
        this.#write(device, [randomChange(random)], { isDeed: true });
    }
  }

  #device(): Device {
    const device = this.#devices[this.#random.below(this.#devices.length)];
    if (device === undefined) throw new Error("there are devices");
    return device;
  }

  #newLog(): SimulatedLog {
    const letter = LETTERS[this.logs.length % LETTERS.length] ?? "a";
    const round = Math.floor(this.logs.length / LETTERS.length);
    const writer = WriterId.parse(letter.repeat(5) + String(round));
    const log = { writer, written: [], present: [], compactions: 0 };
    this.logs.push(log);
    return log;
  }

  #known(device: Device): Operation[] {
    return [...new Set([...device.log.present, ...[...device.seen.values()].flat()])];
  }

  #read(device: Device, other: Device): void {
    for (const [log, operations] of [...other.seen, [other.log, other.log.present] as const]) {
      if (log === device.log) continue;
      const before = device.seen.get(log) ?? [];
      const length = this.#random.onceIn(2)
        ? operations.length
        : this.#random.below(operations.length + 1);
      device.seen.set(log, [...new Set([...before, ...operations.slice(0, length)])]);
    }
  }

  #takeBack(device: Device): void {
    const { action } = device.deeds[this.#random.below(device.deeds.length)] ?? {};
    if (action === undefined) return;
    const changes = invertAction(this.#known(device), action, [ARTICLE, TWIN]);
    this.#write(device, changes, { isDeed: true, undoes: action });
  }

  #compact(device: Device): void {
    const { log } = device;
    const now = this.now + this.#random.oneOf([0, 0, 100, 400]) * DAY_MS;
    const names = new Map(log.present.map((operation) => [operation.n, operation]));
    const isForked = this.#othersOf(device).some(
      (other) => (names.get(other.n) ?? other) !== other,
    );
    if (isForked || this.#isClone(device)) return;
    const dispensable = dispensableOperations(log.present, now);
    if (dispensable.size === 0) return;
    log.present = log.present.filter((operation) => !dispensable.has(operation));
    log.compactions += 1;
  }

  /** A copy of the whole device, as it was at some time: the same writer in two places. */
  #clone(device: Device): void {
    const { log } = device;
    const copied = log.present.slice(0, this.#random.below(log.present.length + 1));
    const copy = { writer: log.writer, written: [...copied], present: copied, compactions: 0 };
    this.logs.push(copy);
    this.#devices.push({
      log: copy,
      seen: new Map(device.seen),
      clockErrorMs: device.clockErrorMs,
      deeds: device.deeds.filter((deed) => copied.includes(deed)),
    });
  }

  /** As the app finds out before it writes: another log of that writer goes further than its own. */
  #isClone(device: Device): boolean {
    const last = device.log.present.at(-1)?.n ?? 0;
    return this.#othersOf(device).some(({ n }) => n > last);
  }

  /** What others wrote, as far as the device knows, under the id that it writes under. */
  #othersOf({ log, seen }: Device): Operation[] {
    return [...seen.values()].flat().filter(({ w }) => w === log.writer);
  }

  #write(
    device: Device,
    changes: readonly Change[],
    { isDeed, undoes }: { readonly isDeed: boolean; readonly undoes?: Operation["undoes"] },
  ): void {
    if (this.#isClone(device)) {
      device.seen.set(device.log, device.log.present);
      device.log = this.#newLog();
    }
    const { log } = device;
    const action = isDeed ? actionId((this.#deeds += 1)) : undefined;
    const wall = this.now + device.clockErrorMs;
    for (const change of changes) {
      const known = this.#known(device);
      const latest = known.reduce<HybridTime | undefined>(
        (one, { t }) => (one === undefined || t > one ? t : one),
        undefined,
      );
      const t = nextTime(wall, latest);
      const at = ownTime(wall, t);
      const isAboutArticle = change.kind === "article" || change.kind === "position";
      const operation: Operation = {
        v: 1,
        w: log.writer,
        n: (log.present.at(-1)?.n ?? 0) + 1,
        t,
        ...(at !== undefined && { at }),
        after: headsOf(known, change.kind, ...(isAboutArticle ? [ARTICLE, TWIN] : [change.id])),
        ...(action !== undefined && { action }),
        ...(undoes !== undefined && { undoes }),
        ...change,
      };
      log.written.push(operation);
      log.present.push(operation);
      if (isDeed) device.deeds.push(operation);
    }
  }
}

function randomPosition(random: RandomNumbers): Change {
  const offset = { contentHash: contentHash("c"), offset: random.below(1000) };
  const progress = { progress: random.oneOf([0, 0.5, 1]) };
  return {
    kind: "position",
    id: random.onceIn(5) ? TWIN : ARTICLE,
    set: random.onceIn(8)
      ? random.oneOf<PositionFields>([offset, progress])
      : { ...offset, ...progress },
  };
}

function randomChange(random: RandomNumbers): Change {
  if (random.onceIn(3)) return randomArticleChange(random);
  const id: AnnotationId = random.oneOf([...HIGHLIGHTS]);
  if (random.onceIn(3)) return highlighting(id, random.below(50));
  const set = random.oneOf([
    () => ({ color: random.oneOf([...COLORS]) }),
    () => ({ note: `note ${random.below(1_000_000)}` }),
    () => ({ note: `note ${random.below(3)}` }),
    () => ({ note: null }),
    () => ({ note: [`note ${random.below(3)}`, `note ${3 + random.below(1000)}`] }),
    () => ({ quotation: random.onceIn(2) }),
    () => ({ trashed: random.onceIn(2) }),
    () => ({ trashed: true }),
    () => ({ trashed: true, purged: true }),
    () => ({}),
  ])();
  return { kind: "highlight", id, set, ...randomTagging(random) };
}

function randomArticleChange(random: RandomNumbers): Change {
  const set = random.oneOf([
    () => ({ state: random.oneOf([...ARTICLE_STATES]) }),
    () => ({ title: random.oneOf([null, "Another", "A third"]) }),
    () => ({ trashed: random.onceIn(2) }),
    () => ({ trashed: true, purged: true }),
    () => ({}),
  ])();
  return { kind: "article", id: random.oneOf([ARTICLE, TWIN]), set, ...randomTagging(random) };
}

function randomTagging(
  random: RandomNumbers,
): Pick<Extract<Change, { kind: "article" }>, "add" | "remove"> {
  if (random.onceIn(2)) return {};
  return {
    ...(random.onceIn(2) && { add: { tags: random.someOf(TAGS) } }),
    ...(random.onceIn(3) && { remove: { tags: random.someOf(TAGS) } }),
  };
}
