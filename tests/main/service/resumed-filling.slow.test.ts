import { globSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { forkKeptConverter } from "../import/kept-converters.ts";
import { makeText } from "../../bench/material/made-text.ts";
import { storeArticle } from "../../bench/material/stored-article.ts";
import { writeLibrary } from "../../bench/material/write-library.ts";
import { type App, openApp } from "../../../electron/service/create-app.ts";
import { spawnSource } from "../library/spawn-source.ts";
import { makeTestFolder, type TestFolder } from "./open-test-app.ts";

const ARTICLES = 600;
const WORDS = 60;

type Step = NonNullable<Extract<AppEvent, { kind: "reconciling" }>["progress"]>;

/** A library that was never read, but for what a process had read of it when it was killed. */
async function killWhileFilling(): Promise<{ folder: TestFolder; wasRead: number }> {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  await writeLibrary(
    folder.library,
    (function* () {
      for (let at = 0; at < ARTICLES; at += 1) yield storeArticle(at, makeText(at, WORDS));
    })(),
  );
  const filling = spawnSource(new URL("filling-process.ts", import.meta.url), {
    folder: folder.folder,
  });
  await filling.ended;
  expect(filling.child.signalCode).toBe("SIGKILL");
  const wasRead = Math.max(...filling.lines().map(Number).filter(Number.isInteger));
  expect(wasRead).toBeGreaterThan(0);
  expect(wasRead).toBeLessThan(ARTICLES);
  return { folder, wasRead };
}

/** Opens it again. @returns the steps that are told from then on */
async function openAgain({ folder }: TestFolder): Promise<{ app: App; steps: Step[] }> {
  const opened = await openApp({
    libraryDirectory: `${folder}/library`,
    places: {
      library: `${folder}/library`,
      data: `${folder}/data`,
      cache: `${folder}/cache`,
      config: `${folder}/config`,
    },
    createLibrary: false,
    keepsUnsaved: true,
    takesInbox: false,
    forkConverter: forkKeptConverter,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const app = opened.value;
  onTestFinished(() => app.close());
  const steps: Step[] = [];
  app.onEvent((event) => {
    if (event.kind === "reconciling" && event.progress !== null) steps.push(event.progress);
  });
  return { app, steps };
}

async function expectWhole(app: App, { folder }: TestFolder): Promise<void> {
  expect(piecesOfIndex(folder)).toBe(1);
  const list = await app.handle({ callId: "list", name: "articles.list", input: {} });
  expect(list).toMatchObject({ ok: true, value: { total: ARTICLES } });
  const check = await app.handle({ callId: "check", name: "library.check", input: {} });
  expect(check).toMatchObject({ ok: true, value: { problems: [] } });
}

/** In how many pieces the words of articles lie. */
function piecesOfIndex(folder: string): number {
  const [path = ""] = globSync(`${folder}/cache/*/index*.sqlite`);
  using file = new DatabaseSync(path, { readOnly: true });
  const row = file.prepare("SELECT count(DISTINCT segid) AS pieces FROM article_words_idx").get();
  return Number(row?.["pieces"]);
}

test("a filling whose process was killed goes on where it was, and tells how far it is", async () => {
  const { folder, wasRead } = await killWhileFilling();
  const { app, steps } = await openAgain(folder);
  await app.settled;
  expect(steps[0]).toMatchObject({ step: "filling", total: ARTICLES });
  expect(steps[0]?.done).toBeGreaterThanOrEqual(wasRead);
  expect(steps.at(-1)).toEqual({ step: "filling", done: ARTICLES, total: ARTICLES });
  await expectWhole(app, folder);
});

test("a rebuild that was killed goes on when it is asked for again, instead of beginning anew", async () => {
  const { folder, wasRead } = await killWhileFilling();
  const { app } = await openAgain(folder);
  const told: number[] = [];
  app.onEvent((event) => event.kind === "progress" && told.push(event.done));
  const rebuilt = await app.handle({ callId: "mine", name: "library.rebuild", input: {} });
  expect(rebuilt).toMatchObject({ ok: true, value: { articles: ARTICLES } });
  expect(told[0]).toBeGreaterThanOrEqual(wasRead);
  expect(told.at(-1)).toBe(ARTICLES);
  await expectWhole(app, folder);
});

test("what is asked while the index is being filled is answered from what is there", async () => {
  const { folder } = await killWhileFilling();
  const { app, steps } = await openAgain(folder);
  const input = { query: "", limit: 1 };
  const early = await app.handle({ callId: "early", name: "articles.list", input });
  expect(early).toMatchObject({ ok: true });
  // Nothing was waited for: the check had not even begun to tell.
  expect(steps.filter(({ step, done }) => step === "filling" && done === ARTICLES)).toEqual([]);
  await app.settled;
});

test("closing ends a filling soon, and keeps what was read", async () => {
  const { folder } = await killWhileFilling();
  const { app, steps } = await openAgain(folder);
  await expect.poll(() => steps.length).toBeGreaterThan(0);
  await app.close();
  const again = await openAgain(folder);
  await again.app.settled;
  const before = steps.at(-1)?.done ?? 0;
  expect(again.steps[0]?.done ?? ARTICLES).toBeGreaterThanOrEqual(before);
  await expectWhole(again.app, folder);
});
