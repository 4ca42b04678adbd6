import { expect, test } from "vitest";
import { prepareHome } from "./prepared-home.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

test("statistics say in sentences, and as one record, what became of the library", async () => {
  await using home = await homeWithArticles();
  await postil(home, "highlight", home.ferry, "--quote", "The pilots of Vell", "--note", "Who?");
  await postil(home, "state", home.margins, "done");
  const { output, status } = await postil(home, "statistics");
  expect(status).toBe(0);
  expect(output.trimEnd().split("\n")).toEqual([
    "2 articles: 1 in the inbox, 0 being read, 1 done, 0 archived",
    "1 article finished",
    "22 words read, about 1 min of reading",
    "1 highlight, 1 with a note",
    "1 min still to read: 1 article in Inbox and Reading",
  ]);
  const { records } = await postil(home, "statistics", "--json", "--since", "2020-01-01");
  expect(records).toMatchObject([
    { articles: { inbox: 1, done: 1 }, finished: 1, highlights: 1, notes: 1 },
  ]);
  const later = await postil(home, "statistics", "--json", "--since", "2999-01-01");
  expect(later.records).toMatchObject([{ articles: { inbox: 0, done: 0 }, highlights: 0 }]);
});

test("a day that is none is refused with an example", async () => {
  await using home = await homeWithArticles();
  const { status, errors } = await postil(home, "statistics", "--since", "2026-02-30");
  expect(status).toBe(2);
  expect(errors).toContain("--since takes a day such as 2026-01-01.");
});
