import { appendFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { testFolderAt, type TestApp } from "../../main/service/open-test-app.ts";
import { mountSmallDisk } from "../disk/small-disk.ts";

const PAGE_BYTES = 4_096;
const WITHIN = { timeout: 30_000 };

test("Undo on a full disk takes all of a deed back once there is room, and the next Undo the deed before it", async (context) => {
  using disk = mountSmallDisk({ name: "tmpfs of 2 MB", kind: "tmpfs", size: "2m" });
  if (disk === undefined) {
    return context.skip("no file system may be mounted here: Undo on a full disk was NOT tested");
  }
  const home = testFolderAt(join(disk.folder, ".."));
  const library = join(disk.folder, "library");
  await using app = await home.open({ library });
  const events: AppEvent[] = [];
  app.app.onEvent((event) => events.push(event));
  for (const name of ["one", "two", "three", "four"]) {
    await app.add(`${name}.txt`, `The title ${name}\n\nThe words of ${name}.\n`);
  }
  const [first] = (await app.ask("articles.ids", {})).articleIds;
  if (first === undefined) throw new Error("there are articles");
  await app.ask("articles.update", { articleIds: [first], state: "reading" });
  await app.ask("articles.update", { choice: {}, state: "archived" });
  expect(await states(app)).toEqual({ archived: 4 });
  await fillPages(library);

  disk.leave(0);
  await expect(app.ask("undo", {})).rejects.toThrow("The disk is full");
  // Asked again while it waits, it waits once.
  await expect(app.ask("undo", {})).rejects.toThrow("The disk is full");
  expect(await states(app)).toEqual({ archived: 4 });
  disk.free();
  const troubles = () => events.filter(({ kind }) => kind.startsWith("trouble"));
  await vi.waitFor(() => expect(troubles().at(-1)).toEqual({ kind: "trouble-over" }), WITHIN);
  expect(await states(app)).toEqual({ inbox: 3, reading: 1 });
  await app.ask("undo", {});
  expect(await states(app)).toEqual({ inbox: 4 });
  expect((await app.ask("library.check", {})).problems).toEqual([]);
});

async function states({ ask }: TestApp): Promise<Readonly<Record<string, number>>> {
  const { rows } = await ask("articles.list", { view: "all" });
  const groups = Map.groupBy(rows, ({ state }) => state);
  return Object.fromEntries([...groups].map(([state, list]) => [state, list.length]));
}

/** With blank lines, which say nothing: what is written next to any log needs room of its own. */
async function fillPages(library: string): Promise<void> {
  const names = await readdir(library, { recursive: true });
  const logs = names.filter((name) => name.endsWith(".jsonl")).map((name) => join(library, name));
  for (const log of logs) {
    const { size } = await stat(log);
    await appendFile(log, "\n".repeat(PAGE_BYTES - (size % PAGE_BYTES)));
  }
}
