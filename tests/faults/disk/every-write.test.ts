import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import writeFileAtomic from "write-file-atomic";
import { AnnotationId } from "#core/identity/ids.js";
import type { Library } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { problemWording } from "../../../electron/library/problem-wording.ts";
import { type TestPlaces, valueOf } from "../../main/library/new-library.ts";
import { newArticle, newHighlight } from "../../main/library/sample-article.ts";
import { howMany, isAll } from "../how-many.ts";
import { reportCell, skipCell } from "../report/report-cell.ts";
import { LIBRARY_ACTS, type LibraryAct, marksIn, type Scene } from "./library-acts.ts";
import { mountSmallDisk, SMALL_DISKS, type SmallDisk } from "./small-disk.ts";
import { notesLeftIn } from "../library/naive-file.ts";

const LONG = { timeout: 3_600_000 };
/** From no room at all, page by page; with more than that nothing here fails. */
const MOST_PAGES = 24;
const acts = Object.entries(LIBRARY_ACTS).slice(0, howMany({ quick: 2, all: 6 }));
const disks = SMALL_DISKS.filter(({ size }) => isAll() || size === "1m");
const cells = acts.flatMap(([name, act]) =>
  disks.map((disk) => [name, disk.name, act, disk] as const),
);

test.for(cells)(
  "with whatever room is left, page by page, what is said to be saved is, and the rest is saved once there is room: %s, %s",
  LONG,
  async ([name, diskName, act, kind], context) => {
    const cell = `${name}, ${diskName}`;
    using disk = mountSmallDisk(kind);
    if (disk === undefined) {
      skipCell(context, { test: "T4", cell, untried: "no file system may be mounted here" });
    }
    await using library = await Written.to(disk);
    let failures = 0;
    let pages = 0;
    for (let passed = 0; pages < MOST_PAGES && passed < 2; pages += 1) {
      disk.leave(pages);
      const isSaved = await library.perform(act);
      disk.free();
      if (isSaved) passed += 1;
      else failures += 1;
      await library.expectAll();
      if (!isSaved) expect(await library.performAgain()).toBe(true);
      await library.expectAll();
    }
    // Both ends were seen: no room, and enough.
    expect(failures).toBeGreaterThan(0);
    expect(pages).toBeLessThan(MOST_PAGES);
    reportCell({
      test: "T4",
      cell,
      acknowledged: library.acknowledged,
      points: pages,
      lost: 0,
      naiveLost: await lostBy(disk, (path, text) => writeFile(path, text)),
      atomicLost: await lostBy(disk, writeFileAtomic),
    });
  },
);

/** A library on the disk, and what it has said is saved. */
class Written {
  readonly #places: TestPlaces;
  readonly #saved = new Set<string>();
  readonly #failed = new Set<string>();
  #last: ReturnType<LibraryAct> | undefined;
  #number = 0;
  #library: Library;
  readonly #scene: Pick<Scene, "article" | "kept">;

  static async to({ folder }: SmallDisk): Promise<Written> {
    const places = { directory: join(folder, "library"), dataDirectory: join(folder, "data") };
    const library = valueOf(await openLibrary({ ...places, create: true }));
    const article = newArticle();
    valueOf(await library.addArticle(article));
    const highlight = newHighlight(article, "kept");
    valueOf(await library.append(article.articleId, [highlight]));
    const kept = AnnotationId.parse(highlight.id);
    return new Written(places, library, { article, kept });
  }

  private constructor(
    places: TestPlaces,
    library: Library,
    scene: Pick<Scene, "article" | "kept">,
  ) {
    this.#places = places;
    this.#library = library;
    this.#scene = scene;
    this.#saved.add("kept").add(`article-${scene.article.articleId}`);
  }

  /** Else it would write its memory beside the disk that is gone. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#library.close();
  }

  get acknowledged(): number {
    return this.#saved.size;
  }

  /** @returns whether the library says that it is saved */
  async perform(act: LibraryAct): Promise<boolean> {
    this.#number += 1;
    this.#last = act({ library: this.#library, number: this.#number, ...this.#scene });
    return await this.performAgain();
  }

  async performAgain(): Promise<boolean> {
    if (this.#last === undefined) throw new Error("nothing was done yet");
    const { mark, perform } = this.#last;
    const result = await perform();
    if (!result.ok) {
      expect(result.error.code).toBe("disk-full");
      this.#failed.add(mark);
      return false;
    }
    this.#failed.delete(mark);
    this.#saved.add(mark);
    return true;
  }

  /** Whoever opens the library finds all that was said to be saved, whole, and nothing of the rest. */
  async expectAll(): Promise<void> {
    const library = valueOf(await openLibrary({ ...this.#places, create: false }));
    const found = await marksIn(library);
    const { problems } = await library.check({ repair: false });
    await library.close();
    expect([...this.#saved].filter((mark) => !found.has(mark))).toEqual([]);
    expect([...this.#failed].filter((mark) => found.has(mark))).toEqual([]);
    // A version whose facts had no room is none yet: what was written of it is used when it comes again.
    const isBegun = ({ problem }: { readonly problem: string }): boolean =>
      this.#failed.size > 0 && problem === problemWording.missingFacts;
    expect(problems.filter((problem) => !isBegun(problem))).toEqual([]);
  }
}

/** So long that what is written over gives less room than it takes. */
const ONE_MORE = "x".repeat(9_000);

/** How many of twenty notes are lost when they are all written anew with one more, with whatever room is left. */
async function lostBy(
  disk: SmallDisk,
  write: (path: string, text: string) => Promise<void>,
): Promise<number> {
  const path = join(disk.folder, "notes.json");
  const notes = Array.from({ length: 20 }, (_, number) => `${number} ${"x".repeat(500)}`);
  let lost = 0;
  for (let pages = 0; pages < 6; pages += 1) {
    await writeFile(path, JSON.stringify(notes));
    disk.leave(pages);
    const isSaved = await write(path, JSON.stringify([...notes, ONE_MORE])).then(
      () => true,
      () => false,
    );
    lost += Math.max(0, notes.length + (isSaved ? 1 : 0) - notesLeftIn(path));
    disk.free();
  }
  return lost;
}
