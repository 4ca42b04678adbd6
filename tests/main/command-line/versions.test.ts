import { expect, test } from "vitest";
import { makeHome, type TestHome } from "../../postil/test-home.ts";
import { AddRecord, FailureRecord, ShowRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const BOOK =
  "For three hundred years the pilots of Vell kept one book, which was not a log of ships but of water and of what it does.";
const COPIES =
  "Whoever joined them had to copy the book by hand before the first winter, every page of it, whatever seemed of no use.";
const TOWER = "The copies lie in the tower behind the fish market, open at the page for the month.";

function note(title: string, url: string | undefined, ...paragraphs: readonly string[]): string {
  const front = url === undefined ? "" : `---\nurl: ${url}\n---\n`;
  return `${front}# ${title}\n\n${paragraphs.join("\n\n")}\n`;
}

const URL = "https://vell.example/pilots";
let files = 0;

async function add(home: TestHome, text: string): Promise<AddRecord> {
  const path = await home.write(`${(files += 1)}.md`, text);
  return AddRecord.parse((await postil(home, "add", path, "--json")).records[0]);
}

type AddRecord = ReturnType<(typeof AddRecord)["parse"]>;

async function show(home: TestHome, ...words: readonly string[]) {
  return ShowRecord.parse((await postil(home, "show", ...words, "--json")).records[0]);
}

test("add says that a file is a new version, and show prints either", async () => {
  await using home = await makeHome();
  const { articleId } = await add(home, note("The pilots", URL, BOOK, COPIES));
  const id = articleId ?? "";
  const first = await show(home, id);
  expect(first).not.toHaveProperty("versions");

  const again = await add(home, note("The pilots", `${URL}?utm_source=x`, BOOK, TOWER));
  expect(again).toMatchObject({ status: "updated", articleId, title: "The pilots", reason: null });
  const second = await show(home, id);
  expect(second.plainText).toContain(TOWER);
  expect(second.versions).toMatchObject([
    { contentHash: first.contentHash, opens: false },
    { contentHash: second.contentHash, opens: true },
  ]);
  const { versions: _versions, ...asItWas } = await show(
    home,
    id,
    "--version",
    first.contentHash.slice(0, 6).toUpperCase(),
  );
  expect(asItWas).toEqual(first);
  const told = await postil(home, "show", id, "--version", first.contentHash);
  expect(told.output).toMatch(
    /^The pilots\nVersions: [0-9a-f]{8} of [-0-9]{10} \(shown\), [0-9a-f]{8} of [-0-9]{10} \(opens\)\n\n/,
  );
  expect(told.output).toContain(COPIES);
});

test("a version that is not there, or named by too little, is told", async () => {
  await using home = await makeHome();
  const { articleId } = await add(home, note("The pilots", URL, BOOK));
  const unknown = await postil(home, "show", articleId ?? "", "--version", "zzzz", "--json");
  expect(unknown.status).toBe(1);
  const { error } = FailureRecord.parse(unknown.records[0]);
  expect(error.code).toBe("version-not-found");
  expect(error.message).toMatch(
    /^No version of “The pilots” begins with zzzz\. There are [0-9a-f]{8}\.$/,
  );
  const short = await postil(home, "show", articleId ?? "", "--version", "ab", "--json");
  expect(short.status).toBe(2);
});

test("a version of which little is left says why it does not open", async () => {
  await using home = await makeHome();
  const { articleId } = await add(home, note("The pilots", URL, BOOK, COPIES));
  const path = await home.write("gone.md", note("Gone", URL, "This page is not here any more."));
  const told = await postil(home, "add", path);
  expect(told.status).toBe(0);
  expect(told.output).toMatch(
    /^updated +The pilots {2}\(.*gone\.md\)\n +Next to nothing of the text is in/,
  );
  expect((await show(home, articleId ?? "")).plainText).toContain(COPIES);
});

test("an article much like another is added, says so, and stays an article of its own", async () => {
  await using home = await makeHome();
  const first = await add(home, note("The pilots", URL, BOOK, COPIES));
  const copy = await add(home, note("Pilots", undefined, BOOK, COPIES, "Reprinted."));
  expect(copy).toMatchObject({
    status: "similar",
    reason: null,
    similarTo: { articleId: first.articleId, title: "The pilots" },
  });
  expect(copy.articleId).not.toBe(first.articleId);
  const path = await home.write("third.md", note("More pilots", undefined, BOOK, COPIES, TOWER));
  const told = await postil(home, "add", path);
  expect(told.output).toMatch(
    /^similar +More pilots .*\n +\d+ % of it stands in “(The p|P)ilots”\.\n$/,
  );
});
