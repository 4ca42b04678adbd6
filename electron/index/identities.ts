import type { ArticleRecord } from "#core/article/article-record.js";
import { bandsOf, signatureOfFolded } from "#core/resemblance/signature.js";
import type { ArticleId } from "#core/identity/ids.js";
import { addressKey } from "./address-key.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { isFilled } from "./schema.ts";
import { parseStored } from "./sealed-text.ts";

/**
 * By what an article is known again: the addresses of its versions, and a sketch of the text that opens. What it has is kept
 * as two JSON lists beside it, so that it can be taken off the sorted lists without working it out again.
 */
interface Identity {
  readonly addresses: string;
  readonly bands: string;
}

const EMPTY_LIST = "[]";
const NONE: Identity = { addresses: EMPTY_LIST, bands: EMPTY_LIST };

/**
 * @param folded  text of the version that opens, as `foldForSearch` makes it; undefined where it has not changed, empty where
 * it could not be read
 * @param isNew  the index has nothing of this article yet
 */
export function putIdentity(
  database: Database,
  number: number,
  { versions }: ArticleRecord,
  { folded, isNew }: { readonly folded: string | undefined; readonly isNew: boolean },
): void {
  const known = isNew ? NONE : identityOf(database, number);
  const keys = versions.flatMap(({ url }) => (url === null ? [] : (addressKey(url) ?? [])));
  const addresses = JSON.stringify([...new Set(keys)]);
  const bands = folded === undefined ? known.bands : sketch(folded);
  writeIdentity(database, number, known, { addresses, bands });
}

export function removeIdentity(database: Database, number: number): void {
  writeIdentity(database, number, identityOf(database, number), NONE);
}

function identityOf(database: Database, number: number): Identity {
  const row = database.first(
    "SELECT addresses, bands FROM article_identity WHERE number = ?",
    number,
  );
  if (row === undefined) return NONE;
  return { addresses: textIn(row, "addresses"), bands: textIn(row, "bands") };
}

function sketch(folded: string): string {
  const signature = signatureOfFolded(folded);
  return JSON.stringify(signature === undefined ? [] : bandsOf(signature));
}

function writeIdentity(
  database: Database,
  number: number,
  known: Identity,
  { addresses, bands }: Identity,
): void {
  if (addresses === known.addresses && bands === known.bands) return;
  if (addresses !== known.addresses) {
    unlist(database, "address", number, known.addresses);
    listAddresses(database, number, addresses);
  }
  if (bands !== known.bands && isFilled(database)) {
    unlist(database, "band", number, known.bands);
    listBands(database, number, bands);
  }
  if (addresses === EMPTY_LIST && bands === EMPTY_LIST) {
    database.run("DELETE FROM article_identity WHERE number = ?", number);
  } else {
    database.run(
      "INSERT OR REPLACE INTO article_identity (number, addresses, bands) VALUES (?, ?, ?)",
      number,
      addresses,
      bands,
    );
  }
}

const REMOVE = {
  address:
    "DELETE FROM article_address WHERE article = ?1 AND address IN (SELECT value FROM json_each(?2))",
  band: "DELETE FROM article_band WHERE article = ?1 AND band IN (SELECT value FROM json_each(?2))",
} as const;

/** One by one: it is nearly always a single one, and taking a list apart costs more than writing it. */
function listAddresses(database: Database, number: number, addresses: string): void {
  if (addresses === EMPTY_LIST) return;
  // Written by `putIdentity`.
  for (const address of parseStored(addresses) as readonly string[]) {
    database.run(
      "INSERT OR IGNORE INTO article_address (address, article) VALUES (?, ?)",
      address,
      number,
    );
  }
}

/** As SQLite reads them: JavaScript's numbers would arrive as floating point. */
function listBands(database: Database, number: number, bands: string): void {
  if (bands === EMPTY_LIST) return;
  database.run(
    "INSERT OR IGNORE INTO article_band (band, article) SELECT value, ?1 FROM json_each(?2)",
    number,
    bands,
  );
}

function unlist(
  database: Database,
  name: keyof typeof REMOVE,
  number: number,
  values: string,
): void {
  if (values !== EMPTY_LIST) database.run(REMOVE[name], number, values);
}

const LISTED_BANDS =
  "SELECT value AS band, number AS article FROM article_identity, json_each(bands)";
const LISTED_ADDRESSES =
  "SELECT value AS address, number AS article FROM article_identity, json_each(addresses)";

/** All at once and in order, when the index has been filled: one by one they would change most pages of the table. */
export function listAllBands(database: Database): void {
  database.run(`INSERT OR IGNORE INTO article_band (band, article) ${LISTED_BANDS} ORDER BY 1, 2`);
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
  return row === undefined ? undefined : idIn(row);
}

/** What so many articles have in common is a publisher's, and says nothing of any two of them. */
const MOST_IN_A_BAND = 500;
/** Candidates are compared word by word; those that resemble most come first. */
const MOST_CANDIDATES = 8;

/**
 * @returns articles outside the trash whose text may be much like that of an article, likely ones first; nothing while the
 * index is being filled. Cost: a few pages of the index, however many articles there are.
 */
export function findResembling(database: Database, articleId: ArticleId): ArticleId[] {
  const article = database.first("SELECT number FROM article WHERE id = ?", articleId);
  if (article === undefined) return [];
  const number = numberIn(article, "number");
  const { bands } = identityOf(database, number);
  // Cross joins keep their order: from the few bands to their articles, never through all articles.
  const rows = database.all(
    `SELECT a.id AS id FROM json_each(?1) AS own
     CROSS JOIN article_band l ON l.band = own.value CROSS JOIN article a ON a.number = l.article
     WHERE a.trashed = 0 AND a.number <> ?2 AND (
       SELECT count(*) FROM (SELECT 1 FROM article_band o WHERE o.band = own.value LIMIT ?3)
     ) < ?3
     GROUP BY a.id ORDER BY count(*) DESC, a.id LIMIT ?4`,
    bands,
    number,
    MOST_IN_A_BAND,
    MOST_CANDIDATES,
  );
  return rows.map(idIn);
}

/** @throws when a list is not that of the articles */
export function checkIdentities(database: Database): void {
  const bands = "SELECT band, article FROM article_band";
  expectSame(database, bands, isFilled(database) ? LISTED_BANDS : `${bands} WHERE 0`);
  expectSame(database, "SELECT address, article FROM article_address", LISTED_ADDRESSES);
}

function expectSame(database: Database, listed: string, expected: string): void {
  for (const difference of [`${listed} EXCEPT ${expected}`, `${expected} EXCEPT ${listed}`]) {
    if (database.first(`SELECT 1 FROM (${difference}) LIMIT 1`) !== undefined) {
      throw new Error("the list of what articles are known by is not that of the articles");
    }
  }
}

function idIn(row: SqlRow): ArticleId {
  // Ids were parsed when their files were read.
  return textIn(row, "id") as ArticleId;
}
