import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { COLOR_COMMANDS } from "../../../renderer/keyboard/color-commands.ts";
import { COMMAND_IDS } from "../../../renderer/keyboard/commands.ts";

const renderer = fileURLToPath(new URL("../../../renderer", import.meta.url));

test("help and settings list no key that does nothing: every command has somebody who runs it", async () => {
  const names = await readdir(renderer, { recursive: true });
  const sources = await Promise.all(
    names
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFile(join(renderer, name), "utf8")),
  );
  const run = sources.flatMap((source) =>
    [...source.matchAll(/useCommand\(\s*"([\w-]+)"/g)].map(([, id]) => id),
  );
  const expected = new Set([...run, ...Object.values(COLOR_COMMANDS)]);
  expect(COMMAND_IDS.filter((id) => !expected.has(id))).toEqual([]);
  expect(Object.keys(wording.commands).toSorted()).toEqual(COMMAND_IDS.toSorted());
});
