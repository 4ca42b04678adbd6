import type { ArticleId } from "#core/identity/ids.js";
import { type Database, type SqlRow, textIn } from "./database.ts";
import type { IndexedDeed } from "./indexed-article.ts";
import { openSealedRecord, sealRecord } from "./sealed-text.ts";

/** Nobody undoes further back than this, and the logs keep them all. */
const MOST_DEEDS = 5_000;

/** Adds deeds, and articles to deeds that are known: a deed on many articles stands in a log of each. */
export function putDeeds(database: Database, deeds: readonly IndexedDeed[]): void {
  if (deeds.length === 0) return;
  database.write(() => {
    const changed = deeds.map((deed) => putDeed(database, deed));
    if (!changed.includes(true)) return;
    database.run(
      "DELETE FROM deed WHERE action IN (SELECT action FROM deed ORDER BY t DESC, action DESC LIMIT -1 OFFSET ?)",
      MOST_DEEDS,
    );
  });
}

/** Takes out the articles that are gone, and with their last article the deeds: nobody can take those back. */
export function removeDeedsOn(database: Database, articleIds: readonly ArticleId[]): void {
  const gone = new Set(articleIds);
  const deeds = database.all("SELECT deed FROM deed").map(storedDeed);
  for (const deed of deeds) {
    const left = deed.articleIds.filter((articleId) => !gone.has(articleId));
    if (left.length === deed.articleIds.length) continue;
    if (left.length > 0) writeDeed(database, { ...deed, articleIds: left });
    else database.run("DELETE FROM deed WHERE action = ?", deed.action);
  }
}

export interface DeedFilter {
  readonly writers: readonly string[];
  readonly limit: number;
}

/** @returns the latest deeds of these writers, oldest first */
export function listDeeds(database: Database, { writers, limit }: DeedFilter): IndexedDeed[] {
  const rows = database.all(
    `SELECT deed FROM deed WHERE writer IN (SELECT value FROM json_each(?)) ORDER BY t DESC, action DESC LIMIT ?`,
    JSON.stringify(writers),
    limit,
  );
  return rows.map(storedDeed).toReversed();
}

/** @returns whether anything was written */
function putDeed(database: Database, deed: IndexedDeed): boolean {
  const row = database.first("SELECT deed FROM deed WHERE action = ?", deed.action);
  const known = row && storedDeed(row);
  const united = known === undefined ? deed : unite(known, deed);
  if (known !== undefined && sealRecord(united) === sealRecord(known)) return false;
  writeDeed(database, united);
  return true;
}

function writeDeed(database: Database, deed: IndexedDeed): void {
  database.run(
    "INSERT OR REPLACE INTO deed (action, t, writer, deed) VALUES (?, ?, ?, ?)",
    deed.action,
    deed.t,
    deed.writer,
    sealRecord(deed),
  );
}

function unite(known: IndexedDeed, added: IndexedDeed): IndexedDeed {
  const articleIds = new Set<ArticleId>([...known.articleIds, ...added.articleIds]);
  const earlier = known.t <= added.t ? known : added;
  return { ...earlier, articleIds: [...articleIds].toSorted() };
}

function storedDeed(row: SqlRow): IndexedDeed {
  // Sealed by `putDeed`.
  return openSealedRecord(textIn(row, "deed")) as IndexedDeed;
}
