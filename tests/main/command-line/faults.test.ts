import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import type { TestHome } from "../../postil/test-home.ts";
import { prepareHome } from "./prepared-home.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

const time = z.iso.datetime({ precision: 3 });
const FaultRecord = z.strictObject({
  event: z.looseObject({ kind: z.string() }),
  at: time,
  first: time,
  times: z.int(),
  article: z.strictObject({ articleId: z.string(), title: z.string() }).nullable(),
  happened: z.string().min(1),
  done: z.string(),
  advice: z.string(),
});

/** Changes the first line of the only log. @returns its path */
async function damageLog(home: TestHome): Promise<string> {
  const names = await readdir(home.library, { recursive: true });
  const path = join(home.library, names.find((name) => name.endsWith(".jsonl")) ?? "");
  await writeFile(path, (await readFile(path, "utf8")).replace("Which?", "Whose?"));
  return path;
}

test("faults says that nothing went wrong where nothing did", async () => {
  await using home = await homeWithArticles();
  expect(await postil(home, "faults")).toMatchObject({
    status: 0,
    output: "Nothing went wrong so far.\n",
  });
  expect((await postil(home, "faults", "--json")).records).toEqual([{ total: 0 }]);
});

test("faults tells of a damaged line in whose article it is, and what to do", async () => {
  await using home = await homeWithArticles();
  await postil(home, "highlight", home.ferry, "--quote", "kept one book", "--note", "Which?");
  const log = await damageLog(home);
  await postil(home, "show", home.ferry);

  const { records } = await postil(home, "faults", "--json");
  const [fault] = records.map((record) => FaultRecord.parse(record));
  expect(fault).toMatchObject({
    event: { kind: "lines-set-aside", path: log },
    article: { articleId: home.ferry, title: "The ferry book of Vell" },
    times: 1,
  });
  expect(records).toHaveLength(1);
  const { output } = await postil(home, "faults");
  expect(output).toContain("1 line of a log is damaged");
  expect(output).toContain("The ferry book of Vell");
  expect(output).toContain(log);
});

test("faults shows the latest, as many as are asked for, and says how many there are before", async () => {
  await using home = await homeWithArticles();
  await postil(home, "highlight", home.ferry, "--quote", "kept one book", "--note", "Which?");
  await damageLog(home);
  await postil(home, "show", home.ferry);
  const [original = ""] = (await readdir(home.library, { recursive: true })).filter((name) =>
    name.includes("originals/"),
  );
  await writeFile(join(home.library, original), "somebody changed this");
  await postil(home, "check", "--repair");

  const { output } = await postil(home, "faults", "--limit", "1");
  expect(output).toContain("taken out");
  expect(output).toContain("1 earlier one is listed by “postil faults --limit 2”.");
  expect(await postil(home, "faults", "--limit", "none")).toMatchObject({ status: 2 });
});
