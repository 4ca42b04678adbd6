import { execFileSync } from "node:child_process";
import { chmod, readFile } from "node:fs/promises";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { LIBRARY_FORMAT } from "#core/library/library-identity.js";
import {
  LIBRARY_MIGRATIONS,
  type LibraryMigration,
} from "../../../electron/library/migrations/library-migrations.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import {
  openTestLibrary,
  type TestPlaces,
  testPlaces,
  valueOf,
} from "../../main/library/new-library.ts";
import { newArticle, newHighlight } from "../../main/library/sample-article.ts";
import { fillWithOneArticle, startActing } from "./faulty-library.ts";
import { onlyLog } from "./only-log.ts";

/** Somebody who owns nothing here. */
const NOBODY = "65534";

test("a library on a read-only disk can be read, and says why it cannot be written to", async (context) => {
  const places = await testPlaces();
  await fillWithOneArticle(places);
  mountReadOnly(places, context);
  const library = valueOf(await openLibrary({ ...places, create: false }));
  expect(library.readOnlyBecause).toEqual({ code: "library-read-only", path: places.directory });
  const [article] = await library.scan();
  if (article === undefined) throw new Error("the article is there");
  valueOf(await library.readArticle(article.articleId));
  expect(await library.append(article.articleId, [newHighlight(newArticle())])).toEqual({
    ok: false,
    error: { code: "library-read-only", path: places.directory },
  });
  expect(await library.addArticle(newArticle("More."))).toMatchObject({ ok: false });
  await library.close();
});

test("an older library on a read-only disk opens as it is, and no step to a newer format is tried", async (context) => {
  const places = await testPlaces();
  await fillWithOneArticle(places);
  const before = await readFile(`${places.directory}/library.json`, "utf8");
  // There is no step yet: this one stands for the first.
  const steps = LIBRARY_MIGRATIONS as LibraryMigration[];
  let tried = 0;
  steps.push({
    name: "count",
    from: LIBRARY_FORMAT,
    migrate: async () => void (tried += 1),
  });
  onTestFinished(() => void steps.pop());
  mountReadOnly(places, context);
  const beforeUpgrade = async () => void (tried += 1);
  const library = valueOf(await openLibrary({ ...places, create: false, beforeUpgrade }));
  expect(library.readOnlyBecause).toEqual({ code: "library-read-only", path: places.directory });
  const [article] = await library.scan();
  if (article === undefined) throw new Error("the article is there");
  valueOf(await library.readArticle(article.articleId));
  await library.close();
  expect(tried).toBe(0);
  expect(await readFile(`${places.directory}/library.json`, "utf8")).toBe(before);
});

test("a folder that belongs to somebody else can be read, not written to", async (context) => {
  if (process.getuid?.() !== 0) context.skip("not root: another person's folder was NOT tested");
  const places = await testPlaces();
  await fillWithOneArticle(places);
  await chmod(`${places.directory}/..`, 0o755);
  const nobody = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"];
  const writer = startActing(places, { count: "1" }, nobody);
  expect(await writer.ended).toEqual({ code: 0, errors: "" });
  expect(writer.lines()).toEqual(["failed not-permitted note-1"]);
});

test("a log that may not be changed is named, and is as it was", async (context) => {
  const places = await testPlaces();
  await fillWithOneArticle(places);
  const article = newArticle();
  const library = await openTestLibrary(places);
  const [{ articleId } = article] = await library.scan();
  valueOf(await library.append(articleId, [newHighlight(article)]));
  const log = await onlyLog(places);
  const before = await readFile(log);
  freeze(log, context);
  const refused = await library.append(articleId, [newHighlight(article)]);
  expect(refused).toMatchObject({ ok: false, error: { code: "not-permitted" } });
  expect(await readFile(log)).toEqual(before);
  execFileSync("chattr", ["-i", log]);
  valueOf(await library.append(articleId, [newHighlight(article)]));
  expect(valueOf(await library.readArticle(articleId)).operations).toHaveLength(2);
});

function mountReadOnly({ directory }: TestPlaces, context: TestContext): void {
  try {
    execFileSync("mount", ["--bind", directory, directory], { stdio: "pipe" });
    onTestFinished(() => void execFileSync("umount", ["-l", directory]));
    execFileSync("mount", ["-o", "remount,bind,ro", directory], { stdio: "pipe" });
  } catch {
    context.skip("nothing may be mounted here: a read-only disk was NOT tested");
  }
}

function freeze(path: string, context: TestContext): void {
  try {
    execFileSync("chattr", ["+i", path], { stdio: "pipe" });
    onTestFinished(() => void execFileSync("chattr", ["-i", path]));
  } catch {
    context.skip(
      "files cannot be made immutable here: a log that may not be changed was NOT tested",
    );
  }
}
