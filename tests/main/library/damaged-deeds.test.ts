import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { actionsOn, deedsIn, fill, save, sayOfAll } from "./deeds-on-many.ts";
import { openTestLibrary, testPlaces } from "./new-library.ts";

test("a damaged deed is set aside and reported; one of a newer Postil waits", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const [first] = await fill(library, 1);
  if (first === undefined) throw new Error("none");
  const action = await sayOfAll(library, [first]);
  const waiting = join(deedsIn(places, library), "waiting");
  const path = join(waiting, `${action}.json`);
  const text = await readFile(path, "utf8");
  await writeFile(path, text.slice(0, -20));
  await writeFile(join(waiting, "newer.json"), `843390fa\n${JSON.stringify({ format: 2 })}\n`);
  expect(await actionsOn(library, first)).toEqual([]);
  expect(await readdir(waiting)).toEqual(["newer.json"]);
  const problems = library.problems();
  expect(problems.map(({ problem }) => problem).toSorted()).toEqual([
    expect.stringContaining("newer Postil"),
    expect.stringContaining("cannot be read any more; it was set aside"),
  ]);
  const kept = problems.find(({ problem }) => problem.includes("set aside"))?.path ?? "";
  expect(kept.startsWith(join(places.dataDirectory, "quarantine"))).toBe(true);
  expect(await readFile(kept, "utf8")).toBe(text.slice(0, -20));
  expect(await save(library)).toEqual({ kind: "done" });
});

const IN_THE_WAY = [
  ["nothing", async () => undefined],
  ["a link that leads to itself", (path: string) => symlink(path, path)],
  ["a file", (path: string) => writeFile(path, "A file in its place.")],
] as const;

test.for(IN_THE_WAY)(
  "a damaged deed is told of and noted in the journal of faults, with %s in the way of setting it aside",
  async ([what, putInTheWay]) => {
    const places = await testPlaces();
    const library = await openTestLibrary(places);
    const [first] = await fill(library, 1);
    if (first === undefined) throw new Error("none");
    const action = await sayOfAll(library, [first]);
    const path = join(deedsIn(places, library), "waiting", `${action}.json`);
    await writeFile(path, "no deed");
    await putInTheWay(join(places.dataDirectory, "quarantine"));
    expect(await actionsOn(library, first)).toEqual([]);
    const isSetAside = what === "nothing";
    const kind = isSetAside ? "file-quarantined" : "damage-found";
    const problem = expect.stringContaining("cannot be read any more") as unknown;
    const { faults } = await library.faults.list();
    expect(faults).toMatchObject([{ event: { kind, path, problem }, times: 1 }]);
    expect(library.problems()).toMatchObject([{ problem }]);
    expect(library.problems()[0]?.problem.includes("it was set aside")).toBe(isSetAside);
    if (!isSetAside) expect(await readFile(path, "utf8")).toBe("no deed");
  },
);
