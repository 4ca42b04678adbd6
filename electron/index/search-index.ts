import type {
  ActionId,
  AnnotationId,
  ArticleId,
  LibraryId,
  OriginalHash,
  TextHash,
} from "#core/identity/ids.js";
import type { LibraryMarks } from "#core/library/library-marks.js";
import { storedArticleRow } from "./article-row.ts";
import { createQueryDesk, type QueryDesk, type WhereAnswered } from "./answer-queries.ts";
import { findResembling } from "./bands.ts";
import type { BulkGroup } from "#core/operation/bulk-deed.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { changeStandings, type PassedOver, type StandingDeed } from "./change-standings.ts";
import { checkIndex, type IndexProblem } from "./check-index.ts";
import { type Database, textIn } from "./database.ts";
import { articlesOfDeed, type DeedFilter, type DeedSummary, listDeeds, putDeeds } from "./deeds.ts";
import { countFacets } from "./facets.ts";
import { beginEnd, type FillingEnd } from "./end-filling.ts";
import { findByAddress } from "./identities.ts";
import type { IndexedArticle, IndexedDeed } from "./indexed-article.ts";
import { keepDatabase, type KeptDatabase } from "./kept-database.ts";
import { forgetOtherFolders, keepFolders, recallFolders } from "./kept-folders.ts";
import { getLibraryMarks, putLibraryMarks } from "./library-marks-table.ts";
import {
  type AnnotationChoice,
  type AnnotationFilter,
  articleOfAnnotation,
  listAnnotations,
} from "./list-annotations.ts";
import {
  type ArticleFilter,
  listArticleIds,
  listArticles,
  resolveArticle,
} from "./list-articles.ts";
import { carriersOf, countCarriers, listTags } from "./list-tags.ts";
import { listPurged, listTrash } from "./list-trash.ts";
import { overview } from "./overview.ts";
import { foldedParagraphs } from "./notices.ts";
import { createNumberSet, type NumberSet } from "./number-set.ts";
import { countRecurrences } from "./paragraphs.ts";
import { finishFilling, putArticles, removeArticles, settleArticles } from "./put-articles.ts";
import { outlineAnnotations, readEntries } from "./outline-annotations.ts";
import type {
  AnnotationOutline,
  ArticleRow,
  ArticleSource,
  FoldedParagraph,
  HitPassage,
  IndexOverview,
  NotebookEntry,
  RelatedArticle,
  SearchFacets,
  TagUse,
} from "./rows.ts";
import { findRelated, type RelatedQuestion } from "./related.ts";
import { beginningOf, isFilled, layLateOrder, markFilled } from "./schema.ts";
import { readStandings, type Restamp, restampArticles, type Standing } from "./standings.ts";
import { tagNamesOf } from "./tag-names-of.ts";
import { type PassagesQuestion, passagesIn } from "./search-hit.ts";
import { search, type SearchAnswer, type SearchQuestion } from "./search.ts";
import { uniteSomeWords } from "./unite-words.ts";

/**
 * Lists, counts and full-text search over a library. Everything in it was read from the library's files and may be thrown
 * away: whatever is wrong with its own file (missing, damaged, of another version, of another library, on a disk that cannot
 * be written) ends in an empty index, never in an error. Several processes may use it at once.
 */
export interface SearchIndex extends QueryDesk {
  /**
   * True from when an index was begun until `markFilled`: it may lack articles. Turns true again when the file is found to be
   * damaged and is begun anew: an answer given since knows only what has been put in since.
   */
  readonly needsFilling: boolean;
  /** Names the index as it was begun: with another name, all that was put in before is to be put in again. */
  readonly begun: string;
  /**
   * Does a part of what `markFilled` does, for who lets others have their turn in between, and lays orders of lists that `changeStandings`
   * took away. @returns false when that part is done
   */
  layLateOrder(): boolean;
  /** As `layLateOrder`, of the lists of what stands in several articles. @param begun  as of `markFilled` */
  listSome(begun?: string): boolean;
  /**
   * @param begun  which index everything was put into: one that was begun since is left as it is, and needs filling still
   * @returns articles whose rows changed, since only now it is known what recurs
   */
  markFilled(begun?: string): readonly ArticleId[];
  /** Makes queries faster once everything is in: see unite-words.ts. @returns false when there is nothing left to do */
  uniteSome(): boolean;
  /** How each article's files looked when they were put in. */
  stamps(): ReadonlyMap<ArticleId, string>;
  /** Some of them, for who lets others have their turn in between; from 0 on until `last` is undefined. */
  stampsAfter(last: number): StampPage;
  /**
   * All of them or none; each replaces what was known of its article. Cost: proportional to what differs.
   * @returns other articles whose rows changed by that, since a paragraph recurs now or no longer
   */
  put(articles: readonly IndexedArticle[]): readonly ArticleId[];
  /** As of many articles at once: see standings.ts. */
  readStandings(articleIds: readonly ArticleId[], called: readonly Tag[]): readonly Standing[];
  changeStandings(groups: readonly BulkGroup[], deed: StandingDeed): readonly PassedOver[];
  restamp(stamps: readonly Restamp[]): readonly ArticleId[];
  /** @returns as `put`, and whether there is no more to put right after `changeStandings`: orders of lists, and what recurs */
  settle(limit: number): { readonly changed: readonly ArticleId[]; readonly isDone: boolean };
  /** @returns as `put` */
  remove(articleIds: readonly ArticleId[]): readonly ArticleId[];
  putLibraryMarks(marks: LibraryMarks): void;
  /** As they were put in last, by whichever process. */
  libraryMarks(): LibraryMarks;
  /** What those make of the names of tags. */
  tagNames(): TagNames;
  /** Every tag that is carried, by the name that it has now; deleted ones too. */
  listTags(): TagUse[];
  /** How many outside the trash carry one of these tags, given as they were tagged. */
  countCarriers(storedAs: readonly Tag[]): {
    readonly articles: number;
    readonly highlights: number;
  };
  /** The articles that carry one of these tags, themselves or on a highlight. */
  carriersOf(storedAs: readonly Tag[]): ArticleId[];
  putDeeds(deeds: readonly IndexedDeed[]): void;
  listDeeds(filter: DeedFilter): DeedSummary[];
  /** The articles that a deed was done to, by id; at most so many. */
  articlesOfDeed(action: ActionId, limit?: number): ArticleId[];
  listArticles(filter: ArticleFilter): { rows: ArticleRow[]; total: number; totalWords: number };
  /** The ids of all that a list shows, in its order. */
  listArticleIds(filter: Omit<ArticleFilter, "offset" | "limit">): ArticleId[];
  listAnnotations(filter: AnnotationFilter): { entries: NotebookEntry[]; total: number };
  /** What lies in the trash since before a moment. @param before  milliseconds since 1970 */
  listTrash(before: number): { articleIds: ArticleId[]; annotationIds: AnnotationId[] };
  /** Articles that were deleted for good. */
  listPurged(): ArticleId[];
  outlineAnnotations(choice: AnnotationChoice): AnnotationOutline;
  /** @returns in the order of their ids; what is gone is left out */
  readEntries(annotationIds: readonly AnnotationId[]): {
    entries: NotebookEntry[];
    sources: ArticleSource[];
  };
  search(question: SearchQuestion): SearchAnswer;
  /** Every place in an article where what a query asks for stands, best first; of a hit in it, and those it leaves out. */
  passagesIn(question: PassagesQuestion): HitPassage[];
  /** What more can be asked for, with how many hits it leaves. @param query  as typed */
  countFacets(query: string): SearchFacets;
  /** Articles that are about what another is about, the likest first. */
  findRelated(question: RelatedQuestion): RelatedArticle[];
  overview(): IndexOverview;
  /**
   * The paragraphs of an article that recur in others and are folded in it (see core/boilerplate/recurrence), in reading order.
   * @param textHash  of the text that their places are to count in; none when the index knows another one
   */
  foldedParagraphs(articleId: ArticleId, textHash: TextHash): FoldedParagraph[];
  /**
   * @param hashes  of paragraphs (see `hashParagraph`)
   * @returns in how many articles outside the trash each stands, articles of equal text counted once; only those that stand
   * in several. Empty while the index needs filling
   */
  countRecurrences(hashes: readonly number[]): ReadonlyMap<number, number>;
  /** Names of the folders that an article was read from; none when it is not known. */
  foldersOf(articleId: ArticleId): string[];
  /** Whether an article is in it as it was when all of its files could be read. */
  wasReadWhole(articleId: ArticleId): boolean;
  /** What is known of these folders, by name; see kept-folders.ts. */
  recallFolders(names: readonly string[]): ReadonlyMap<string, string>;
  keepFolders(folders: ReadonlyMap<string, string>): void;
  forgetOtherFolders(names: readonly string[]): void;
  titleOf(articleId: ArticleId): string | undefined;
  findByOriginal(hash: OriginalHash): ArticleId | undefined;
  /**
   * @param address  of the web, without tracking parameters
   * @returns the article that has a version from there: one outside the trash before others, then the oldest
   */
  findByAddress(address: string): ArticleId | undefined;
  /** Articles outside the trash whose text may be much like this one's, likely ones first; a few at most, to be compared. */
  findResembling(articleId: ArticleId): ArticleId[];
  /** By id, prefix of at least four characters, or folder name. @returns at most two: with two the name is ambiguous */
  resolveArticle(name: string): ArticleId[];
  articleOfAnnotation(annotationId: AnnotationId): ArticleId | undefined;
  /** Reads the whole index; seconds in a large one. @returns what is wrong with it */
  check(): IndexProblem[];
  /** Empties it, for all processes; then it needs filling. */
  clear(): void;
  close(): void;
}

export interface StampPage {
  readonly stamps: readonly (readonly [ArticleId, string])[];
  /** Where to go on. */
  readonly last: number | undefined;
}

/** @throws when the runtime's SQLite has no full-text search: then Postil cannot run on it at all */
export function openIndex(options: {
  readonly cacheDirectory: string;
  readonly libraryId: LibraryId;
  /** The index in use had to be begun anew, here or by another process: it is to be filled again. */
  readonly onEmptied?: () => void;
  /** What lay there was damaged; an empty one has taken its place. */
  readonly onDamaged?: () => void;
  readonly answers?: WhereAnswered | undefined;
}): SearchIndex {
  const { cacheDirectory, libraryId, onEmptied = () => undefined, answers = "here" } = options;
  const kept = keepDatabase(cacheDirectory, libraryId, onEmptied, options.onDamaged);
  const { ask, rest, endAsking } = createQueryDesk(kept, answers);
  const { use } = kept;
  /** Hashes of paragraphs, while the index is being filled; see `putArticles`. */
  const seen = createNumberSet();
  return {
    get needsFilling() {
      return use((database) => !isFilled(database));
    },
    get begun() {
      return use(beginningOf);
    },
    ...fillingOf(kept, seen),
    stamps: () => use((database) => new Map(readStamps(database, 0, EVERY_STAMP).stamps)),
    stampsAfter: (last) => use((database) => readStamps(database, last, STAMPS_AT_ONCE)),
    put: (articles) => use((database) => putArticles(database, articles, seen)),
    readStandings: (ids, called) => use((database) => readStandings(database, ids, called)),
    changeStandings: (changes, deed) => use((database) => changeStandings(database, changes, deed)),
    restamp: (stamps) => use((database) => restampArticles(database, stamps)),
    settle: (limit) => use((database) => settleArticles(database, limit)),
    remove: (articleIds) => use((database) => removeArticles(database, articleIds)),
    putLibraryMarks: (marks) => use((database) => putLibraryMarks(database, marks)),
    libraryMarks: () => use(getLibraryMarks),
    tagNames: () => use(tagNamesOf),
    listTags: () => use(listTags),
    countCarriers: (storedAs) => use((database) => countCarriers(database, storedAs)),
    carriersOf: (storedAs) => use((database) => carriersOf(database, storedAs)),
    putDeeds: (deeds) => use((database) => putDeeds(database, deeds)),
    listDeeds: (filter) => use((database) => listDeeds(database, filter)),
    articlesOfDeed: (action, limit) => use((database) => articlesOfDeed(database, action, limit)),
    listArticles: (filter) => use((database) => listArticles(database, filter)),
    listArticleIds: (filter) => use((database) => listArticleIds(database, filter)),
    listAnnotations: (filter) => use((database) => listAnnotations(database, filter)),
    listTrash: (before) => use((database) => listTrash(database, before)),
    listPurged: () => use(listPurged),
    outlineAnnotations: (choice) => use((database) => outlineAnnotations(database, choice)),
    readEntries: (annotationIds) => use((database) => readEntries(database, annotationIds)),
    search: (question) => use((database) => search(database, question)),
    passagesIn: (question) => use((database) => passagesIn(database, question)),
    countFacets: (query) => use((database) => countFacets(database, query)),
    findRelated: (question) => use((database) => findRelated(database, question)),
    overview: () => use(overview),
    ask,
    rest,
    foldedParagraphs: (articleId, textHash) =>
      use((database) => foldedParagraphs(database, articleId, textHash)),
    countRecurrences: (hashes) => use((database) => countRecurrences(database, hashes)),
    ...folderMemory(kept),
    ...articleFinders(kept),
    check() {
      while (!use((database) => settleArticles(database, SETTLED_AT_ONCE)).isDone);
      return use(checkIndex);
    },
    clear: kept.startOver,
    endAsking,
    close: kept.close,
  };
}

const SETTLED_AT_ONCE = 500;

/** @param seen  is emptied with the end of the filling */
function fillingOf(
  { use }: KeptDatabase,
  seen: NumberSet,
): Pick<SearchIndex, "layLateOrder" | "listSome" | "markFilled" | "uniteSome"> {
  /** How far it has come. */
  let end: FillingEnd | undefined;
  const endOf = (begun: string): FillingEnd => (end?.begun === begun ? end : beginEnd(begun));
  return {
    layLateOrder: () => use(layLateOrder),
    listSome(begun = use(beginningOf)) {
      end = endOf(begun);
      return use(end.step);
    },
    markFilled(begun = use(beginningOf)) {
      const known = endOf(begun);
      // What is begun in a transaction that fails is begun anew.
      end = undefined;
      // Where the file turns out damaged only now, this is done again on an empty one.
      const changed = use((database) =>
        markFilled(database, begun, () => finishFilling(database, known)),
      );
      seen.clear();
      return changed ?? [];
    },
    uniteSome: () => use(uniteSomeWords),
  };
}

function folderMemory({
  use,
}: KeptDatabase): Pick<
  SearchIndex,
  "foldersOf" | "wasReadWhole" | "recallFolders" | "keepFolders" | "forgetOtherFolders"
> {
  return {
    foldersOf: (articleId) => use((database) => foldersOf(database, articleId)),
    wasReadWhole: (articleId) => use((database) => wasReadWhole(database, articleId)),
    recallFolders: (names) => use((database) => recallFolders(database, names)),
    keepFolders: (folders) => use((database) => keepFolders(database, folders)),
    forgetOtherFolders: (names) => use((database) => forgetOtherFolders(database, names)),
  };
}

function articleFinders({
  use,
}: KeptDatabase): Pick<
  SearchIndex,
  | "titleOf"
  | "findByOriginal"
  | "findByAddress"
  | "findResembling"
  | "resolveArticle"
  | "articleOfAnnotation"
> {
  return {
    titleOf: (articleId) => use((database) => titleOf(database, articleId)),
    findByOriginal: (hash) => use((database) => findByOriginal(database, hash)),
    findByAddress: (address) => use((database) => findByAddress(database, address)),
    findResembling: (articleId) => use((database) => findResembling(database, articleId)),
    resolveArticle: (name) => use((database) => resolveArticle(database, name)),
    articleOfAnnotation: (id) => use((database) => articleOfAnnotation(database, id)),
  };
}

/** A fortieth of a second. */
const STAMPS_AT_ONCE = 10_000;
/** As SQLite has it. */
const EVERY_STAMP = -1;

function readStamps(database: Database, after: number, limit: number): StampPage {
  const rows = database.tuples(
    "SELECT number, id, stamp FROM article WHERE number > ? ORDER BY number LIMIT ?",
    after,
    limit,
  );
  const last = rows.length === limit ? Number(rows.at(-1)?.[0]) : undefined;
  // Ids were parsed when their files were read; what damage has made of one is no article's, and forgotten.
  return { stamps: rows.map(([, id, stamp]) => [String(id) as ArticleId, String(stamp)]), last };
}

function foldersOf(database: Database, articleId: ArticleId): string[] {
  const rows = database.all(
    `SELECT value AS name FROM article JOIN article_row r USING (number), json_each(r.folders)
     WHERE article.id = ?`,
    articleId,
  );
  return rows.map((row) => textIn(row, "name"));
}

function wasReadWhole(database: Database, articleId: ArticleId): boolean {
  const row = database.first("SELECT 1 FROM article WHERE id = ? AND stamp <> ''", articleId);
  return row !== undefined;
}

function titleOf(database: Database, articleId: ArticleId): string | undefined {
  const row = database.first(
    "SELECT row, later FROM article JOIN article_row USING (number) WHERE id = ?",
    articleId,
  );
  return row && storedArticleRow(row).title;
}

function findByOriginal(database: Database, hash: OriginalHash): ArticleId | undefined {
  const row = database.first(
    `SELECT a.id AS id FROM article_original o JOIN article a ON a.number = o.article
     WHERE o.hash = unhex(?) ORDER BY a.id`,
    hash,
  );
  // Ids were parsed when their files were read.
  return row === undefined ? undefined : (textIn(row, "id") as ArticleId);
}
