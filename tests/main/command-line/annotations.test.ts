import { expect, test } from "vitest";
import { prepareHome } from "./prepared-home.ts";
import { NoteRecord, PlacedRecord, SearchRecord, ShowRecord, UnplacedRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

test("highlight marks the words and notes lists them", async () => {
  await using home = await homeWithArticles();
  const { ferry } = home;
  const quote = "not a log of ships but of water";
  const details = ["--color", "blue", "--note", "Check.\nTwice.", "--tag", "tides", "--tag", "b"];
  const made = await postil(home, "highlight", ferry, "--quote", quote, ...details, "--json");
  expect(made.status).toBe(0);
  const { annotationId, start, end } = PlacedRecord.parse(made.records[0]);
  const [shown] = (await postil(home, "show", ferry, "--json")).records;
  expect(ShowRecord.parse(shown).plainText.slice(start, end)).toBe(quote);

  const notes = await postil(home, "notes", "--json");
  expect(notes.records.map((record) => NoteRecord.parse(record))).toMatchObject([
    {
      annotationId,
      articleId: ferry,
      quote,
      note: "Check.\nTwice.",
      tags: ["b", "tides"],
      color: "blue",
      state: "placed",
      start,
      end,
    },
  ]);
});

test("a highlight is yellow unless told otherwise", async () => {
  await using home = await homeWithArticles();
  const { ferry } = home;
  await postil(home, "highlight", ferry, "--quote", "kept one book");
  const [note] = (await postil(home, "notes", "--json")).records;
  expect(NoteRecord.parse(note)).toMatchObject({ color: "yellow", note: "", tags: [] });
});

test("words that stand nowhere, or in several places, are not marked anywhere", async () => {
  await using home = await homeWithArticles();
  const { ferry } = home;
  const nowhere = await postil(home, "highlight", ferry, "--quote", "kept two books", "--json");
  expect(nowhere.status).toBe(1);
  expect(UnplacedRecord.parse(nowhere.records[0])).toEqual({
    state: "orphaned",
    candidates: [],
    total: 0,
  });

  const twice = await postil(home, "highlight", ferry, "--quote", "the tide is late", "--json");
  expect(twice.status).toBe(1);
  const { state, candidates } = UnplacedRecord.parse(twice.records[0]);
  expect(state).toBe("uncertain");
  expect(candidates).toHaveLength(2);
  expect((await postil(home, "notes", "--json")).records).toEqual([]);
});

test("of words that stand nearly everywhere a few places are shown, and how many there are", async () => {
  await using home = await homeWithArticles();
  const words = ["highlight", home.ferry, "--quote", "e"];
  const { records } = await postil(home, ...words, "--json");
  const { candidates, total } = UnplacedRecord.parse(records[0]);
  expect(candidates).toHaveLength(16);
  const [shown] = (await postil(home, "show", home.ferry, "--json")).records;
  expect(total).toBe(ShowRecord.parse(shown).plainText.split("e").length - 1);
  const { output } = await postil(home, ...words);
  expect(output).toContain(`stand in ${total} places`);
  expect(output.trimEnd().split("\n").at(-1)).toBe(`  and in ${total - 16} more`);
});

test("one highlight is said to be one", async () => {
  await using home = await homeWithArticles();
  await postil(home, "highlight", home.ferry, "--quote", "kept one book");
  expect((await postil(home, "list")).output).toMatch(/ words\) {2}1 highlight$/m);
  expect((await postil(home, "rebuild")).output).toMatch(
    /^\d+ articles and 1 highlight indexed\.$/m,
  );
});

test("what stands around the words decides between several places", async () => {
  await using home = await homeWithArticles();
  const { ferry } = home;
  const words = ["--quote", "the tide is late", "--suffix", " again"];
  const made = await postil(home, "highlight", ferry, ...words, "--json");
  expect(made.status).toBe(0);
  const { start } = PlacedRecord.parse(made.records[0]);
  const [shown] = (await postil(home, "show", ferry, "--json")).records;
  const { plainText } = ShowRecord.parse(shown);
  expect(start).toBe(plainText.lastIndexOf("the tide is late"));
});

test("search finds text, quotes and notes, no more than asked for", async () => {
  await using home = await homeWithArticles();
  const { ferry } = home;
  const mark = ["--quote", "kept one book", "--note", "Which archive has it?"];
  await postil(home, "highlight", ferry, ...mark);

  const inText = await postil(home, "search", "conversation", "--json");
  expect(inText.status).toBe(0);
  expect(inText.records.map((record) => SearchRecord.parse(record))).toMatchObject([
    { title: "A field guide to margins", kind: "article" },
  ]);
  const inNote = await postil(home, "search", "archive", "--json");
  expect(inNote.records).toMatchObject([{ articleId: ferry, kind: "note" }]);
  const kinds = (await postil(home, "search", '"one book"', "--json")).records.map(
    (record) => SearchRecord.parse(record).kind,
  );
  expect(kinds.toSorted()).toEqual(["article", "quote"]);
  const one = await postil(home, "search", '"one book"', "--limit", "1", "--json");
  expect(one.records).toHaveLength(1);
  expect((await postil(home, "search", "zeppelin", "--json")).records).toEqual([]);
});
