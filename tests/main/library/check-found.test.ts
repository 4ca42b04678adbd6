import { appendFile, cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { ContentHash } from "#core/identity/ids.js";
import { flipBit, filesOf, libraryToCheck, type LibraryToCheck } from "./library-to-check.ts";
import { containing } from "./matchers.ts";
import { newArticleId, sha256 } from "./sample-article.ts";
import { valueOf } from "./new-library.ts";

const CONFLICT = ".sync-conflict-20261122-101010-ABCDEFG";

/** Names as sync tools and people make them of `name.ext`. */
function copyNames(path: string): readonly string[] {
  const dot = path.lastIndexOf(".");
  const [stem, extension] = [path.slice(0, dot), path.slice(dot)];
  return [
    `${stem}${CONFLICT}${extension}`,
    `${stem} (Mara's conflicted copy 2026-11-22)${extension}`,
    `${stem}-DESKTOP-4711${extension}`,
    `${stem} 2${extension}`,
    `${stem} (1)${extension}`,
    `${path}.bak`,
  ];
}

async function paths(checked: LibraryToCheck): Promise<{ problems: string[]; remarks: string[] }> {
  const { problems, remarks } = await checked.library.check({ repair: false });
  return { problems: problems.map(({ path }) => path), remarks: remarks.map(({ path }) => path) };
}

for (const part of ["original", "html", "facts", "picture"] as const) {
  test(`an article's ${part} that is missing is named, and comes back from a copy beside it`, async () => {
    const checked = await libraryToCheck();
    const { library } = checked;
    const path = checked[part];
    const bytes = await readFile(path);
    await rm(path);
    expect(await library.check({ repair: false })).toMatchObject({
      problems: [{ path, action: "left as it is" }],
    });
    // A repair that can do nothing leaves all as it is.
    await library.check({ repair: true });
    expect(await paths(checked)).toEqual({ problems: [path], remarks: [] });

    const [copy = ""] = copyNames(path);
    await writeFile(copy, bytes);
    const repaired = await library.check({ repair: true });
    const mended = repaired.problems.find((problem) => problem.path === path);
    expect(mended?.action).toBe(`brought back from ${copy}`);
    expect(await readFile(path)).toEqual(bytes);
    expect(await paths(checked)).toEqual({ problems: [], remarks: [copy] });
  });

  test(`an article's ${part} that is damaged comes back from its twin, and what was there is kept`, async () => {
    const checked = await libraryToCheck();
    const { library, places, folder, article } = checked;
    const twin = join(places.directory, "articles", "twin");
    await cp(folder, twin, { recursive: true });
    await library.scan();
    expect(await paths(checked)).toEqual({ problems: [], remarks: [] });
    const path = checked[part];
    const bytes = await readFile(path);
    await flipBit(path, 5);
    // So that facts are no JSON any more, too.
    await writeFile(path, (await readFile(path)).subarray(0, bytes.length - 3));
    const damaged = await readFile(path);
    const source = filesOf(twin, article)[part];
    expect(await library.check({ repair: false })).toMatchObject({
      problems: [{ path, action: containing(source) }],
    });
    expect(await readFile(path)).toEqual(damaged);

    const [mended] = (await library.check({ repair: true })).problems;
    expect(mended?.action).toContain(`brought back from ${source}`);
    const kept = /kept as (.*)$/.exec(mended?.action ?? "")?.[1] ?? "";
    expect(await readFile(kept)).toEqual(damaged);
    expect(await readFile(path)).toEqual(bytes);
    expect(await paths(checked)).toEqual({ problems: [], remarks: [] });
  });

  test(`copies of an article's ${part} are not needed while they say the same, and named when they do not`, async () => {
    const checked = await libraryToCheck();
    const path = checked[part];
    const names = copyNames(path);
    for (const name of names) await cp(path, name);
    expect(await paths(checked)).toEqual({ problems: [], remarks: names.toSorted() });
    for (const name of names) await appendFile(name, " ");
    const { problems, remarks } = await checked.library.check({ repair: true });
    expect(remarks).toEqual([]);
    expect(problems.map((problem) => problem.path)).toEqual(names.toSorted());
    for (const { problem, action } of problems) {
      expect(problem).toContain(path.slice(path.lastIndexOf("/") + 1));
      expect(action).toBe("left as it is");
    }
  });
}

for (const part of ["original", "html", "facts", "picture"] as const) {
  test(`an article's ${part} that cannot be read just now is named, and left where it is by Repair`, async () => {
    const checked = await libraryToCheck();
    const path = checked[part];
    const bytes = await readFile(path);
    await rm(path);
    await symlink(basename(path), path); // Leads to itself.
    const { problems } = await checked.library.check({ repair: true });
    expect(problems).toMatchObject([
      { path, problem: containing("ELOOP"), action: "left as it is" },
    ]);
    await rm(path);
    await writeFile(path, bytes);
    expect(await paths(checked)).toEqual({ problems: [], remarks: [] });
  });
}

test.skipIf(process.platform === "win32")(
  "what facts say that an imported file was called leads to no other folder, and no pipe is waited for",
  async () => {
    const checked = await libraryToCheck();
    const { library, places, facts, original } = checked;
    const done = join(places.directory, "inbox", "done");
    await mkdir(done, { recursive: true });
    const text = await readFile(facts, "utf8");
    const elsewhere = join(places.directory, "words.txt");
    await rename(original, elsewhere);
    for (const name of ["../../words.txt", "..\\\\..\\\\words.txt", "pipe.txt", "../pipe.txt"]) {
      await writeFile(facts, text.replace('"words.txt"', `"${name}"`));
      if (name === "pipe.txt") spawnSync("mkfifo", [join(done, name)]);
      const { problems } = await library.check({ repair: true });
      expect(problems).toMatchObject([{ path: original, action: "left as it is" }]);
    }
    await rename(elsewhere, join(done, "words.txt"));
    await writeFile(facts, text.replace('"words.txt"', '"C:\\\\texts\\\\words.txt"'));
    await library.check({ repair: true });
    expect(await readFile(original, "utf8")).toBe("Some words to read.");
  },
);

test("a picture that iCloud Drive has not downloaded is not missing", async () => {
  const checked = await libraryToCheck();
  const { picture, folder } = checked;
  const placeholder = join(folder, "assets", `.${basename(picture)}.icloud`);
  await rename(picture, placeholder);
  expect(await paths(checked)).toEqual({ problems: [placeholder], remarks: [] });
});

test("a damaged line that the quarantine has no room for is said to be left, and all else is repaired", async () => {
  const { library, places, log, html } = await libraryToCheck();
  await flipBit(html, 3);
  await flipBit(log, 40);
  const quarantine = join(places.dataDirectory, "quarantine", library.identity.libraryId);
  await mkdir(quarantine, { recursive: true });
  await writeFile(join(quarantine, "lines"), "in the way");
  const { problems } = await library.check({ repair: true });
  const done = problems.filter(({ path }) => path === html || path === log);
  expect(done.map(({ path, action }) => [path, action])).toEqual([
    [html, containing("moved to ")],
    [log, containing("could not be copied to the quarantine (EEXIST)")],
  ]);
});

test("a copy that is not the very bytes is never put in the place of a file", async () => {
  const checked = await libraryToCheck();
  const { library, html, facts } = checked;
  for (const path of [html, facts]) {
    const [copy = ""] = copyNames(path);
    const bytes = await readFile(path, "utf8");
    await writeFile(copy, path === html ? `${bytes} ` : bytes.slice(0, 30));
    await rm(path);
    const { problems } = await library.check({ repair: true });
    expect(problems.find((one) => one.path === path)?.action).toBe("left as it is");
    await expect(readFile(path)).rejects.toThrow("ENOENT");
    await rm(copy);
    await writeFile(path, bytes);
  }
});

test("what was set aside by mistake comes back: its bytes are right", async () => {
  const checked = await libraryToCheck();
  const { library, html } = checked;
  const bytes = await readFile(html);
  await flipBit(html, 3);
  const [problem] = (await library.check({ repair: true })).problems;
  const kept = problem?.action.replace("moved to ", "") ?? "";
  // Somebody mended it there.
  await writeFile(kept, bytes);
  const [again] = (await library.check({ repair: true })).problems;
  expect(again?.action).toBe(`brought back from ${kept}`);
  expect(await readFile(html)).toEqual(bytes);
});

test("the imported file comes back from the inbox, where it came from", async () => {
  const checked = await libraryToCheck();
  const { library, places, original } = checked;
  const done = join(places.directory, "inbox", "done");
  await mkdir(done, { recursive: true });
  await rename(original, join(done, "words.txt"));
  await library.check({ repair: true });
  expect(await readFile(original, "utf8")).toBe("Some words to read.");
  // The one in the inbox is the person's.
  expect(await readFile(join(done, "words.txt"), "utf8")).toBe("Some words to read.");
});

test("copies of article.json and library.json: the same is not needed, another is named, and none is taken for the right one", async () => {
  const checked = await libraryToCheck();
  const { places, folder, library, article } = checked;
  const whose = new Map<string, string>([
    [join(folder, "article.json"), article.articleId],
    [join(places.directory, "library.json"), library.identity.libraryId],
  ]);
  for (const [path, id] of whose) {
    const names = copyNames(path).toSorted();
    const bytes = await readFile(path, "utf8");
    for (const name of names) await writeFile(name, bytes);
    expect(await paths(checked)).toEqual({ problems: [], remarks: names });
    for (const name of names) await writeFile(name, bytes.replace("2026", "2025"));
    expect(await paths(checked)).toEqual({ problems: [], remarks: names });
    for (const name of names) await writeFile(name, bytes.replace(id, newArticleId()));
    const { problems } = await library.check({ repair: true });
    expect(problems.map((problem) => problem.path)).toEqual(names);
    expect(await readFile(path, "utf8")).toBe(bytes);
    for (const name of names) await rm(name);
  }
});

test("a damaged article.json comes back from a copy that says who the article is, but not where copies disagree", async () => {
  const checked = await libraryToCheck();
  const { folder, library, article } = checked;
  const path = join(folder, "article.json");
  const bytes = await readFile(path, "utf8");
  const [one = "", other = ""] = copyNames(path);
  await writeFile(path, bytes.slice(0, 20));
  await writeFile(one, bytes);
  await writeFile(other, bytes.replace(article.articleId, newArticleId()));
  const unsure = await library.check({ repair: true });
  expect(unsure.problems.map((problem) => problem.action)).toEqual(["left as it is"]);
  expect(await readFile(path, "utf8")).toBe(bytes.slice(0, 20));
  await rm(other);
  await library.check({ repair: true });
  expect(await readFile(path, "utf8")).toBe(bytes);
  expect(await paths(checked)).toEqual({ problems: [], remarks: [one] });
});

test("folders that hold nothing of an article, and pictures that nothing shows, are not needed, and stay", async () => {
  const checked = await libraryToCheck();
  const { places, library, folder } = checked;
  const articles = join(places.directory, "articles");
  await mkdir(join(articles, "empty", "below"), { recursive: true });
  await mkdir(join(articles, "holiday"));
  await writeFile(join(articles, "holiday", "list.odt"), "socks");
  await writeFile(join(articles, "desktop.ini"), "");
  const picture = Buffer.from("another picture");
  const unneeded = join(folder, "assets", `${sha256(picture)}.png`);
  await writeFile(unneeded, picture);
  const before = await library.check({ repair: true });
  expect(before.problems).toEqual([]);
  expect(before.remarks.map(({ path }) => path)).toEqual([
    join(articles, "empty"),
    join(articles, "holiday"),
    unneeded,
  ]);
  expect(await readFile(unneeded)).toEqual(picture);
  expect(await readFile(join(articles, "holiday", "list.odt"), "utf8")).toBe("socks");
});

test("a folder with marks and no article.json, and an article without a version, are problems that repair leaves", async () => {
  const checked = await libraryToCheck();
  const { places, library, folder, html, facts } = checked;
  const orphan = join(places.directory, "articles", "orphan");
  await mkdir(orphan);
  await cp(join(folder, "marks"), join(orphan, "marks"), { recursive: true });
  await rm(html);
  await rm(facts);
  const { problems } = await library.check({ repair: true });
  expect(problems.map(({ path, action }) => ({ path, action }))).toEqual([
    { path: orphan, action: "left as it is" },
    { path: join(folder, "versions"), action: "left as it is" },
  ]);
});

test("a library in good order has nothing to say about: versions, twins, an article deleted for good, a log made smaller", async () => {
  const checked = await libraryToCheck();
  const { library, places, article, folder } = checked;
  const html = "<p>Some words to read again.</p>\n";
  const cover = { name: `${sha256("cover")}.png`, bytes: Buffer.from("cover") };
  const page = { name: `${sha256("page")}.png`, bytes: Buffer.from("page") };
  const facts = {
    ...article.version.facts,
    contentHash: ContentHash.parse(sha256(html)),
    leadImage: cover.name,
    companions: [{ path: "page.png", asset: page.name }],
  };
  valueOf(await library.addVersion(article.articleId, { html, facts, assets: [cover, page] }));
  // Another device imported the same file, and wrote its version where the original is not.
  const twin = join(places.directory, "articles", "twin");
  await cp(folder, twin, { recursive: true });
  const identity = join(twin, "article.json");
  const text = await readFile(identity, "utf8");
  await writeFile(identity, text.replace(article.articleId, newArticleId()));
  await library.scan();
  expect(await library.check({ repair: false })).toMatchObject({ problems: [], remarks: [] });
  valueOf(await library.purgeArticle(article.articleId));
  expect(await library.check({ repair: false })).toMatchObject({ problems: [], remarks: [] });
});
