import type { Failure, FailureCode } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { standingHeads } from "#core/operation/standing-heads.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Deed, Library } from "../library/library.ts";
import type { CarefulWriter } from "./careful-writer.ts";
import { concernsOneArticle } from "./concerns-one-article.ts";
import { deedsIn } from "./deeds.ts";
import type { DocumentCache } from "./document-cache.ts";
import { type OpenArticle, openArticle } from "./open-article.ts";
import { ownFault } from "./own-fault.ts";
import { rememberArticles } from "./remembered-articles.ts";
import { createTurnsByName } from "./turns-by-name.ts";

/** Reads articles from the files, writes operations to them, and keeps the index in step. */
export interface ArticleDesk {
  open(articleId: ArticleId): Promise<Result<OpenArticle, Failure>>;
  /** Appends, flushes, then brings the index up to date and tells the windows. */
  write(
    articleId: ArticleId,
    changes: readonly Change[],
    deed: Deed,
  ): Promise<Result<OpenArticle, Failure>>;
  /** Notes where the reader is; windows that show the article need not read it again for that. */
  writePosition(change: Extract<Change, { kind: "position" }>): Promise<Result<void, Failure>>;
  /**
   * The same for many articles, the index in one go. Stops at the first failure, unless the options say otherwise, or when the signal
   * says so, keeping what was written. @returns how many articles were
   */
  writeAll(
    changes: ReadonlyMap<ArticleId, readonly Change[]>,
    deed: Deed,
    options?: WriteAllOptions,
  ): Promise<Result<number, Failure>>;
  /** Reads these articles again and puts them into the index; articles that are gone leave it. */
  refresh(articleIds: readonly ArticleId[], options?: RefreshOptions): Promise<void>;
  /** All articles are in the index that was begun so; tells the windows what that changed. */
  markFilled(begun: string): void;
  /** Why articles whose files are there were not read whole: lists, or what is searched, may lack them. */
  unread(): readonly Failure[];
}

export interface RefreshOptions {
  /** Stops it soon; what was read by then is put in. */
  readonly signal?: AbortSignal;
  /**
   * Of an article of which a part is out of sight now, such as a log that a sync tool took away to make room: `keep-known` leaves in the
   * index what was read when all of it was there; else it shows what is there, what was written just now among it.
   */
  readonly partly?: "keep-known";
}

export interface WriteAllOptions {
  readonly onWritten?: (done: number, articleId: ArticleId) => void;
  /**
   * Told of an article that cannot be written, which then keeps none of the others: see `concernsOneArticle`. Kept is what is tried
   * again once it can be.
   */
  readonly onRefused?: (
    failure: Failure,
    articleId: ArticleId,
    how: { readonly isKept: boolean },
  ) => void;
  /**
   * What somebody made is kept as a whole: where nothing can be written, all that is left is refused and kept like what was tried.
   * Else that failure is the answer.
   */
  readonly keepsRest?: boolean;
  readonly signal?: AbortSignal | undefined;
}

export interface ArticleDeskParts {
  readonly library: Pick<Library, "readArticle" | "readOnlyBecause" | "isAllInSight">;
  readonly writer: Pick<CarefulWriter, "append" | "keep" | "keeps">;
  readonly index: SearchIndex;
  readonly documents: DocumentCache;
  readonly onChanged: (articleIds: readonly ArticleId[]) => void;
  readonly onPositionChanged: (articleId: ArticleId) => void;
}

/** As many go into the index together: full-text search has little to unite, and others wait a quarter of a second at most. */
const PUT_AT_ONCE = 1_000;
/** Or fewer, once their texts are so long together: UTF-16 code units. */
const LONGEST_AT_ONCE = 8_000_000;
const READ_AT_ONCE = 50;
/** So many articles in a row that cannot be written are a disk that cannot, unless a newer Postil wrote them. */
const MOST_FAILURES = 20;

export function createArticleDesk(parts: ArticleDeskParts): ArticleDesk {
  const { index, onChanged, onPositionChanged } = parts;
  const open = rememberArticles(
    (articleId) => openArticle(parts, articleId),
    () => parts.library.readOnlyBecause !== undefined,
  );
  // What was read first must not be put in last: looking for many highlights takes a while.
  const turns = createTurnsByName();
  const unread = new Map<ArticleId, Failure>();
  // Written to just before the library went out of sight: read with those that are written to when it is back.
  const behind = new Set<ArticleId>();
  const refresh: ArticleDesk["refresh"] = (articleIds, options = {}) =>
    readAndPut(parts, [...new Set([...articleIds, ...behind])], { unread, behind }, options);

  async function append(
    articleId: ArticleId,
    changes: readonly Change[],
    deed: Deed,
  ): Promise<Result<OpenArticle, Failure>> {
    const written = await parts.writer.append(articleId, changes, deed);
    if (!written.ok) return written;
    return await turns.take(articleId, async () => {
      const article = await open(articleId);
      if (!article.ok) return article;
      index.putDeeds(deedsIn(written.value, [articleId]));
      const others = putIntoIndex(index, [article.value]);
      if (others.length > 0) onChanged(others);
      return article;
    });
  }

  return {
    open,
    refresh,
    markFilled(begun) {
      // A list of many thousand would be no news: anything may have changed.
      if (index.markFilled(begun).length > 0) onChanged([]);
    },
    unread: () => [...unread.values()],
    async write(articleId, changes, deed) {
      const article = await append(articleId, changes, deed);
      if (article.ok) onChanged([articleId]);
      return article;
    },
    async writePosition(change) {
      const article = await append(change.id, [change], {});
      if (!article.ok) return article;
      onPositionChanged(change.id);
      return ok(undefined);
    },
    async writeAll(changes, deed, options = {}) {
      const { written, failure } = await writeEach(parts, changes, deed, options);
      await refresh(written);
      const isAnswer = failure !== undefined && options.keepsRest !== true;
      return isAnswer ? fail(failure) : ok(written.length);
    },
  };
}

/** @returns what was written, and why nothing can be, where that was found */
async function writeEach(
  { writer, library }: ArticleDeskParts,
  changes: ReadonlyMap<ArticleId, readonly Change[]>,
  deed: Deed,
  { onWritten, onRefused, keepsRest = false, signal }: WriteAllOptions,
): Promise<{ readonly written: readonly ArticleId[]; readonly failure: Failure | undefined }> {
  const written: ArticleId[] = [];
  let failure: Failure | undefined;
  let inARow = 0;
  const refuse = (why: Failure, articleId: ArticleId, list: readonly Change[]): void =>
    onRefused?.(why, articleId, { isKept: writer.keeps(articleId, list) });
  for (const [articleId, list] of changes) {
    if (signal?.aborted === true) break;
    if (failure !== undefined) {
      await writer.keep(articleId, list, deed, failure);
      refuse(failure, articleId, list);
      continue;
    }
    const result = await writer.append(articleId, list, deed);
    if (!result.ok) {
      const isOne = concernsOneArticle(result.error, library);
      inARow += result.error.code === "written-by-newer" ? 0 : 1;
      const goesOn = onRefused !== undefined && isOne && inARow < MOST_FAILURES;
      if (!goesOn) failure = result.error;
      if (!goesOn && !keepsRest) break;
      refuse(result.error, articleId, list);
      continue;
    }
    inARow = 0;
    written.push(articleId);
    onWritten?.(written.length, articleId);
  }
  return { written, failure };
}

/** Which articles are not in the index as they are; brought up to date by whoever reads some. */
interface NotRead {
  readonly unread: Map<ArticleId, Failure>;
  readonly behind: Set<ArticleId>;
}

/** Reads articles again and brings the index in step, many at once. */
async function readAndPut(
  parts: ArticleDeskParts,
  articleIds: readonly ArticleId[],
  notRead: NotRead,
  { signal, partly }: RefreshOptions,
): Promise<void> {
  const { index, onChanged } = parts;
  let read: ArticleId[] = [];
  let opened: OpenArticle[] = [];
  let gone: ArticleId[] = [];
  const isKnownKept = ({ files, record }: OpenArticle): boolean =>
    partly === "keep-known" && !files.isSeen && index.wasReadWhole(record.articleId);
  function put(): void {
    // Deeds first: whoever is killed in between finds the article stale at the next start, and puts both again.
    index.putDeeds(
      opened.flatMap(({ record, files }) => deedsIn(files.operations, [record.articleId])),
    );
    const news = opened.filter((article) => !isKnownKept(article));
    const others = [...putIntoIndex(index, news), ...index.remove(gone)];
    // Also when none could be read: what is told of them changed.
    onChanged([...read, ...others]);
    [read, opened, gone] = [[], [], []];
  }
  for (let from = 0; from < articleIds.length; from += READ_AT_ONCE) {
    const batch = articleIds.slice(from, from + READ_AT_ONCE);
    const answer = await readAgain(parts, batch, notRead);
    read.push(...batch);
    opened.push(...answer.opened);
    gone.push(...answer.gone);
    const isStopped = signal?.aborted === true;
    const isLast = isStopped || from + READ_AT_ONCE >= articleIds.length;
    const isEnough = read.length >= PUT_AT_ONCE || lengthOf(opened) >= LONGEST_AT_ONCE;
    if (isLast || isEnough) put();
    if (isStopped) return;
  }
}

/**
 * Reads each for itself: one that cannot be read costs none of the others.
 * @returns what is there, and the ids that the index must forget
 */
async function readAgain(
  parts: ArticleDeskParts,
  articleIds: readonly ArticleId[],
  { unread, behind }: NotRead,
): Promise<{ opened: readonly OpenArticle[]; gone: readonly ArticleId[] }> {
  const opened: OpenArticle[] = [];
  const gone: ArticleId[] = [];
  for (const articleId of articleIds) {
    // One on which our own code stumbles must not hide the library.
    const article = await openArticle(parts, articleId).catch((error: unknown) =>
      fail(ownFault(error)),
    );
    if (article.ok) opened.push(article.value);
    const failure = whatIsUnread(article);
    if (failure === undefined) unread.delete(articleId);
    else unread.set(articleId, failure);
    if (!article.ok && article.error.code === "library-missing") behind.add(articleId);
    else behind.delete(articleId);
    // Any other failure, or many articles missing at once: the library says so, and the index keeps what it knew.
    const isGone = article.ok
      ? // The same file was imported on another device as well: one article, which keeps the smaller id.
        article.value.record.articleId !== articleId
      : article.error.code === "article-not-found" && parts.library.isAllInSight;
    if (isGone) gone.push(articleId);
  }
  return { opened, gone };
}

function lengthOf(articles: readonly OpenArticle[]): number {
  return articles.reduce(
    (length, { document }) => length + (document.ok ? document.value.plainText.length : 0),
    0,
  );
}

/** An article that is gone, or out of sight with its library, is told of by the library; one that was deleted for good is none. */
function whatIsUnread(article: Result<OpenArticle, Failure>): Failure | undefined {
  const read = article.ok ? article.value.document : article;
  return read.ok || TOLD_ELSEWHERE.has(read.error.code) ? undefined : read.error;
}

const TOLD_ELSEWHERE: ReadonlySet<FailureCode> = new Set([
  "article-not-found",
  "library-missing",
  "article-purged",
]);

/** @returns other articles that changed by it */
function putIntoIndex(index: SearchIndex, articles: readonly OpenArticle[]): readonly ArticleId[] {
  return index.put(
    articles.map(
      ({ record, document, anchors, files: { originals, folders, stamp, ...files } }) => ({
        record,
        heads: standingHeads(
          files.operations,
          [files.identity, ...files.twins].map(({ id }) => id),
        ),
        anchors,
        document: document.ok ? document.value : undefined,
        isPartly: !files.isSeen,
        originals,
        folders,
        // Without its text an article is read again at every start, until somebody has mended the file.
        stamp: document.ok ? stamp : "",
      }),
    ),
  );
}
