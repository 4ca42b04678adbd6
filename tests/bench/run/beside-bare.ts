import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SearchIndex } from "../../../electron/index/search-index.ts";
import { type BareLibrary, fillBareLibrary } from "../baselines/bare-library.ts";
import { openKeptIndex } from "./kept-index.ts";
import { keepIndex } from "./kept-library.ts";
import type { Bench } from "./row.ts";

const SEED = 1;

/** The index of a made library, and the same library in bare tables. */
export interface BesideBare extends AsyncDisposable {
  readonly index: SearchIndex;
  readonly bare: BareLibrary;
}

/** @throws when the two hold different numbers of highlights */
export async function openBesideBare({ articles, annotations, say }: Bench): Promise<BesideBare> {
  await using closing = new AsyncDisposableStack();
  const { home } = closing.use(await keepIndex({ articles, annotations, seed: SEED }, say));
  const index = await openKeptIndex(home);
  closing.defer(() => index.close());
  const folder = await mkdtemp(join(tmpdir(), "postil-bench-"));
  closing.defer(() => rm(folder, { recursive: true }));
  say(`the same ${articles.toLocaleString("en")} articles in bare tables`);
  const path = await indexPath(join(home.folder, "cache", "postil"));
  const bare = closing.use(fillBareLibrary(join(folder, "bare.sqlite"), path));
  const { counts } = index.overview();
  if (counts.annotations !== bare.annotations) {
    throw new Error(`${counts.annotations} highlights, but ${bare.annotations} in bare tables`);
  }
  const opened = closing.move();
  return { index, bare, [Symbol.asyncDispose]: () => opened.disposeAsync() };
}

async function indexPath(cache: string): Promise<string> {
  for (const name of await readdir(cache, { recursive: true })) {
    if (name.endsWith(".sqlite")) return join(cache, name);
  }
  throw new Error(`${cache} holds no index`);
}
