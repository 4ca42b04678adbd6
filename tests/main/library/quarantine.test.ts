import { mkdir, readFile, readdir, rename, stat, utimes, writeFile } from "node:fs/promises";
import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LibraryId } from "#core/identity/ids.js";
import { type Quarantine, openQuarantine } from "../../../electron/library/quarantine.ts";
import { setAsidePathFor } from "../../../electron/library/set-aside-name.ts";
import { flipBit, libraryToCheck } from "./library-to-check.ts";
import { testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newArticleId } from "./sample-article.ts";

interface Opened {
  readonly quarantine: Quarantine;
  /** Of the library. */
  readonly directory: string;
  readonly dataDirectory: string;
  readonly path: string;
}

async function openWithFile(): Promise<Opened> {
  const { directory, dataDirectory } = await testPlaces();
  await mkdir(directory);
  const libraryId = LibraryId.parse(newArticleId());
  const path = join(directory, "file");
  await writeFile(path, "damaged");
  const quarantine = openQuarantine(dataDirectory, { directory, libraryId });
  return { quarantine, directory, dataDirectory, path };
}

describe("a file that is moved out", () => {
  test("is kept with all its bytes, and nothing stays of it", async () => {
    const { quarantine, directory, path } = await openWithFile();
    const kept = (await quarantine.moveFile(path)) ?? "";
    expect(await readFile(kept, "utf8")).toBe("damaged");
    expect(await quarantine.copiesOf(path)).toEqual([kept]);
    expect(await readdir(directory)).toEqual([]);
  });

  test("takes nothing with it that a sync tool put under its name meanwhile", async () => {
    const { quarantine, directory, path } = await openWithFile();
    const arrive = (): boolean => {
      writeFileSync(path, "intact");
      return false;
    };
    const kept = (await quarantine.moveFile(path, { isIntact: arrive })) ?? "";
    expect(await readFile(kept, "utf8")).toBe("damaged");
    expect(await readFile(path, "utf8")).toBe("intact");
    expect(await readdir(directory)).toEqual(["file"]);
  });

  test("is not moved when it turns out to be intact", async () => {
    const { quarantine, directory, path } = await openWithFile();
    const isIntact = (bytes: Buffer): boolean => bytes.toString("utf8") === "damaged";
    expect(await quarantine.moveFile(path, { isIntact })).toBeUndefined();
    expect(await readFile(path, "utf8")).toBe("damaged");
    expect(await readdir(directory)).toEqual(["file"]);
    expect(await quarantine.copiesOf(path)).toEqual([]);
  });

  test("is kept once more where the copy that was kept before was damaged since", async () => {
    const { quarantine, path } = await openWithFile();
    const before = (await quarantine.moveFile(path)) ?? "";
    await flipBit(before, 2);
    await writeFile(path, "damaged");
    const kept = (await quarantine.moveFile(path)) ?? "";
    expect(kept).not.toBe(before);
    expect(await readFile(kept, "utf8")).toBe("damaged");
    expect((await quarantine.copiesOf(path)).toSorted()).toEqual([before, kept].toSorted());
    expect(await quarantine.verify()).toEqual({ filesChecked: 2, changed: [before] });
    await writeFile(path, "damaged");
    expect(await quarantine.moveFile(path)).toBe(kept);
  });

  test("is where it was when it could not be kept", async () => {
    const { quarantine, directory, dataDirectory, path } = await openWithFile();
    await writeFile(dataDirectory, "in the way");
    await expect(quarantine.moveFile(path)).rejects.toThrow("ENOTDIR");
    expect(await readFile(path, "utf8")).toBe("damaged");
    expect(await readdir(directory)).toEqual(["file"]);
  });

  test("lies beside what has its name by now when it could not be kept", async () => {
    const { quarantine, directory, dataDirectory, path } = await openWithFile();
    await writeFile(dataDirectory, "in the way");
    const arrive = (): boolean => {
      writeFileSync(path, "intact");
      return false;
    };
    await expect(quarantine.moveFile(path, { isIntact: arrive })).rejects.toThrow("ENOTDIR");
    const names = await readdir(directory);
    const contents = names.map((name) => readFile(join(directory, name), "utf8"));
    expect((await Promise.all(contents)).toSorted()).toEqual(["damaged", "intact"]);
    expect(await readFile(path, "utf8")).toBe("intact");
  });

  test("stays when somebody who had it open goes on writing into it", async () => {
    const { quarantine, directory, path } = await openWithFile();
    const file = openSync(path, "a");
    const goOn = (): boolean => {
      writeSync(file, " no more");
      return false;
    };
    await expect(quarantine.moveFile(path, { isIntact: goOn })).rejects.toThrow("changed");
    closeSync(file);
    expect(await readFile(path, "utf8")).toBe("damaged no more");
    expect(await readdir(directory)).toEqual(["file"]);
  });
});

describe("what a repair left that was killed while it carried a file away", () => {
  for (const part of ["html", "facts", "original", "picture"] as const) {
    test(`is found, however old, and nobody sweeps it: an article's ${part}`, async () => {
      const checked = await libraryToCheck();
      const { library, article } = checked;
      const path = checked[part];
      const bytes = await readFile(path);
      await flipBit(path, 1);
      const damaged = await readFile(path);
      const aside = setAsidePathFor(path);
      await rename(path, aside);
      await utimes(aside, 0, 0);
      const { version, original } = newArticle("The same, corrected.");
      valueOf(await library.addVersion(article.articleId, version, original)); // Sweeps.
      const { problems } = await library.check({ repair: false });
      expect(problems.map((problem) => problem.path)).toEqual([path, aside]);

      // What is intact comes back from there, too.
      await writeFile(aside, bytes);
      const [mended, left] = (await library.check({ repair: true })).problems;
      expect(mended?.action).toBe(`brought back from ${aside}`);
      expect(left).toMatchObject({ path: aside, nature: "moved" });
      expect(await readFile(path)).toEqual(bytes);
      expect(await library.check({ repair: false })).toMatchObject({ problems: [], remarks: [] });

      // Damage goes where it was on its way to, under the name that it had.
      await writeFile(aside, damaged);
      const [moved, ...others] = (await library.check({ repair: true })).problems;
      expect(others).toEqual([]);
      const kept = moved?.action.replace("moved to ", "") ?? "";
      expect(kept.endsWith(path.slice(checked.places.directory.length))).toBe(true);
      expect(await readFile(kept)).toEqual(damaged);
      await expect(stat(aside)).rejects.toThrow("ENOENT");
      expect(await library.check({ repair: false })).toMatchObject({ problems: [], remarks: [] });
    });
  }

  test("is taken for no copy of article.json, and for no other article", async () => {
    const { library, folder } = await libraryToCheck();
    const aside = setAsidePathFor(join(folder, "article.json"));
    await writeFile(aside, "{");
    const { problems, remarks } = await library.check({ repair: true });
    expect(remarks).toEqual([]);
    expect(problems).toMatchObject([{ path: aside, nature: "moved" }]);
    expect(await library.check({ repair: false })).toMatchObject({ problems: [], remarks: [] });
  });
});
