import type { ArticleIdentity } from "../article/article-identity.ts";
import type { ArticleRecord, ReadingPosition } from "../article/article-record.ts";
import type { VersionFacts } from "../article/version-facts.ts";
import type { AnnotationState } from "../annotation/annotation.ts";
import { compareText } from "../compare-text.ts";
import type { ArticleId, ContentHash } from "../identity/ids.ts";
import { DEFAULT_FIELDS } from "./default-fields.ts";
import { type DistinctOperation, distinctOperations } from "./distinct-operations.ts";
import { foldField, latestSetters } from "./fold-field.ts";
import { foldFinished } from "./fold-finished.ts";
import { foldHighlight } from "./fold-highlight.ts";
import { foldTags } from "./fold-tags.ts";
import { foldTrashed } from "./fold-trashed.ts";
import { type HistoryEntry, historyOf } from "./history.ts";
import { historiesOn, type OperationOn, operationsOn } from "./histories.ts";
import { writtenAt } from "./hybrid-clock.ts";
import type { Operation } from "./operation.ts";

/** All files of one article. */
export interface ArticleParts {
  readonly identity: ArticleIdentity;
  /** The same original imported on other devices: one article with several identities, of which the smallest id stands. */
  readonly twins?: readonly ArticleIdentity[] | undefined;
  /** Of all its folders, in any order, perhaps repeated. */
  readonly versions: readonly [VersionFacts, ...VersionFacts[]];
  /** Of all its folders, in any order, perhaps repeated, perhaps incomplete. */
  readonly operations: readonly Operation[];
}

/**
 * What all operations on one article together say. Commutative, associative and idempotent: the order in which operations
 * arrive, and how often, changes nothing.
 * Cost: near-linear in the operations, times the writers.
 */
export function foldArticle(parts: ArticleParts): ArticleRecord {
  const identities = [parts.identity, ...(parts.twins ?? [])];
  const articleId = smallest(identities.map(({ id }) => id));
  const isThisArticle = ({ operation }: DistinctOperation) =>
    identities.some(({ id }) => id === operation.id);
  const distinct = distinctOperations(parts.operations);
  const history = historyOf(operationsOn(distinct, "article").filter(isThisArticle));
  const positions = historyOf(operationsOn(distinct, "position").filter(isThisArticle));
  const versions = oldestFirst(parts.versions);
  const newest = versions.at(-1) ?? parts.versions[0];
  const choice = latestSetters(history, "current").at(-1)?.operation;
  const chosen = versions.find(({ contentHash }) => contentHash === choice?.set?.current);
  const current = chosen ?? newest;
  return {
    articleId,
    created: smallest(identities.map(({ created }) => created)),
    modified: lastChange(distinct) ?? newest.imported,
    versions,
    current,
    chosenBy: chosen && (choice?.action === undefined ? "import" : "reader"),
    title: foldField(history, "title") ?? current.title,
    state: foldField(history, "state") ?? DEFAULT_FIELDS.article.state,
    tags: foldTags(history),
    ...foldTrashed(history),
    finishedAt: foldFinished(history),
    lastReadAt: lastRead(positions),
    position: foldPosition(positions),
    annotations: foldAnnotations(articleId, distinct),
  };
}

function smallest<Text extends string>(texts: readonly Text[]): Text {
  return texts.reduce((one, other) => (other < one ? other : one));
}

/** Scrolling is not a change. */
function lastChange(distinct: readonly DistinctOperation[]): string | undefined {
  const last = distinct.findLast(({ operation }) => operation.kind !== "position");
  return last === undefined ? undefined : writtenAt(last.operation);
}

/** A version that twins imported each for itself counts from its first import. */
function oldestFirst(versions: readonly VersionFacts[]): readonly VersionFacts[] {
  const byHash = new Map<ContentHash, VersionFacts>();
  const sorted = versions.toSorted(
    (one, other) =>
      compareText(one.imported, other.imported) ||
      compareText(one.contentHash, other.contentHash) ||
      compareText(JSON.stringify(one), JSON.stringify(other)),
  );
  for (const version of sorted) {
    if (!byHash.has(version.contentHash)) byHash.set(version.contentHash, version);
  }
  return [...byHash.values()];
}

function foldPosition(
  history: readonly HistoryEntry<OperationOn<"position">>[],
): ReadingPosition | undefined {
  const contentHash = foldField(history, "contentHash");
  const offset = foldField(history, "offset");
  if (contentHash === undefined || offset === undefined) return undefined;
  return {
    contentHash,
    offset,
    progress: foldField(history, "progress") ?? DEFAULT_FIELDS.position.progress,
  };
}

function lastRead(history: readonly HistoryEntry<OperationOn<"position">>[]): string | null {
  const last = latestSetters(history, "offset").at(-1);
  return last === undefined ? null : writtenAt(last.operation);
}

function foldAnnotations(
  articleId: ArticleId,
  distinct: readonly DistinctOperation[],
): readonly AnnotationState[] {
  const annotations: AnnotationState[] = [];
  for (const { id, history } of historiesOn(distinct, "highlight")) {
    const annotation = foldHighlight(id, articleId, history);
    if (annotation !== undefined) annotations.push(annotation);
  }
  return annotations.toSorted(
    (one, other) =>
      one.position.start - other.position.start ||
      one.position.end - other.position.end ||
      compareText(one.annotationId, other.annotationId),
  );
}
