import { crc32 } from "node:zlib";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import { sortIds } from "#core/identity/sort-ids.js";
import { DamagedIndex } from "./damaged-index.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import type { IndexedDeed } from "./indexed-article.ts";
import { openSealedRecord, sealRecord } from "./sealed-text.ts";

/** Nobody undoes further back than this, and the logs keep them all. */
const MOST_DEEDS = 5_000;

/** A deed as lists have it: of very many articles, only how many. */
export type DeedSummary = Omit<IndexedDeed, "articleIds"> & { readonly articles: number };

/** As it is stored. */
interface StoredDeed extends DeedSummary {
  /** Of the ids of its articles, whatever their order: which articles a deed was done to must not be guessed. */
  readonly seal: number;
}

/** Adds deeds, and articles to deeds that are known: a deed on many articles stands in a log of each. */
export function putDeeds(database: Database, deeds: readonly IndexedDeed[]): void {
  if (deeds.length === 0) return;
  database.write(() => {
    // Together, so that of a thousand articles the deed is written once.
    const united = Map.groupBy(deeds, ({ action }) => action);
    const changed = [...united.values()].map((same) => putDeed(database, same.reduce(unite)));
    if (!changed.includes(true)) return;
    const old = database.all(
      "SELECT number FROM deed ORDER BY t DESC, action DESC LIMIT -1 OFFSET ?",
      MOST_DEEDS,
    );
    for (const row of old) removeDeed(database, numberIn(row, "number"));
  });
}

/** Takes out the articles that are gone, and with their last article the deeds: nobody can take those back. */
export function removeDeedsOn(database: Database, articleIds: readonly ArticleId[]): void {
  const among = "article IN (SELECT value FROM json_each(?))";
  const json = JSON.stringify(articleIds);
  const rows = database.all(
    `SELECT d.number AS number, d.deed AS deed, a.article AS article
     FROM deed_article a JOIN deed d ON d.number = a.deed WHERE a.${among}`,
    json,
  );
  database.run(`DELETE FROM deed_article WHERE ${among}`, json);
  for (const [number, gone] of Map.groupBy(rows, (row) => numberIn(row, "number"))) {
    const [first] = gone;
    const deed = storedDeed(first ?? {});
    const articles = deed.articles - gone.length;
    const seal = gone.reduce((sum, row) => sum ^ crc32(textIn(row, "article")), deed.seal);
    if (articles > 0) writeDeed(database, number, { ...deed, articles, seal });
    else removeDeed(database, number);
  }
}

export interface DeedFilter {
  readonly writers: readonly string[];
  readonly limit: number;
}

/** @returns the latest deeds of these writers, oldest first */
export function listDeeds(database: Database, { writers, limit }: DeedFilter): DeedSummary[] {
  const rows = database.all(
    `SELECT deed FROM deed WHERE writer IN (SELECT value FROM json_each(?)) ORDER BY t DESC, action DESC LIMIT ?`,
    JSON.stringify(writers),
    limit,
  );
  return rows
    .map(storedDeed)
    .map(({ seal: _, ...deed }) => deed)
    .toReversed();
}

/**
 * @returns the articles that a deed was done to, by id; at most so many
 * @throws DamagedIndex when all were asked for and they are not those that were put in
 */
export function articlesOfDeed(
  database: Database,
  action: ActionId,
  limit = Number.POSITIVE_INFINITY,
): ArticleId[] {
  const row = database.first("SELECT number, deed FROM deed WHERE action = ?", action);
  if (row === undefined) return [];
  const articleIds = database
    .all(
      "SELECT article FROM deed_article WHERE deed = ? ORDER BY article LIMIT ?",
      numberIn(row, "number"),
      Number.isFinite(limit) ? limit : -1,
    )
    // Ids were parsed when their files were read.
    .map((one) => textIn(one, "article") as ArticleId);
  const { seal, articles } = storedDeed(row);
  const isAll = articleIds.length >= articles || articleIds.length < limit;
  if (isAll && sealOf(articleIds) !== seal) throw new DamagedIndex("a deed lists other articles");
  return articleIds;
}

/** @returns whether anything was written */
function putDeed(database: Database, deed: IndexedDeed): boolean {
  const row = database.first("SELECT number, deed FROM deed WHERE action = ?", deed.action);
  const known = row && storedDeed(row);
  const earlier = known !== undefined && known.t <= deed.t ? known : deed;
  const number = row === undefined ? nextNumber(database) : numberIn(row, "number");
  const added =
    known === undefined ? sortIds(deed.articleIds) : newArticles(database, number, deed.articleIds);
  const { action, t, writer, label, undoes } = earlier;
  const united: StoredDeed = {
    action,
    ...(undoes !== undefined && { undoes }),
    t,
    writer,
    label,
    articles: (known?.articles ?? 0) + added.length,
    seal: (known?.seal ?? 0) ^ sealOf(added),
  };
  if (known !== undefined && sealRecord(united) === sealRecord(known)) return false;
  database.run(
    "INSERT INTO deed_article SELECT ?, value FROM json_each(?)",
    number,
    JSON.stringify(added),
  );
  writeDeed(database, number, united);
  return true;
}

function newArticles(
  database: Database,
  number: number,
  articleIds: readonly ArticleId[],
): readonly ArticleId[] {
  const rows = database.all(
    "SELECT article FROM deed_article WHERE deed = ? AND article IN (SELECT value FROM json_each(?))",
    number,
    JSON.stringify(articleIds),
  );
  const known = new Set(rows.map((row) => textIn(row, "article")));
  return sortIds(articleIds.filter((articleId) => !known.has(articleId)));
}

function nextNumber(database: Database): number {
  const row = database.first("SELECT coalesce(max(number), 0) + 1 AS next FROM deed");
  return row === undefined ? 1 : numberIn(row, "next");
}

function writeDeed(database: Database, number: number, deed: StoredDeed): void {
  database.run(
    "INSERT OR REPLACE INTO deed (number, action, t, writer, deed) VALUES (?, ?, ?, ?, ?)",
    number,
    deed.action,
    deed.t,
    deed.writer,
    sealRecord(deed),
  );
}

function removeDeed(database: Database, number: number): void {
  database.run("DELETE FROM deed_article WHERE deed = ?", number);
  database.run("DELETE FROM deed WHERE number = ?", number);
}

function sealOf(articleIds: readonly ArticleId[]): number {
  let seal = 0;
  for (const articleId of articleIds) seal ^= crc32(articleId);
  return seal;
}

function unite(one: IndexedDeed, other: IndexedDeed): IndexedDeed {
  const articleIds = [...one.articleIds, ...other.articleIds];
  return { ...(one.t <= other.t ? one : other), articleIds };
}

function storedDeed(row: SqlRow): StoredDeed {
  // Sealed by `writeDeed`.
  return openSealedRecord(textIn(row, "deed")) as StoredDeed;
}
