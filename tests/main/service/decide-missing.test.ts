import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import type { AppEvent } from "#contract/events.js";
import type { CallInput, CallOutput } from "#contract/calls.js";
import { type App, openApp } from "../../../electron/service/create-app.ts";
import { forkKeptConverter } from "../import/kept-converters.ts";
import { openTestLibrary, type TestPlaces, valueOf } from "../library/new-library.ts";
import { newArticle, newHighlight } from "../library/sample-article.ts";
import { makeTestFolder, type TestFolder } from "./open-test-app.ts";

const ARTICLES = 60;
const MISSING = 15;
const FIGURES = `${MISSING} of ${ARTICLES} articles are missing`;
const ALL_FIGURES = `${ARTICLES} of ${ARTICLES} articles are missing`;

let folder: TestFolder;
let places: TestPlaces;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  places = { directory: folder.library, dataDirectory: join(folder.folder, "data") };
  const library = await openTestLibrary(places);
  for (let number = 0; number < ARTICLES; number += 1) {
    valueOf(await library.addArticle(newArticle(`Words of article ${number}.`)));
  }
  await library.close();
});

async function takeSomeAway(): Promise<void> {
  const articles = join(folder.library, "articles");
  for (const name of (await readdir(articles)).slice(0, MISSING)) {
    await rm(join(articles, name), { recursive: true });
  }
}

/** At once: an app that is open and sees a few of them go first does not miss those. */
async function takeAllAway(): Promise<void> {
  const articles = join(folder.library, "articles");
  await rename(articles, `${folder.library}-articles`);
}

/** Puts a highlight into each article, so that all are to be read again. */
async function changeAll(): Promise<void> {
  const library = await openTestLibrary(places);
  for (const { articleId } of await library.scan()) {
    valueOf(await library.append(articleId, [newHighlight(newArticle())]));
  }
  await library.close();
}

/** Before its index agrees with the files. @param onEvent  hears from the beginning */
async function openUnsettled(onEvent: (app: App, event: AppEvent) => void): Promise<App> {
  const app = valueOf(
    await openApp({
      libraryDirectory: folder.library,
      places: {
        library: folder.library,
        data: places.dataDirectory,
        cache: folder.index,
        config: join(folder.folder, "config"),
      },
      createLibrary: false,
      keepsUnsaved: true,
      takesInbox: false,
      answers: "here",
      forkConverter: forkKeptConverter,
    }),
  );
  onTestFinished(() => app.close());
  app.onEvent((event) => onEvent(app, event));
  return app;
}

type Decision = CallInput<"library.decideMissing">;

async function decide(app: App, input: Decision): ReturnType<App["handle"]> {
  return await app.handle({ callId: "decide", name: "library.decideMissing", input });
}

test("what is accepted while the index is brought in step leaves the list all the same", async () => {
  await using before = await folder.open();
  await before.close();
  await changeAll();
  await takeSomeAway();
  const { promise: decided, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof decide>>>();
  const app = await openUnsettled((opened, event) => {
    if (event.kind !== "reconciling" || event.progress?.step !== "reading") return;
    void decide(opened, { answer: "go-on-without", figures: FIGURES }).then(resolve);
  });
  const outcome: CallOutput<"library.decideMissing"> = { undecided: null, isAccepted: true };
  expect(await decided).toEqual({ ok: true, value: outcome });
  const listed = await app.handle({ callId: "list", name: "articles.list", input: {} });
  expect(listed).toMatchObject({ ok: true, value: { total: ARTICLES - MISSING } });
});

test("an answer to other figures accepts nothing, and says how many are missing by now", async () => {
  await using app = await folder.open();
  await takeAllAway();
  const answer = { answer: "go-on-without", figures: FIGURES } as const;
  const undecided = ALL_FIGURES;
  expect(await app.ask("library.decideMissing", answer)).toEqual({ undecided, isAccepted: false });
  expect(await app.ask("library.overview", {})).toMatchObject({ undecidedArticles: undecided });
});

test("while the library is out of sight either answer says so, and none counts", async () => {
  await using app = await folder.open();
  await takeAllAway();
  const lookAgain = { answer: "look-again" } as const;
  expect(await app.ask("library.decideMissing", lookAgain)).toMatchObject({
    undecided: ALL_FIGURES,
  });
  const away = `${folder.library}-away`;
  await rename(folder.library, away);
  const answers = [
    { answer: "go-on-without", figures: ALL_FIGURES },
    lookAgain,
  ] as const satisfies Decision[];
  for (const answer of answers) {
    expect(await decide(app.app, answer)).toMatchObject({ error: { code: "library-missing" } });
  }
  await rename(away, folder.library);
  expect(await app.ask("library.decideMissing", lookAgain)).toMatchObject({
    undecided: ALL_FIGURES,
  });
});
