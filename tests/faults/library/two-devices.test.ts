import { readFile, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { encodeOperation } from "#core/operation/encode-line.js";
import { foldArticle } from "#core/operation/fold-article.js";
import type { Change } from "#core/operation/operation.js";
import { Tag } from "#core/tag/tag.js";
import type { Library, NewArticle } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { type RandomNumbers, randomNumbers } from "../../core/operation/random-numbers.ts";
import { temporaryDirectory, type TestPlaces, valueOf } from "../../main/library/new-library.ts";
import { newArticle, newHighlight } from "../../main/library/sample-article.ts";
import { howMany } from "../how-many.ts";
import { reportCell } from "../report/report-cell.ts";
import { needSyncthing, syncFolders } from "./syncthing.ts";

const ROUNDS = howMany({ quick: 2, all: 50 });
const CHANGES_EACH = howMany({ quick: 10, all: 22 });
const ARTICLES = 8;
const DAY_MS = 24 * 3_600_000;
/** How far the clock of the second device is off, from round to round. */
const SKEWS_MS = [0, -40 * DAY_MS, 365 * DAY_MS, -3 * 365 * DAY_MS, 3_600_000];
/** Rounds in which both import the same file while they are apart. */
const SAME_FILE_EVERY = 3;
/** After the last round: what one device hears of only now it may write into notes.md, which the other then hears of. */
const MOST_SETTLING = 6;

/** A device: what the app knows of its library from one start to the next. */
interface Device {
  readonly places: TestPlaces;
  readonly acknowledged: string[];
  readonly naive: string[];
  stamps: ReadonlyMap<ArticleId, string>;
  skewMs: number;
}

test(
  `two devices that sync after each of ${ROUNDS} rounds apart, their clocks years apart, come to the same, and lose nothing`,
  { timeout: 3_600_000 },
  async (context) => {
    needSyncthing(context);
    const base = await temporaryDirectory();
    const devices = [deviceIn(base, "1"), deviceIn(base, "2")] as const;
    const [here, there] = devices;
    await fill(here);
    const folders = await syncFolders(base, [here.places.directory, there.places.directory]);
    const random = randomNumbers(1);
    let conflicts = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      await folders.goOffline();
      there.skewMs = SKEWS_MS[round % SKEWS_MS.length] ?? 0;
      for (const [index, device] of devices.entries()) {
        await use(device, random, { name: `device ${index + 1} round ${round}`, round });
      }
      await folders.sync();
      conflicts += (await conflictCopies(here.places)).length;
    }
    for (let pass = 0; pass < MOST_SETTLING; pass += 1) {
      let written = 0;
      for (const device of devices) written += await bringUpToDate(device);
      await folders.sync();
      if (written === 0) break;
    }

    const [seenHere, seenThere] = [await seenBy(here), await seenBy(there)];
    const acknowledged = [...here.acknowledged, ...there.acknowledged];
    const isLost = (line: string): boolean =>
      !seenHere.lines.has(line) || !seenThere.lines.has(line);
    console.log(`${conflicts} conflict copies of notes.md were there between rounds`);
    reportCell({
      test: "T10",
      cell: "two devices sync by Syncthing after each round apart, clocks years apart",
      acknowledged: acknowledged.length,
      points: ROUNDS,
      lost: acknowledged.filter(isLost).length,
      naiveLost: await naivelyLost(devices),
    });
    expect(acknowledged.length).toBeGreaterThanOrEqual(2 * ROUNDS * CHANGES_EACH);
    expect(seenThere.folded).toEqual(seenHere.folded);
    expect(seenThere.notes).toEqual(seenHere.notes);
    expect(seenHere.notes.size).toBeGreaterThan(0);
    for (const { places } of devices) expect(await conflictCopies(places)).toEqual([]);
  },
);

function deviceIn(base: string, name: string): Device {
  const places = { directory: join(base, `library-${name}`), dataDirectory: join(base, name) };
  return { places, acknowledged: [], naive: [], stamps: new Map(), skewMs: 0 };
}

async function fill({ places }: Device): Promise<void> {
  const library = valueOf(await openLibrary({ ...places, create: true }));
  for (let number = 0; number < ARTICLES; number += 1) {
    valueOf(await library.addArticle(newArticle(`Words of article ${number}.`)));
  }
  await library.close();
}

async function open({ places, skewMs }: Device): Promise<Library> {
  const now = (): number => Date.now() + skewMs;
  return valueOf(await openLibrary({ ...places, create: false, now }));
}

/** One sitting: what came meanwhile is taken in, things are marked, and the app is closed. */
async function use(
  device: Device,
  random: RandomNumbers,
  { name, round }: { readonly name: string; readonly round: number },
): Promise<void> {
  const library = await open(device);
  const articles = await takeIn(device, library);
  if (round % SAME_FILE_EVERY === 0) {
    const same: NewArticle = newArticle(`What both found in round ${round}.`);
    valueOf(await library.addArticle(same));
    articles.push(same.articleId);
  }
  for (let number = 0; number < CHANGES_EACH; number += 1) {
    // Often the same ones, so that both write to one article, and on one highlight.
    const articleId = articles[random.below(Math.min(articles.length, 4))];
    if (articleId === undefined) throw new Error("the library has articles");
    const change = await someChange(library, articleId, random, `${name} change ${number}`);
    const operations = valueOf(await library.append(articleId, [change]));
    device.acknowledged.push(...operations.map(encodeOperation));
  }
  await writeNaively(device, name);
  await closed(device, library);
}

async function someChange(
  library: Library,
  articleId: ArticleId,
  random: RandomNumbers,
  note: string,
): Promise<Change> {
  const { annotations, current } = foldArticle(valueOf(await library.readArticle(articleId)));
  const known = annotations[random.below(Math.max(annotations.length, 1))];
  const what = random.below(6);
  if (known === undefined || what < 2) {
    const article = newArticle();
    const change = newHighlight(article, note);
    if (change.kind !== "highlight") throw new Error("a highlight");
    return { ...change, set: { ...change.set, contentHash: current.contentHash } };
  }
  if (what === 2) return { kind: "highlight", id: known.annotationId, set: { note } };
  if (what === 3)
    return { kind: "highlight", id: known.annotationId, set: { trashed: !known.trashed } };
  if (what === 4)
    return {
      kind: "article",
      id: articleId,
      add: { tags: [Tag.parse(note.replaceAll(" ", "-"))] },
    };
  return {
    kind: "highlight",
    id: known.annotationId,
    set: { color: random.below(2) ? "green" : "blue" },
  };
}

/** As the app does at its start: what changed since it was last seen has its notes.md written again. @returns the articles */
async function takeIn(device: Device, library: Library): Promise<ArticleId[]> {
  const articles = await library.scan();
  const changed = articles.filter(({ articleId, stamp }) => device.stamps.get(articleId) !== stamp);
  library.refreshNotes(changed.map(({ articleId }) => articleId));
  return articles.map(({ articleId }) => articleId).toSorted();
}

async function closed(device: Device, library: Library): Promise<void> {
  const articles = await library.scan();
  device.stamps = new Map(articles.map(({ articleId, stamp }) => [articleId, stamp]));
  await library.close();
}

/** @returns how many files it wrote or removed */
async function bringUpToDate(device: Device): Promise<number> {
  const before = await namesOfNotes(device.places);
  const library = await open(device);
  await takeIn(device, library);
  await closed(device, library);
  const after = await namesOfNotes(device.places);
  return new Set(before).symmetricDifference(new Set(after)).size;
}

/** With their times, so that what was written again differs. */
async function namesOfNotes({ directory }: TestPlaces): Promise<readonly string[]> {
  const names = await readdir(directory, { recursive: true });
  const notes = names.filter((name) => /notes[^/]*\.md$/.test(name));
  return await Promise.all(
    notes.map(async (name) => `${name} ${(await stat(join(directory, name))).mtimeMs}`),
  );
}

async function conflictCopies({ directory }: TestPlaces): Promise<readonly string[]> {
  const names = await readdir(directory, { recursive: true });
  return names.filter((name) => name.includes("sync-conflict") && !name.startsWith("naive"));
}

interface Seen {
  readonly articles: number;
  /** Every operation, as a line. */
  readonly lines: ReadonlySet<string>;
  /** What the files say of each article. */
  readonly folded: ReadonlyMap<ArticleId, unknown>;
  /** Every notes.md by the path of its folder. */
  readonly notes: ReadonlyMap<string, string>;
}

async function seenBy(device: Device): Promise<Seen> {
  const library = await open(device);
  const lines = new Set<string>();
  const folded = new Map<ArticleId, unknown>();
  for (const { articleId } of await library.scan()) {
    const files = valueOf(await library.readArticle(articleId));
    for (const operation of files.operations) lines.add(encodeOperation(operation));
    folded.set(articleId, foldArticle(files));
  }
  expect(library.problems()).toEqual([]);
  await library.close();
  const { directory } = device.places;
  const names = await readdir(directory, { recursive: true });
  const notes = new Map<string, string>();
  for (const name of names.filter((each) => each.endsWith("/notes.md"))) {
    notes.set(name, await readFile(join(directory, name), "utf8"));
  }
  return { articles: folded.size, lines, folded, notes };
}

/** How notes are lost: all in one file that every device writes. */
async function writeNaively({ places, naive }: Device, note: string): Promise<void> {
  const path = join(places.directory, "naive.json");
  const text = await readFile(path, "utf8").catch(() => "[]");
  // The file is an array of texts that this function wrote.
  const notes = JSON.parse(text) as string[];
  await writeFile(path, JSON.stringify([...notes, note]));
  naive.push(note);
}

async function naivelyLost(devices: readonly Device[]): Promise<number> {
  const [here] = devices;
  if (here === undefined) throw new Error("there are devices");
  const kept = await readFile(join(here.places.directory, "naive.json"), "utf8");
  return devices.flatMap(({ naive }) => naive).filter((note) => !kept.includes(`"${note}"`)).length;
}
