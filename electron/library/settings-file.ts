import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import { type Result, fail, ok } from "#core/result.js";
import { Settings, type SettingsChange } from "#core/settings/settings.js";
import { isNewerFormat } from "./format-of.ts";
import type { LibraryProblem } from "./library.ts";
import { problemWording } from "./problem-wording.ts";
import { createDurably, replaceDurably } from "./replace-durably.ts";
import { sha256 } from "./sha256.ts";
import { createTurns } from "./turns.ts";
import { readFailure, writeFailure } from "./write-failure.ts";

const NAME = "settings.json";
/** Grows when a value means something else than before; a setting more is no new format. */
const SETTINGS_FORMAT = 1;

/** The settings of this device, shared by all processes. */
export interface SettingsFile {
  /** As last read or changed here. */
  read(): Settings;
  /** Reads the file anew, so that what another process set meanwhile stays. */
  change(change: SettingsChange): Promise<Result<Settings, Failure>>;
  /** What was wrong with the file; empty when nothing was. */
  problems(): readonly LibraryProblem[];
}

/**
 * @param directory  per user; made with the first change
 * @param onDamaged  hears of what could not be read or understood, each time that it is met; not of what a newer Postil wrote
 */
export async function openSettingsFile(
  directory: string,
  onDamaged: (problem: LibraryProblem) => void = () => undefined,
): Promise<SettingsFile> {
  const path = join(directory, NAME);
  const turns = createTurns();
  let latest = await read();

  async function read(): Promise<StoredSettings> {
    const stored = await readStored(path);
    const isNewer = stored.unreadable?.code === "written-by-newer";
    if (!isNewer) for (const problem of stored.problems) onDamaged(problem);
    return stored;
  }

  const write = async (change: SettingsChange): Promise<Result<Settings, Failure>> => {
    try {
      await mkdir(directory, { recursive: true });
      latest = await read();
      if (latest.unreadable !== undefined) return fail(latest.unreadable);
      const record = { format: SETTINGS_FORMAT, ...latest.record, ...definedOf(change) };
      const settings = Settings.parse({ ...latest.settings, ...definedOf(change) });
      if (latest.broken !== undefined) await keepAside(path, latest.broken);
      await replaceDurably(path, `${JSON.stringify(record, undefined, 2)}\n`);
      latest = { settings, record, problems: [] };
      return ok(settings);
    } catch (error) {
      return fail(writeFailure(error, path));
    }
  };
  return {
    read: () => latest.settings,
    problems: () => latest.problems,
    change: (change) => turns.take(() => write(change)),
  };
}

interface StoredSettings {
  readonly settings: Settings;
  /** What the file says, with settings that only a newer Postil knows: they must survive this one. */
  readonly record: Readonly<Record<string, unknown>>;
  readonly problems: readonly LibraryProblem[];
  /** The bytes of a file, or a value in it, that could not be understood. */
  readonly broken?: Buffer;
  /** What is in the file is not known, or not all of it is understood, so it must not be replaced. */
  readonly unreadable?: Failure;
}

async function readStored(path: string): Promise<StoredSettings> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const failure = readFailure(error, path);
    const usual = { settings: Settings.parse({}), record: {} };
    if (failure.code === "file-not-found") return { ...usual, problems: [] };
    const problem = problemWording.settingsUnreadable;
    return { ...usual, problems: [{ path, problem }], unreadable: failure };
  }
  const record = parseRecord(bytes.toString("utf8"));
  if (record === undefined) {
    const problem = problemWording.settingsDamaged;
    return {
      settings: Settings.parse({}),
      record: {},
      problems: [{ path, problem }],
      broken: bytes,
    };
  }
  const stored = readEach(path, record, bytes);
  if (!isNewerFormat(record, SETTINGS_FORMAT)) return stored;
  const problems = [{ path, problem: problemWording.settingsNewer }];
  return { ...stored, problems, unreadable: { code: "written-by-newer", path } };
}

/** One setting that is not understood costs itself alone. */
function readEach(
  path: string,
  record: Readonly<Record<string, unknown>>,
  bytes: Buffer,
): StoredSettings {
  const known = Object.entries(Settings.shape).map(([name, schema]) => ({
    name,
    parsed: schema.safeParse(record[name]),
  }));
  const misread = known.filter(({ parsed }) => !parsed.success).map(({ name }) => name);
  const good = Object.entries(record).filter(([name]) => !misread.includes(name));
  const settings = Settings.parse(Object.fromEntries(good));
  if (misread.length === 0) return { settings, record, problems: [] };
  const problem = problemWording.settingsNotUnderstood(misread);
  return {
    settings,
    record: Object.fromEntries(good),
    problems: [{ path, problem }],
    broken: bytes,
  };
}

function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // An object that JSON made has text keys.
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // The caller reports it.
  }
  return undefined;
}

/** Before it is overwritten; the same damage twice is kept once. */
async function keepAside(path: string, bytes: Buffer): Promise<void> {
  await createDurably(`${path}.broken-${sha256(bytes).slice(0, 8)}`, bytes);
}

/** A setting that is not mentioned stays; `undefined` mentions nothing. */
function definedOf(change: SettingsChange): SettingsChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
