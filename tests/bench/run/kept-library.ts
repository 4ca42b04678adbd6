import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schemaStamp } from "../../../electron/index/schema.ts";
import { openIndex } from "../../../electron/index/search-index.ts";
import { findOrCreateLibrary } from "../../../electron/library/library-file.ts";
import { homeIn, type TestHome } from "../../postil/test-home.ts";
import { inBatches } from "../material/in-batches.ts";
import { indexedLibrary } from "../material/indexed-library.ts";
import { type LibrarySize, madeLibrary } from "../material/made-library.ts";
import { type StoredArticle, storeArticle } from "../material/stored-article.ts";
import { twoDeviceLogs } from "../material/two-device-log.ts";
import { writeLibrary } from "../material/write-library.ts";
import { fillIndex } from "./filled-library.ts";

/** Grows when the same size and seed make another library. */
const FORMAT = 2;
/** As many as the app puts in at once, when it is under way. */
const BATCH = 1_000;

/**
 * A person's home with a made library, all of it in the index, which the next run finds again. Whoever is done with it leaves it as it
 * was found: articles that were added are taken away, and Postil sees at its next start that they are gone.
 */
export interface KeptLibrary extends AsyncDisposable {
  readonly home: TestHome;
  /** How long it took to make; undefined where it was there. */
  readonly madeMs: number | undefined;
}

type Say = (progress: string) => void;

/**
 * Writes a library below the system's folder for temporary files, or finds the one that an earlier run wrote, and lets Postil fill its
 * index. Whoever wants the room back deletes `postil-bench-libraries` there.
 */
export function keepLibrary(size: LibrarySize, say: Say): Promise<KeptLibrary> {
  return keep("files", size, say, async (home) => {
    await writeLibrary(home.library, storedLibrary(size));
    await fillIndex(home);
  });
}

/**
 * The same without files, for what measures lists and searches alone: a tenth of the time; or the one with files, if it is there.
 * Postil remembers that the articles were
 * there, so that it takes them for lost from sight: it only reads this library, and lists what it knows of it.
 */
export async function keepIndex(size: LibrarySize, say: Say): Promise<KeptLibrary> {
  const withFiles = homeOf("files", size);
  if (await isWritten(markOf(withFiles))) return await toTakeBack(withFiles, undefined);
  return await keep("index", size, say, async (home) => {
    const made = await findOrCreateLibrary(home.library, Date.now());
    if (!made.ok) throw new Error(made.error.code);
    await mkdir(join(home.library, "articles"));
    const cacheDirectory = join(home.folder, "cache", "postil");
    const { libraryId } = made.value.identity;
    const index = openIndex({ cacheDirectory, libraryId });
    const ids: string[] = [];
    for (const batch of inBatches(indexedLibrary(size), BATCH)) {
      index.put(batch);
      ids.push(...batch.map(({ record }) => record.articleId));
      if (ids.length % 10_000 === 0) say(`${ids.length.toLocaleString("en")} in the index`);
    }
    index.markFilled();
    while (index.uniteSome());
    index.close();
    const roll = join(home.folder, "data", "postil", "libraries", libraryId);
    await mkdir(roll, { recursive: true });
    await writeFile(join(roll, "articles.txt"), `${ids.join("\n")}\n`);
  });
}

type Kind = "files" | "index";

function homeOf(kind: Kind, { articles, annotations, seed }: LibrarySize): TestHome {
  const tables = createHash("sha256").update(schemaStamp()).digest("hex").slice(0, 8);
  const name = `${kind}-format-${FORMAT}-tables-${tables}-seed-${seed}-articles-${articles}-annotations-${annotations}`;
  return homeIn(join(tmpdir(), "postil-bench-libraries", name));
}

/** It stands in a library that was finished. */
function markOf(home: TestHome): string {
  return join(home.folder, "complete.txt");
}

async function keep(
  kind: Kind,
  size: LibrarySize,
  say: Say,
  make: (home: TestHome) => Promise<void>,
): Promise<KeptLibrary> {
  const { articles } = size;
  const home = homeOf(kind, size);
  const mark = markOf(home);
  if (await isWritten(mark)) return await toTakeBack(home, undefined);
  say(`making a library of ${articles.toLocaleString("en")} articles in ${home.folder}`);
  const start = performance.now();
  // What a run left that was stopped.
  await rm(home.folder, { recursive: true, force: true });
  await mkdir(home.folder, { recursive: true });
  await make(home);
  await writeFile(mark, "");
  return await toTakeBack(home, performance.now() - start);
}

async function toTakeBack(home: TestHome, madeMs: number | undefined): Promise<KeptLibrary> {
  const places = [home.folder, join(home.library, "articles")];
  const before = await Promise.all(places.map(namesIn));
  return {
    home,
    madeMs,
    async [Symbol.asyncDispose]() {
      for (const [at, place] of places.entries()) {
        const added = [...(await namesIn(place))].filter((name) => before[at]?.has(name) !== true);
        for (const name of added) await rm(join(place, name), { recursive: true, force: true });
      }
    },
  };
}

async function namesIn(directory: string): Promise<ReadonlySet<string>> {
  return new Set(await readdir(directory));
}

function* storedLibrary(size: LibrarySize): Generator<StoredArticle> {
  for (const made of madeLibrary(size)) {
    const stored = storeArticle(made.number, made.text, made.source);
    yield { ...stored, files: [...stored.files, ...twoDeviceLogs(made, stored)] };
  }
}

async function isWritten(path: string): Promise<boolean> {
  try {
    await readFile(path);
    return true;
  } catch {
    // Not there: the library was never finished.
    return false;
  }
}
