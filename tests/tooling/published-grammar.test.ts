import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { FIELDS } from "#core/query/read-field.js";

const root = new URL("../../", import.meta.url);

test("the README publishes the grammar that the parser says it reads, and every field", async () => {
  const readme = await readFile(new URL("README.md", root), "utf8");
  const parser = await readFile(new URL("electron/core/query/parse-query.ts", root), "utf8");
  const rules = parser.match(/^ \* {3}\S.* = .*$/gm) ?? [];
  const published = readme.split("```").find((block) => block.startsWith("\nquery "));
  expect(published?.trim().split("\n")).toEqual(rules.map((line) => line.slice(" *   ".length)));
  const named = [...readme.matchAll(/^\| (`[a-z: `]+`) \| /gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/([a-z]+):/g)].map(([, name]) => name),
  );
  expect(new Set(named)).toEqual(new Set(FIELDS));
});
