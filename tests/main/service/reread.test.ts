import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { TextEncoding } from "#core/article/text-encoding.js";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { assetName, pngOf } from "../import/made-pictures.ts";
import { encodeLegacy } from "../import/encode-legacy.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const LETTER =
  "письмо с маяка\n\nвода ушла ещё до рассвета, и лодки стоят на песке.\n\nжду тебя.\n";
/** In a Russian encoding, and it says that it is in another: so short and plain that nothing tells. */
const WRONG = encodeLegacy(
  `<html><head><meta charset="windows-1251"><title>письмо с маяка</title></head><body><p>вода ушла ещё до рассвета, и лодки стоят на песке.</p><p>The keeper of the light at the end of the pier wrote this line in English, and signed it twice with a pen that leaked.</p></body></html>`,
  "koi8-r",
);

const ENGLISH = "wrote this line in English";

let folder: TestFolder;
let app: TestApp;

beforeEach(async () => {
  folder = await makeTestFolder();
  app = await folder.open();
  onTestFinished(async () => {
    await app.close();
    await folder[Symbol.asyncDispose]();
  });
});

async function versionsOf(articleId: ArticleId): Promise<number> {
  return (await app.ask("articles.get", { articleId })).versions.length;
}

test("a page that was read in the wrong encoding is read in another, found by its words, and undone", async () => {
  const articleId = await app.add("letter.html", WRONG);
  const wrong = await app.ask("articles.get", { articleId });
  expect(wrong.facts.encoding).toBe("windows-1251");
  expect(wrong.html).not.toContain("вода");
  const { contentHash } = wrong.facts;

  const preview = await app.ask("articles.preview", { articleId, contentHash, encoding: "koi8-r" });
  expect(preview).toMatchObject({ encoding: "koi8-r", title: "письмо с маяка", isSame: false });
  expect(preview.beginning).toContain("вода ушла ещё до рассвета");
  expect(await versionsOf(articleId)).toBe(1);

  const read = await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  expect(read).toEqual({ changed: true });
  const right = await app.ask("articles.get", { articleId });
  expect(right).toMatchObject({ title: "письмо с маяка", facts: { encoding: "koi8-r" } });
  expect(right.html).toContain("вода ушла ещё до рассвета");
  expect((await app.ask("search", { query: "рассвета" })).total).toBe(1);

  expect((await app.ask("undo", {})).label).toBe("choice of version");
  expect((await app.ask("articles.get", { articleId })).facts.contentHash).toBe(contentHash);
  expect((await app.ask("search", { query: "рассвета" })).total).toBe(0);
  await app.ask("redo", {});
  expect((await app.ask("articles.get", { articleId })).facts.encoding).toBe("koi8-r");
  expect(await versionsOf(articleId)).toBe(2);
});

test("it stays so in another process, and after a restart", async () => {
  const articleId = await app.add("letter.html", WRONG);
  const { facts } = await app.ask("articles.get", { articleId });
  const { contentHash } = facts;
  await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  await app.close();
  await using second = await folder.open();
  expect(await second.ask("articles.get", { articleId })).toMatchObject({
    title: "письмо с маяка",
    facts: { encoding: "koi8-r", originalName: "letter.html" },
  });
  await second.ask("undo", {});
  expect((await second.ask("articles.get", { articleId })).facts.contentHash).toBe(contentHash);
});

test("highlights whose words are the same follow; the others are orphaned, not lost, and come back with undo", async () => {
  const articleId = await app.add("letter.html", WRONG);
  const { facts, html } = await app.ask("articles.get", { articleId });
  const { contentHash } = facts;
  const text = (await app.ask("articles.text", { articleId })).plainText;
  expect(html).toContain(ENGLISH);
  const mark = async (id: string, start: number, end: number) => {
    const annotationId = AnnotationId.parse(id);
    await app.ask("annotations.create", {
      annotationId,
      articleId,
      contentHash,
      start,
      end,
      color: "yellow",
    });
  };
  const kept = text.indexOf(ENGLISH);
  await mark("01jdaaaaaaaaaaaaaaaaaaaaaa", kept, kept + ENGLISH.length);
  await mark("01jdbbbbbbbbbbbbbbbbbbbbbb", 0, 12);

  await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  const states = async () =>
    (await app.ask("articles.get", { articleId })).annotations.map(({ anchor }) => anchor.kind);
  expect((await states()).toSorted()).toEqual(["orphaned", "placed"]);
  await app.ask("undo", {});
  expect(await states()).toEqual(["placed", "placed"]);
});

test("the encoding that it is in, or one that changes nothing, adds nothing", async () => {
  const articleId = await app.add("letter.txt", encodeLegacy(LETTER, "koi8-r"));
  const { facts } = await app.ask("articles.get", { articleId });
  expect(facts.encoding).toBe("koi8-r");
  const { contentHash } = facts;
  const detected = await app.ask("articles.preview", { articleId, contentHash, encoding: null });
  expect(detected).toMatchObject({ encoding: "koi8-r", isSame: true });
  for (const encoding of ["koi8-r", "koi8-u"] as const) {
    const again = await app.ask("articles.reread", { articleId, contentHash, encoding });
    expect(again).toEqual({ changed: false });
  }
  expect(await versionsOf(articleId)).toBe(1);
  expect((await app.ask("library.overview", {})).undo).toBeNull();
});

test("going back by the encoding opens the earlier version, and adds none", async () => {
  const articleId = await app.add("letter.html", WRONG);
  const { facts } = await app.ask("articles.get", { articleId });
  const { contentHash } = facts;
  await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  const { facts: mended } = await app.ask("articles.get", { articleId });
  await app.ask("articles.reread", {
    articleId,
    contentHash: mended.contentHash,
    encoding: "windows-1251",
  });
  expect((await app.ask("articles.get", { articleId })).facts.contentHash).toBe(contentHash);
  expect(await versionsOf(articleId)).toBe(2);
  await app.ask("undo", {});
  expect((await app.ask("articles.get", { articleId })).facts.encoding).toBe("koi8-r");
});

async function originalOf(): Promise<string> {
  const [article = ""] = await readdir(join(folder.library, "articles"));
  const originals = join(folder.library, "articles", article, "originals");
  const [name = ""] = await readdir(originals);
  return join(originals, name);
}

test("an original that is missing or damaged is said by name, and nothing is written", async () => {
  const articleId = await app.add("letter.html", WRONG);
  const { facts } = await app.ask("articles.get", { articleId });
  const { contentHash } = facts;
  const reread = () => app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  const path = await originalOf();
  const bytes = await readFile(path);
  expect(await app.ask("articles.original", { articleId, contentHash })).toEqual({
    size: WRONG.length,
  });

  for (const damaged of [Buffer.concat([bytes, Buffer.from(" ")]), Buffer.alloc(0)]) {
    await writeFile(path, damaged);
    await expect(reread()).rejects.toThrow(
      `“${path}” is damaged (it is not what was imported) and was left as it is.`,
    );
  }
  await rm(path);
  await expect(reread()).rejects.toThrow(
    "“letter.html” is damaged (the file as it was imported is missing)",
  );
  await expect(app.ask("articles.original", { articleId, contentHash })).rejects.toThrow(
    "the file as it was imported is missing",
  );
  expect(await versionsOf(articleId)).toBe(1);
  expect((await app.ask("library.overview", {})).undo).toBeNull();
});

/** A Russian page in a wrong encoding, saved with a folder: one picture is shown, one twice under two names, one is a drawing. */
const WITH_PICTURES = encodeLegacy(
  `<html><head><meta charset="windows-1251"><title>письмо с маяка</title></head><body><p>вода ушла ещё до рассвета, и лодки стоят на песке.</p>
<p><img src="letter_files/pier.png"><img src="letter_files/light.png"><img src="./letter_files/light%20again.png"><img src="letter_files/tide.svg"></p>
<p>The keeper of the light at the end of the pier wrote this line in English, and signed it twice with a pen that leaked.</p></body></html>`,
  "koi8-r",
);
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><style>.a{fill:red}</style><script>1</script><path class="a" d="M0 0h9v9z"/></svg>`;

async function addPageWithPictures(): Promise<ArticleId> {
  const files = join(folder.folder, "letter_files");
  await mkdir(files);
  await writeFile(join(files, "pier.png"), pngOf(1));
  for (const name of ["light.png", "light again.png"]) {
    await writeFile(join(files, name), pngOf(2));
  }
  await writeFile(join(files, "tide.svg"), DRAWING);
  await writeFile(join(files, "never-shown.png"), pngOf(3));
  const articleId = await app.add("letter.html", WITH_PICTURES);
  // The folder may be gone by the time that the page is read anew.
  await rm(files, { recursive: true });
  return articleId;
}

function picturesIn(html: string): readonly string[] {
  return [...html.matchAll(/<img src="\.\.\/assets\/([^"]+)"/g)].map(([, name = ""]) => name);
}

test("a page that was saved with its pictures keeps them in another encoding, and in another after that", async () => {
  const articleId = await addPageWithPictures();
  const wrong = await app.ask("articles.get", { articleId });
  const { contentHash } = wrong.facts;
  const pictures = picturesIn(wrong.html);
  const [pier, light] = [assetName(pngOf(1)), assetName(pngOf(2))];
  expect(pictures).toEqual([pier, light, light, expect.stringMatching(/\.svg$/)]);
  const same = await app.ask("articles.preview", {
    articleId,
    contentHash,
    encoding: "windows-1251",
  });
  expect(same.isSame).toBe(true);

  await app.close();
  app = await folder.open();
  await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  const right = await app.ask("articles.get", { articleId });
  expect(right.html).toContain("вода ушла");
  expect(picturesIn(right.html)).toEqual(pictures);

  const of = { articleId, contentHash: right.facts.contentHash };
  await app.ask("articles.reread", { ...of, encoding: "ibm866" });
  const strange = await app.ask("articles.get", { articleId });
  expect(strange.facts).toMatchObject({ encoding: "ibm866" });
  expect(picturesIn(strange.html)).toEqual(pictures);
});

test("a kept picture that is damaged or gone is left out, and takes nothing along", async () => {
  const articleId = await addPageWithPictures();
  const { facts } = await app.ask("articles.get", { articleId });
  const [article = ""] = await readdir(join(folder.library, "articles"));
  const assets = join(folder.library, "articles", article, "assets");
  await writeFile(join(assets, assetName(pngOf(1))), pngOf(9));
  await rm(join(assets, assetName(pngOf(2))));
  const { contentHash } = facts;
  await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  const right = await app.ask("articles.get", { articleId });
  expect(right.html).toContain("вода ушла");
  expect(picturesIn(right.html)).toEqual([expect.stringMatching(/\.svg$/)]);
});

/** Its text reads the same in either encoding; who wrote it, and what it is called, does not. */
const ASCII_TEXT = encodeLegacy(
  `<html><head><meta charset="windows-1251"><title>письмо с маяка</title><meta name="author" content="анна"></head><body><p>The keeper of the light at the end of the pier wrote this line in English, and signed it twice with a pen that leaked.</p></body></html>`,
  "koi8-r",
);

test("an encoding that changes only title and author is a version too, chosen, undone and gone back to like any other", async () => {
  const articleId = await app.add("letter.html", ASCII_TEXT);
  const wrong = await app.ask("articles.get", { articleId });
  expect(wrong.title).not.toContain("письмо");
  const { contentHash } = wrong.facts;
  const first = TextEncoding.parse(wrong.facts.encoding);
  const [start, end] = [4, 10];
  const annotationId = AnnotationId.parse("01jdaaaaaaaaaaaaaaaaaaaaaa");
  const of = { annotationId, articleId, contentHash, start, end };
  await app.ask("annotations.create", { ...of, color: "yellow" });
  const preview = await app.ask("articles.preview", { articleId, contentHash, encoding: "koi8-r" });
  expect(preview).toMatchObject({ title: "письмо с маяка", isSame: false });

  expect(await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" })).toEqual({
    changed: true,
  });
  const right = await app.ask("articles.get", { articleId });
  const named = { title: "письмо с маяка", facts: { byline: "анна", encoding: "koi8-r" } };
  expect(right).toMatchObject(named);
  expect(right.facts.textHash).toBe(wrong.facts.textHash);
  expect(right.annotations).toMatchObject([{ anchor: { kind: "placed", span: { start, end } } }]);
  expect((await app.ask("search", { query: "author:анна" })).total).toBe(1);
  expect((await app.ask("library.check", {})).problems).toEqual([]);

  await app.ask("undo", {});
  expect(await app.ask("articles.get", { articleId })).toMatchObject({ title: wrong.title });
  await app.ask("redo", {});
  await app.close();
  app = await folder.open();
  expect(await app.ask("articles.get", { articleId })).toMatchObject(named);

  const other = { articleId, contentHash: right.facts.contentHash };
  await app.ask("articles.reread", { ...other, encoding: first });
  expect((await app.ask("articles.get", { articleId })).facts.contentHash).toBe(contentHash);
  await app.ask("articles.reread", { articleId, contentHash, encoding: "koi8-r" });
  expect(await app.ask("articles.get", { articleId })).toMatchObject(named);
  expect(await versionsOf(articleId)).toBe(2);
});
