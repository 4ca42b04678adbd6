import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packIds } from "#core/operation/bulk-deed.js";
import { openLibrary } from "../../../electron/library/open-library.ts";
import {
  actionsOn,
  deedsIn,
  fill,
  folderOf,
  linesIn,
  reading,
  save,
  sayOfAll,
} from "./deeds-on-many.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";

test("a deed goes on waiting for an article that is out of sight, and for no other", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const ids = await fill(library, 12);
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error("few");
  const folder = await folderOf(places, first);
  const aside = join(places.dataDirectory, "aside");
  const action = await sayOfAll(library, ids);
  const next = await sayOfAll(library, [second], reading);
  await rename(folder, aside);
  expect(await save(library)).toEqual({ kind: "left", articleIds: new Set([first]) });
  expect(await actionsOn(library, second)).toEqual([action, next]);
  expect(await readdir(join(deedsIn(places, library), "waiting"))).toEqual([`${action}.json`]);
  const kept = await library.findManyChanges(action);
  expect(kept?.groups[0]?.ids).toBe(packIds(ids));
  // Again, with nothing new: nothing is lost with it.
  expect(await save(library)).toMatchObject({ kind: "left" });

  await library.close();
  const again = await openTestLibrary(places);
  await rename(aside, folder);
  expect(await actionsOn(again, first)).toEqual([action]);
  expect(await linesIn(folder)).toBe(0);
  expect(await save(again)).toEqual({ kind: "done" });
  expect(await linesIn(folder)).toBe(1);
  expect(await readdir(join(deedsIn(places, again), "waiting"))).toEqual([]);
  expect((await again.findManyChanges(action))?.groups[0]?.ids).toBe(packIds(ids));
});

test("an article whose article.json is damaged for a moment keeps what waits for it", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const ids = await fill(library, 6);
  const [first] = ids;
  if (first === undefined) throw new Error("none");
  const file = join(await folderOf(places, first), "article.json");
  const whole = await readFile(file);
  const action = await sayOfAll(library, ids);
  await writeFile(file, whole.subarray(0, 10));
  expect(await save(library)).toEqual({ kind: "left", articleIds: new Set([first]) });
  await writeFile(file, whole);
  await library.scan();
  expect(await save(library)).toEqual({ kind: "done" });
  expect(await actionsOn(library, first)).toEqual([action]);
});

test("what waits is not said of an article that was deleted for good since", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const ids = await fill(library, 6);
  const [first] = ids;
  if (first === undefined) throw new Error("none");
  const folder = await folderOf(places, first);
  const aside = join(places.dataDirectory, "aside");
  await sayOfAll(library, ids);
  await rename(folder, aside);
  expect(await save(library)).toMatchObject({ kind: "left" });
  await rename(aside, folder);
  // Another device, which knows nothing of the deed.
  const other = valueOf(
    await openLibrary({
      directory: places.directory,
      dataDirectory: join(places.dataDirectory, "other"),
      create: false,
    }),
  );
  const purge = { kind: "article", id: first, set: { trashed: true, purged: true } } as const;
  valueOf(await other.append(first, [purge]));
  await other.close();
  expect(await save(library)).toEqual({ kind: "done" });
  expect(await linesIn(folder)).toBe(1);
});

test("an article that cannot be written to keeps neither others nor later deeds waiting", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const ids = await fill(library, 6);
  const [first, second] = ids;
  if (first === undefined || second === undefined) throw new Error("few");
  const folder = await folderOf(places, first);
  // Nothing can be made in a file.
  await rm(join(folder, "marks"), { recursive: true });
  await writeFile(join(folder, "marks"), "");
  const action = await sayOfAll(library, ids);
  const next = await sayOfAll(library, ids.slice(1), reading);
  expect(await save(library)).toMatchObject({ kind: "stuck" });
  expect(await linesIn(await folderOf(places, second))).toBe(2);
  expect((await library.waitingDeeds()).map((deed) => deed.action)).toEqual([action]);
  await rm(join(folder, "marks"));
  await mkdir(join(folder, "marks"));
  expect(await save(library)).toEqual({ kind: "done" });
  expect(await actionsOn(library, first)).toEqual([action]);
  expect(await actionsOn(library, second)).toEqual([action, next]);
});

test("a deed goes on behind any number of articles that cannot be written to, and waits for those alone", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const ids = (await fill(library, 27)).toSorted();
  const [stuck, free] = [ids.slice(0, 24), ids.slice(24)];
  for (const articleId of stuck) {
    const marks = join(await folderOf(places, articleId), "marks");
    await rm(marks, { recursive: true });
    await writeFile(marks, "");
  }
  const action = await sayOfAll(library, ids);
  expect(await save(library)).toMatchObject({ kind: "stuck", articleIds: new Set(stuck) });
  for (const articleId of free) {
    expect(await linesIn(await folderOf(places, articleId))).toBe(1);
  }
  const [rest, ...others] = await library.waitingDeeds();
  expect(others).toEqual([]);
  expect(rest).toMatchObject({ action, groups: [{ ids: packIds(stuck) }] });
});

test("a deed that cannot be read for a moment is not taken for none", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const [first] = await fill(library, 1);
  if (first === undefined) throw new Error("none");
  const action = await sayOfAll(library, [first]);
  const path = join(deedsIn(places, library), "waiting", `${action}.json`);
  await rename(path, `${path}.aside`);
  await symlink(path, path); // A loop: opening it fails, but it is there.
  const other = await openTestLibrary(places);
  expect(await actionsOn(other, first)).toEqual([]);
  const change = { kind: "article", id: first, set: { state: "done" } } as const;
  expect(await other.append(first, [change])).toMatchObject({
    ok: false,
    error: { code: "write-failed", detail: "ELOOP" },
  });
  expect(await save(other)).toMatchObject({ kind: "stuck", failure: { detail: "ELOOP" } });
  await rm(path);
  await rename(`${path}.aside`, path);
  expect(await actionsOn(other, first)).toEqual([action]);
  valueOf(await other.append(first, [change]));
  expect(await actionsOn(other, first)).toEqual([action, undefined]);
});

test("where the folder of what waits cannot be looked at, articles open as they were seen last and nothing is written", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const [first] = await fill(library, 1);
  if (first === undefined) throw new Error("none");
  const action = await sayOfAll(library, [first]);
  expect(await actionsOn(library, first)).toEqual([action]);
  const waiting = join(deedsIn(places, library), "waiting");
  await rename(waiting, `${waiting}.aside`);
  await symlink(waiting, waiting);
  expect(await actionsOn(library, first)).toEqual([action]);
  const change = { kind: "article", id: first, set: { state: "done" } } as const;
  expect(await library.append(first, [change])).toMatchObject({ error: { detail: "ELOOP" } });
  await rm(waiting);
  await rename(`${waiting}.aside`, waiting);
  valueOf(await library.append(first, [change]));
  expect(await actionsOn(library, first)).toEqual([action, undefined]);
});

test("what is written to an article whose folder was renamed comes after what waits for it", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const [first] = await fill(library, 1);
  if (first === undefined) throw new Error("none");
  const action = await sayOfAll(library, [first]);
  const folder = await folderOf(places, first);
  await rename(folder, `${folder} renamed`);
  const change = { kind: "article", id: first, set: { state: "done" } } as const;
  valueOf(await library.append(first, [change]));
  expect(await linesIn(`${folder} renamed`)).toBe(2);
  expect(await actionsOn(library, first)).toEqual([action, undefined]);
});

test("a deed has one time in all logs, also where the clock ran ahead", async () => {
  const places = await testPlaces();
  let now = Date.now() + 3_600_000;
  const library = valueOf(await openLibrary({ ...places, create: true, now: () => now }));
  const [first, second, third] = await fill(library, 3);
  if (first === undefined || second === undefined || third === undefined) throw new Error("few");
  const change = { kind: "article", id: first, set: { state: "done" } } as const;
  valueOf(await library.append(first, [change]));
  now -= 3_600_000;
  const action = await sayOfAll(library, [second, third]);
  const [deed] = await library.waitingDeeds();
  const next = await sayOfAll(library, [second, third], reading);
  const [before] = valueOf(await library.readArticle(second)).operations;
  expect(before?.t).toBe(deed?.t);
  expect(await save(library)).toEqual({ kind: "done" });
  for (const articleId of [second, third]) {
    const { operations } = valueOf(await library.readArticle(articleId));
    expect(operations.map((operation) => operation.action)).toEqual([action, next]);
    expect(operations[0]?.t).toBe(deed?.t);
  }
  await library.close();
});

test("progress that was noted of more articles than wait now is not believed", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const ids = await fill(library, 3);
  const action = await sayOfAll(library, ids);
  const progress = join(deedsIn(places, library), "progress");
  await mkdir(progress, { recursive: true });
  await writeFile(join(progress, action), "3 of 12");
  expect(await save(library)).toEqual({ kind: "done" });
  for (const articleId of ids) expect(await linesIn(await folderOf(places, articleId))).toBe(1);
});
