import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { importTexts } from "../../postil/import-texts.ts";
import { runPostil } from "../../postil/run-postil.ts";
import { makeHome } from "../../postil/test-home.ts";
import { hostileTest as test, newAnnotationId, tagsFrom, tagsOfNote } from "./hostile-library.ts";
import { hostileTexts } from "./hostile-texts.ts";

/** Articles that take turns in bearing the titles. */
const TITLED = 40;
const NAMES = 60;

test("notes come back byte for byte", async ({ client, hostile }) => {
  const { notes } = await client.ask("notes.summaries", {});
  expect(notes).toHaveLength(hostileTexts.length);
  for (const { annotationId, note, tags } of notes) {
    const wanted = hostile.notes.get(annotationId) ?? "";
    expect({ note, tags }).toEqual({ note: wanted, tags: tagsOfNote(wanted) });
  }
});

test("tags come back byte for byte, and go again", async ({ client, hostile }) => {
  const { articleId } = hostile;
  const tags = [...new Set(hostileTexts.flatMap(tagsFrom))].toSorted();
  await client.ask("articles.update", { articleIds: [articleId], addTags: tags });
  expect((await client.ask("articles.get", { articleId })).tags).toEqual(tags);
  const { tags: counted } = await client.ask("library.overview", {});
  expect(counted.map(({ tag }) => tag)).toEqual(expect.arrayContaining(tags));
  for (const tag of tags) {
    const { rows } = await client.ask("articles.list", { tag });
    expect(rows.map((row) => row.articleId)).toContain(articleId);
  }
  await client.ask("articles.update", { articleIds: [articleId], removeTags: tags });
  expect((await client.ask("articles.get", { articleId })).tags).toEqual([]);
});

test("titles come back byte for byte", async ({ client, hostile }) => {
  expect(hostile.notes.size).toBeGreaterThan(0);
  const texts = Array.from(
    { length: TITLED },
    (_, at) => [`t${at}.txt`, `Title ${at}\n\nText ${at}.\n`] as const,
  );
  const outcomes = await importTexts(client, Object.fromEntries(texts));
  const ids = outcomes.flatMap(({ articleId }) => articleId ?? []);
  for (let from = 0; from < hostileTexts.length; from += TITLED) {
    const titles = hostileTexts.slice(from, from + TITLED);
    await Promise.all(
      titles.map((title, at) =>
        client.ask("articles.update", { articleIds: ids.slice(at, at + 1), title }),
      ),
    );
    const { rows } = await client.ask("articles.list", {});
    const titleOf = new Map(rows.map((row) => [row.articleId, row.title]));
    expect(ids.slice(0, titles.length).map((id) => titleOf.get(id))).toEqual(titles);
  }
});

test("files are kept byte for byte, and a quote out of them is what was marked", async ({
  client,
  home,
}) => {
  const files = {
    "hostile.txt": `Bodies of text\n\n${hostileTexts.join("\n\n")}\n`,
    "hostile.md": `# Bodies of Markdown\n\n${hostileTexts.join("\n\n")}\n`,
  };
  const outcomes = await importTexts(client, files);
  for (const [at, content] of Object.values(files).entries()) {
    const { articleId, reason } = outcomes[at] ?? {};
    if (!articleId) throw new Error(reason ?? "not imported");
    const hash = createHash("sha256").update(content).digest("hex");
    const [original = ""] = globSync(join(home.library, `articles/*/originals/${hash}.*`));
    expect(await readFile(original, "utf8")).toBe(content);
    const { plainText, contentHash, blocks } = await client.ask("articles.text", { articleId });
    for (const { start, end } of blocks.filter((_, number) => number % 10 === 0)) {
      const exact = plainText.slice(start, end).trimEnd();
      if (exact === "") continue;
      const { annotation } = await client.ask("annotations.create", {
        annotationId: newAnnotationId(),
        articleId,
        contentHash,
        start,
        end: start + exact.length,
        color: "blue",
      });
      expect(annotation.quote.exact).toBe(exact);
      await client.ask("annotations.update", {
        annotationIds: [annotation.annotationId],
        trashed: true,
      });
    }
  }
});

test("as search text they find something, or nothing, or are explained", async ({
  client,
  hostile,
}) => {
  expect(hostile.notes.size).toBeGreaterThan(0);
  for (const query of hostileTexts) {
    for (const reply of [
      await client.call("search", { query, limit: 5 }),
      await client.call("articles.list", { query, limit: 5 }),
      await client.call("annotations.list", { query, limit: 5 }),
    ]) {
      expect(reply.ok || reply.error.code !== "unexpected", query).toBe(true);
    }
  }
});

test("an export carries them out and an import carries them in, byte for byte", async ({
  home,
  hostile,
}) => {
  await using elsewhere = await makeHome();
  const first = join(home.folder, "first.json");
  const second = join(elsewhere.folder, "second.json");
  const write = ["export", "--format", "json", "--out"];
  expect(await runPostil(home, [...write, first])).toMatchObject({ status: 0, errors: "" });
  const exported = await readFile(first, "utf8");
  for (const note of hostile.notes.values()) expect(exported).toContain(JSON.stringify(note));

  const originals = globSync(join(home.library, "articles/*/originals"));
  await runPostil(elsewhere, ["add", ...originals]);
  const read = ["import-notes", first, "--format", "json", "--json"];
  expect(await runPostil(elsewhere, read)).toMatchObject({ status: 0, errors: "" });
  expect(await runPostil(elsewhere, [...write, second])).toMatchObject({ status: 0 });
  // The same but for the names of the files, which were hashes the second time.
  const withoutNames = (text: string): string => text.replace(/"originalName": ".*"/gu, "");
  expect(withoutNames(await readFile(second, "utf8"))).toBe(withoutNames(exported));
});

test("Markdown is written under names that stay in its folder", async ({ home, hostile }) => {
  expect(hostile.notes.size).toBeGreaterThan(0);
  const vault = join(home.folder, "vault");
  const words = ["export", "--format", "markdown", "--out", vault, "--json"];
  const { status, errors, records } = await runPostil(home, words);
  expect({ status, errors }).toEqual({ status: 0, errors: "" });
  expect(records).not.toEqual([]);
  const paths = records.map((record) => (record as { readonly path: string }).path);
  expect(paths.toSorted()).toEqual(globSync(join(vault, "*")).toSorted());
});

test("files under hostile names are added or refused in a sentence, and lie in the library alone", async ({
  client,
  home,
}) => {
  const names = hostileTexts.slice(-NAMES).map((name) => `${name}.txt`);
  const texts = names.map((name, at) => [name, `Named ${at}\n\nText.\n`] as const);
  const before = globSync(join(home.folder, "*"));
  const outcomes = await importTexts(client, Object.fromEntries(texts));
  for (const { status, reason } of outcomes) {
    if (status === "failed") expect(reason).toMatch(/\.$/);
    else expect(status).toBe("added");
  }
  expect(globSync(join(home.folder, "*"))).toEqual(before);
});
