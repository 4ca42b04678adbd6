import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { type TestPlaces, testPlaces } from "../../main/library/new-library.ts";
import {
  expectNothingLost,
  fillWithOneArticle,
  startActing,
  toldBy,
} from "../library/faulty-library.ts";
import { onlyLog } from "../library/only-log.ts";

/** Somebody who owns nothing but these files. */
const NOBODY = "65534";
/** Node itself has some thirty open while it starts. */
const FEW_FILES = 40;

/** What keeps a library from being written to while nothing is wrong with its disk, where even a naive writer loses nothing. */
interface Door {
  readonly name: string;
  /** Which file or folder is closed. */
  of(places: TestPlaces): Promise<string>;
  readonly close?: (path: string) => void;
  readonly open?: (path: string) => void;
  /** Runs the writer. */
  readonly before?: readonly string[];
}

const changeable = (flag: string) => ({
  close: (path: string) => run("chattr", [`+${flag}`, path]),
  open: (path: string) => run("chattr", [`-${flag}`, path]),
});
const articles = async ({ directory }: TestPlaces): Promise<string> => join(directory, "articles");

const DOORS: readonly Door[] = [
  { name: "chattr +i on a log", of: onlyLog, ...changeable("i") },
  { name: "chattr +a on a log", of: onlyLog, ...changeable("a") },
  {
    name: "chattr +i on the folder of a log",
    of: async (places) => dirname(await onlyLog(places)),
    ...changeable("i"),
  },
  { name: "chattr +i on the folder of all articles", of: articles, ...changeable("i") },
  { name: "chattr +a on the folder of all articles", of: articles, ...changeable("a") },
  ...["000", "500"].map((mode): Door => ({
    name: `chmod ${mode} on the folder of all articles, for who is not root`,
    of: articles,
    close: (path) => run("chmod", [mode, path]),
    open: (path) => run("chmod", ["755", path]),
    before: ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"],
  })),
  {
    name: `ulimit -n ${FEW_FILES}`,
    of: articles,
    before: ["sh", "-c", `ulimit -n ${FEW_FILES}; exec "$@"`, "sh"],
  },
];

test.for(DOORS.map((door) => [door.name, door] as const))(
  "%s: what is said to be saved is, all files stay as they were, and once that is over it is saved",
  async ([name, door], context) => {
    const places = await testPlaces();
    await fillWithOneArticle(places);
    const first = startActing(places, { name: "first", count: "2" });
    await first.ended;
    makeOwn(places, door, context);
    const before = contentOf(places);
    const path = await door.of(places);
    close(door, path, context);
    const told = [first];
    for (const act of ["append", "add"]) {
      const writer = startActing(places, { act, name: `shut-${act}`, count: "1" }, door.before);
      await writer.ended;
      told.push(writer);
    }
    for (const [file, content] of before) {
      // A log may have more at its end.
      expect(readFileSync(file).subarray(0, content.length)).toEqual(content);
    }
    const saved = told.flatMap((each) => toldBy(each).saved);
    const failed = told.flatMap((each) => toldBy(each).failed);
    door.open?.(path);
    for (const act of ["append", "add"]) {
      const writer = startActing(places, { act, name: `open-${act}`, count: "1" });
      await writer.ended;
      expect(toldBy(writer).saved).toHaveLength(1);
      saved.push(...toldBy(writer).saved);
    }
    await expectNothingLost(places, { saved, failed });
    console.log(`T5, ${name}: ${saved.length} acknowledged, ${failed.length} said to have failed`);
  },
);

function close({ close: shut, open }: Door, path: string, context: TestContext): void {
  if (shut === undefined) return;
  try {
    shut(path);
    onTestFinished(() => open?.(path));
  } catch {
    context.skip(
      "files cannot be made immutable here: a folder that may not be changed was NOT tested",
    );
  }
}

function makeOwn({ directory }: TestPlaces, { before }: Door, context: TestContext): void {
  if (before?.[0] !== "setpriv") return;
  if (process.getuid?.() !== 0) context.skip("not root: a writer without rights was NOT tested");
  run("chmod", ["755", dirname(directory)]);
  run("chown", ["-R", `${NOBODY}:${NOBODY}`, dirname(directory)]);
}

function contentOf({ directory }: TestPlaces): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(directory, { recursive: true }).map((name) =>
    join(directory, String(name)),
  );
  const files = paths.filter((path) => statSync(path).isFile());
  return new Map(files.map((path) => [path, readFileSync(path)]));
}

function run(command: string, parameters: readonly string[]): void {
  execFileSync(command, parameters, { stdio: "pipe" });
}
