import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { makeHome } from "../../postil/test-home.ts";
import { prepareHome } from "./prepared-home.ts";
import { FailureRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

const COMMANDS = [
  ..."add list show search highlight notes tag untag tags trash restore state statistics".split(
    " ",
  ),
  ..."export import-notes check rebuild snapshot faults quarantine open serve".split(" "),
];

test("help lists every command, and each has help of its own", async () => {
  await using home = await makeHome();
  const help = await postil(home, "--help");
  expect(help.status).toBe(0);
  for (const command of COMMANDS) {
    expect(help.output).toMatch(new RegExp(`^  ${command} `, "m"));
    const own = await postil(home, command, "--help");
    expect(own.status, command).toBe(0);
    expect(own.output).toMatch(new RegExp(`^Usage: postil ${command}\\b`));
  }
  expect(await readdir(home.folder)).toEqual([]);
});

test("no command at all prints the help and counts as wrong usage", async () => {
  await using home = await makeHome();
  const nothing = await postil(home);
  expect(nothing.status).toBe(2);
  expect(nothing.output).toContain("Usage: postil COMMAND");
});

test.for([
  [["lits"], "“lits” is no command. “postil --help” lists them."],
  [["list", "--colour"], "Unknown option '--colour'. See “postil list --help”."],
  [["show"], "Write “postil show ARTICLE”. See “postil show --help”."],
  [["show", "one", "two"], "“two” is one word too many. See “postil show --help”."],
  [["tag", "article"], "Write “postil tag ARTICLE TAG...”. See “postil tag --help”."],
  [["state", "article", "read"], "“read” is no state. Use one of: inbox, reading, done, archived."],
  [["search", "words", "--limit", "few"], "--limit takes a whole number from 1."],
  [["highlight", "article"], "Say which words: --quote TEXT."],
  [
    ["highlight", "article", "--quote", "words", "--color", "mauve"],
    "Use one of these colours: pink, orange, yellow, green, blue, purple.",
  ],
  [["export", "--format", "pdf", "--out", "x"], "Use --format json or --format markdown."],
  [["export", "--format", "json"], "Say where to write: --out PATH."],
  [["import-notes", "x.csv", "--format", "csv"], "Use --format json."],
  [["tag", "article", "#"], "“#” is no tag. Write something other than “#”, “/” and spaces."],
  [["untag", "article", " / "], "“ / ” is no tag. Write something other than “#”, “/” and spaces."],
  [
    ["highlight", "article", "--quote", "words", "--tag", "good", "--tag", "#"],
    "“#” is no tag. Write something other than “#”, “/” and spaces.",
  ],
  [["serve", "--port", "70000"], "--port takes a whole number up to 65535."],
  [["serve", "--port", "http"], "--port takes a whole number up to 65535."],
] as const)("wrong usage is told in one sentence: %s", async ([words, sentence]) => {
  await using home = await homeWithArticles();
  const told = await postil(home, ...words);
  expect(told).toMatchObject({ status: 2, output: "", errors: `postil: ${sentence}\n` });
  const asRecord = await postil(home, ...words, "--json");
  expect(asRecord).toMatchObject({ status: 2, errors: "" });
  expect(FailureRecord.parse(asRecord.records[0]).error).toEqual({
    code: "bad-input",
    message: sentence,
  });
});

test.for([
  ["search", "tga:war"],
  ["list", "tga:war"],
  ["notes", "tga:war"],
  ["export", "tga:war", "--format", "json", "--out", tmpdir()],
])("a query that is not understood is explained, and nothing is done: %s", async (words) => {
  await using home = await homeWithArticles();
  const told = await postil(home, ...words, "--json");
  expect(told).toMatchObject({ status: 2, errors: "" });
  expect(told.records).toEqual([
    {
      error: { code: "bad-input", message: 'There is no field "tga:". Did you mean "tag:"?' },
    },
  ]);
});

test("articles are asked for by dates, and what is no date is explained", async () => {
  await using home = await homeWithArticles();
  const count = async (...words: readonly string[]): Promise<number> =>
    (await postil(home, "list", ...words, "--json")).records.length;
  const all = await count();
  expect(all).toBeGreaterThan(0);
  expect(await count("after:yesterday")).toBe(all);
  expect(await count("before:yesterday")).toBe(0);
  expect((await postil(home, "list", "after:2025-13", "--json")).records).toEqual([
    { error: { code: "bad-input", message: '"2025-13" is not a date; try after:2025-12.' } },
  ]);
});
