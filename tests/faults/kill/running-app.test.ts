import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { testPlaces } from "../../main/library/new-library.ts";
import { enterHost, type HostClient } from "../../postil/host-client.ts";
import { startPostil } from "../../postil/start-postil.ts";
import { makeHomeWithLibrary } from "../../postil/test-home.ts";
import { howMany } from "../how-many.ts";
import { startActing, toldBy } from "../library/faulty-library.ts";
import { reportCell } from "../report/report-cell.ts";
import { type LoadedArticle, loadUntilGone, nothingTold, type Told } from "./load.ts";
import { notesLeftIn } from "../library/naive-file.ts";

const LONG = { timeout: 7_200_000 };
const KILLS = howMany({ quick: 8, all: 500 });
/** Then a new home is begun, or each look at everything would take longer than the last. */
const KILLS_OF_A_HOME = 25;
/** In every so manieth round Undo is used, and nothing beside it. */
const UNDO_EVERY = 4;
/** Behind the first answer. */
const LATEST_KILL_MS = 1_000;
/** About one kill in ten falls into a write, so that without a loss in all of these something else is wrong. */
const CONTROL_KILLS = 200;

test(
  `${KILLS} kills of the whole running app at any moment, under load, lose nothing that was answered`,
  LONG,
  async () => {
    let acknowledged = 0;
    let longestRestartMs = 0;
    for (let kills = 0; kills < KILLS; kills += KILLS_OF_A_HOME) {
      await using home = await makeHomeWithLibrary();
      const told = nothingTold();
      let article: LoadedArticle | undefined;
      const rounds = Math.min(KILLS_OF_A_HOME, KILLS - kills);
      // Once more than it is killed, to look at what the last kill left.
      for (let round = 0; round <= rounds; round += 1) {
        const began = performance.now();
        await using app = await startPostil(home, { words: ["--library", home.library] });
        const client = await enterHost(app.address);
        await expectAll(client, told);
        if (round > 0) longestRestartMs = Math.max(longestRestartMs, performance.now() - began);
        article ??= await addArticle(client);
        if (round === rounds) await app.stop();
        else await killUnderLoad(client, article, told, round, app.kill9);
      }
      acknowledged += told.acknowledged;
    }
    reportCell({
      test: "T2",
      cell: "kill -9 of the running browser host and its converters, at random",
      acknowledged,
      points: KILLS,
      lost: 0,
      naiveLost: await lostByNaiveWriter(),
      longestRestartMs,
    });
  },
);

async function addArticle(client: HostClient): Promise<LoadedArticle> {
  const id = await client.stage("some.txt", "Some words\n\nSome words to read, and some more.\n");
  const { outcomes } = await client.ask("articles.import", {
    staged: [{ id, name: "some.txt" }],
  });
  const articleId = outcomes[0]?.articleId;
  if (articleId === null || articleId === undefined) throw new Error("the article is added");
  const { current } = await client.ask("articles.get", { articleId });
  return { articleId, contentHash: current };
}

async function killUnderLoad(
  client: HostClient,
  article: LoadedArticle,
  told: Told,
  round: number,
  kill: () => Promise<void>,
): Promise<void> {
  const first = Promise.withResolvers<void>();
  const withUndo = round % UNDO_EVERY === UNDO_EVERY - 1;
  const load = loadUntilGone(client, article, told, { round, withUndo, onFirst: first.resolve });
  await Promise.race([first.promise, load]);
  await pause(Math.random() * LATEST_KILL_MS);
  await kill();
  await load;
}

/** Everything that was answered is there: of what was under way, either what was or what was to be. */
async function expectAll(client: HostClient, told: Told): Promise<void> {
  // What was being typed is saved behind the start.
  await expect.poll(async () => behind(told, await notesOf(client))).toEqual([]);
  const notes = await notesOf(client);
  expect([...told.notes].filter((note) => !notes.has(note))).toEqual([]);
  expect([...told.undone].filter((note) => notes.has(note))).toEqual([]);
  const { rows } = await client.ask("articles.list", { limit: 100_000 });
  const titles = new Set(rows.map(({ title }) => title));
  expect([...told.titles].filter((title) => !titles.has(title))).toEqual([]);
  const { problems } = await client.ask("library.check", {});
  expect(problems.filter(({ problem }) => !problem.includes("cut short"))).toEqual([]);
}

async function notesOf(client: HostClient): Promise<ReadonlySet<string>> {
  const { entries } = await client.ask("annotations.list", { limit: 100_000 });
  return new Set(entries.map(({ note }) => note));
}

/** @returns what has not come as far as was answered */
function behind({ atLeast }: Told, notes: ReadonlySet<string>): readonly [string, number][] {
  const reached = new Map<string, number>();
  for (const note of notes) {
    const [name = "", number] = note.split("=");
    if (number !== undefined) reached.set(name, Number(number));
  }
  return [...atLeast].filter(([name, least]) => (reached.get(name) ?? -1) < least);
}

async function lostByNaiveWriter(): Promise<number> {
  const places = await testPlaces();
  await mkdir(places.directory);
  const path = join(places.directory, "notes.json");
  let lost = 0;
  for (let kill = 0; kill < CONTROL_KILLS && lost === 0; kill += 1) {
    writeFileSync(path, "[]");
    const process = startActing(places, { act: "naive", count: "100000", bytes: "200000" });
    await vi.waitUntil(() => process.lines().length > 0, { timeout: 60_000, interval: 2 });
    await pause(20 + Math.random() * 150);
    process.child.kill("SIGKILL");
    await process.ended;
    // What was written and not told any more is no loss.
    lost += Math.max(0, toldBy(process).saved.length - notesLeftIn(path));
  }
  return lost;
}
