import type { ArticleRecord } from "#core/article/article-record.js";
import type { ArticleId } from "#core/identity/ids.js";
import { addressKey } from "./address-key.ts";
import { type Database, textIn } from "./database.ts";
import { parseStored } from "./sealed-text.ts";

/** What stands for no addresses, and is not stored. */
const NONE = "[]";

/**
 * Lists an article by the addresses of its versions. What it has is kept as a JSON list beside it, so that it can be taken off
 * the sorted list without working it out again.
 * @param isNew  the index has nothing of this article yet
 */
export function putAddresses(
  database: Database,
  number: number,
  { versions, purged }: ArticleRecord,
  { isNew }: { readonly isNew: boolean },
): void {
  const known = isNew ? NONE : addressesOf(database, number);
  // What comes from there is a new article.
  const listed = purged ? [] : versions;
  const keys = listed.flatMap(({ url }) => (url === null ? [] : (addressKey(url) ?? [])));
  writeAddresses(database, number, known, JSON.stringify([...new Set(keys)]));
}

export function removeAddresses(database: Database, number: number): void {
  writeAddresses(database, number, addressesOf(database, number), NONE);
}

function addressesOf(database: Database, number: number): string {
  const row = database.first("SELECT addresses FROM article_identity WHERE number = ?", number);
  return row === undefined ? NONE : textIn(row, "addresses");
}

function writeAddresses(
  database: Database,
  number: number,
  known: string,
  addresses: string,
): void {
  if (addresses === known) return;
  unlist(database, number, known);
  list(database, number, addresses);
  if (addresses === NONE) {
    database.run("DELETE FROM article_identity WHERE number = ?", number);
  } else {
    database.run(
      "INSERT OR REPLACE INTO article_identity (number, addresses) VALUES (?, ?)",
      number,
      addresses,
    );
  }
}

/** One by one: it is nearly always a single one, and taking a list apart costs more than writing it. */
function list(database: Database, number: number, addresses: string): void {
  // Written by `putAddresses`.
  for (const address of parseStored(addresses) as readonly string[]) {
    database.run(
      "INSERT OR IGNORE INTO article_address (address, article) VALUES (?, ?)",
      address,
      number,
    );
  }
}

function unlist(database: Database, number: number, addresses: string): void {
  if (addresses === NONE) return;
  database.run(
    "DELETE FROM article_address WHERE article = ?1 AND address IN (SELECT value FROM json_each(?2))",
    number,
    addresses,
  );
}

/**
 * @param address  of an article, without tracking parameters
 * @returns the article that has a version from there; one outside the trash before others, then the oldest
 */
export function findByAddress(database: Database, address: string): ArticleId | undefined {
  const key = addressKey(address);
  if (key === undefined) return undefined;
  const row = database.first(
    `SELECT a.id AS id FROM article_address l CROSS JOIN article a ON a.number = l.article
     WHERE l.address = ? ORDER BY a.trashed, a.id`,
    key,
  );
  // Ids were parsed when their files were read.
  return row === undefined ? undefined : (textIn(row, "id") as ArticleId);
}

/** @throws when the list is not that of the articles */
export function checkAddresses(database: Database): void {
  const listed = "SELECT address, article FROM article_address";
  const expected =
    "SELECT value AS address, number AS article FROM article_identity, json_each(addresses)";
  for (const difference of [`${listed} EXCEPT ${expected}`, `${expected} EXCEPT ${listed}`]) {
    if (database.first(`SELECT 1 FROM (${difference}) LIMIT 1`) !== undefined) {
      throw new Error("the list of what articles are known by is not that of the articles");
    }
  }
}
