import type { ArticleRecord } from "#core/article/article-record.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import { sortIds } from "#core/identity/sort-ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { ArticleChoice, CallOutput, ParsedCallInput } from "#contract/calls.js";
import type { AppParts } from "./app-parts.ts";
import { type BulkDesk, FEW_ARTICLES } from "./bulk-desk.ts";
import { callErrorOf } from "./call-error-of.ts";
import type { GatheredArticles } from "./gathered-articles.ts";
import type { CallContext, Handler } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { createNotWrittenList } from "./not-written.ts";
import type { OpenArticle } from "./open-article.ts";
import { bringBackTags, tagsToAdd, tagsToRemove } from "./tagging.ts";

/** @param bulk  for very many articles; without it, as in a command, all are written one by one */
export function updateArticles(
  parts: AppParts,
  gathered: GatheredArticles,
  marks: LibraryMarksDesk,
  bulk: BulkDesk | undefined,
): Handler<"articles.update"> {
  return async (input, context) => {
    const { choice } = input;
    const named = namedArticles(gathered, input);
    if (!named.ok) return named;
    const chosen = choice === undefined ? [] : chosenArticles(parts.index, choice);
    const articleIds = sortIds([...named.value, ...chosen]);
    const deed = { action: parts.newId.action() };
    const isMarking = input.title === undefined && input.current === undefined;
    const updated =
      bulk !== undefined && isMarking && articleIds.length > FEW_ARTICLES
        ? await changeMany(bulk, articleIds, { input, deed, context })
        : await changeFew(parts, articleIds, { input, deed, context });
    if (!updated.ok || updated.value.changed === 0) return updated;
    const back = await bringBackTags(parts, marks, input.addTags, deed);
    return back.ok ? updated : back;
  };
}

/** The articles of a list as it is now. */
export function chosenArticles(
  index: AppParts["index"],
  { ranges, ...list }: ArticleChoice,
): ArticleId[] {
  const all = index.listArticleIds(list);
  return ranges === undefined ? all : ranges.flatMap(({ start, end }) => all.slice(start, end));
}

/** Articles as a window names them. */
function namedArticles(
  gathered: GatheredArticles,
  named: Pick<ParsedCallInput<"articles.tags">, "articleIds" | "gathered">,
): Result<readonly ArticleId[], Failure> {
  if (named.gathered === undefined) return ok(named.articleIds);
  const found = gathered.find(named.gathered);
  if (found === undefined) return fail({ code: "articles-forgotten" });
  return ok([...found, ...named.articleIds]);
}

/** Keeps in mind which articles a window is about to do several things to. */
export function gatherArticles(
  index: AppParts["index"],
  gathered: GatheredArticles,
): Handler<"articles.gather"> {
  return async ({ articleIds, choice }) => {
    const all = sortIds([...articleIds, ...chosenArticles(index, choice)]);
    return ok({ gathered: gathered.gather(all), count: all.length });
  };
}

/** Which tags articles carry together, as they are called now; by name. */
export function tagsOfMany(
  index: AppParts["index"],
  gathered: GatheredArticles,
): Handler<"articles.tags"> {
  return async (input, { signal }) => {
    const named = namedArticles(gathered, input);
    if (!named.ok) return named;
    const { total, tags } = await index.ask("countTagsOf", named.value, signal);
    const sorted = [...tags].toSorted(([one], [other]) => (one < other ? -1 : 1));
    return ok({ total, tags: sorted.map(([tag, count]) => ({ tag, count })) });
  };
}

interface Update {
  readonly input: ParsedCallInput<"articles.update">;
  readonly deed: { readonly action: ReturnType<AppParts["newId"]["action"]> };
  readonly context: CallContext;
}
type Updated = Result<CallOutput<"articles.update">, Failure>;

async function changeMany(
  bulk: BulkDesk,
  articleIds: readonly ArticleId[],
  { input, deed, context }: Update,
): Promise<Updated> {
  const changed = await bulk.change(articleIds, input, deed, context);
  return changed.ok ? ok({ changed: changed.value, unread: [] }) : changed;
}

/** One that cannot be read costs none of the others. */
async function changeFew(
  { articles, index, library }: AppParts,
  articleIds: readonly ArticleId[],
  { input, deed, context: { signal, onProgress } }: Update,
): Promise<Updated> {
  const changes = new Map<ArticleId, readonly Change[]>();
  const unread: Failure[] = [];
  for (const articleId of articleIds) {
    if (signal.aborted) return fail({ code: "cancelled" });
    const article = await articles.open(articleId);
    if (!article.ok) {
      unread.push(article.error);
      continue;
    }
    const change = articleChange(article.value, input, index.tagNames());
    if (!change.ok) return change;
    if (change.value !== undefined) changes.set(articleId, [change.value]);
  }
  const [failure] = unread;
  const isForAll = unread.length === articleIds.length || library.readOnlyBecause !== undefined;
  if (failure !== undefined && isForAll) return fail(failure);
  const total = changes.size;
  const notWritten = createNotWrittenList(index);
  const written = await articles.writeAll(changes, deed, {
    keepsRest: true,
    onWritten: (done) => onProgress({ done, total, current: "" }),
    onRefused: notWritten.add,
  });
  if (!written.ok) return written;
  if (notWritten.failure !== undefined && written.value === 0) return fail(notWritten.failure);
  const told = { unread: unread.map(callErrorOf), ...notWritten.told() };
  return ok({ changed: written.value, ...told });
}

/** Only what differs from now, so that a deed that changes nothing writes nothing. */
function articleChange(
  { record }: OpenArticle,
  input: ParsedCallInput<"articles.update">,
  names: TagNames,
): Result<Change | undefined, Failure> {
  const { current } = input;
  const isThere = record.versions.some(({ contentHash }) => contentHash === current);
  if (current !== undefined && current !== null && !isThere) {
    return fail({ code: "version-not-found", detail: current });
  }
  // Going back to the version's own title is nothing where that is the title.
  const title = input.title === null ? record.current.title : input.title;
  const set = {
    ...(input.state !== undefined && input.state !== record.state && { state: input.state }),
    ...(title !== undefined && title !== record.title && { title: input.title }),
    ...(input.trashed !== undefined &&
      input.trashed !== record.trashed && { trashed: input.trashed }),
    ...(current !== undefined && current !== chosenVersion(record) && { current }),
  };
  const added = [...tagsToAdd(names, input.addTags, record.tags)];
  const removed = [...tagsToRemove(names, input.removeTags, record.tags)];
  if (Object.keys(set).length + added.length + removed.length === 0) return ok(undefined);
  return ok({
    kind: "article",
    id: record.articleId,
    ...(Object.keys(set).length > 0 && { set }),
    ...(added.length > 0 && { add: { tags: added } }),
    ...(removed.length > 0 && { remove: { tags: removed } }),
  });
}

/** null where the newest opens because it is the newest. */
function chosenVersion({ current, chosenBy }: ArticleRecord): ContentHash | null {
  return chosenBy === undefined ? null : current.contentHash;
}
