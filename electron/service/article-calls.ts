import { countNoticeWords, ownWords } from "#core/boilerplate/notice-words.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { ReadDocument } from "#core/document/read-document.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { CallOutput, ParsedCallInput } from "#contract/calls.js";
import type { ArticleDetail, FoldedParagraph } from "#contract/records.js";
import { annotationsOf } from "./annotations-of.ts";
import type { AppParts } from "./app-parts.ts";
import type { OpenArticle } from "./open-article.ts";
import { openVersion, type OpenVersion } from "./open-version.ts";
import type { Handler, Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { showDifference } from "./show-difference.ts";
import { bringBackTags, tagsToAdd, tagsToRemove, withTagNames } from "./tagging.ts";

export type ArticleCalls = Pick<
  Handlers,
  | "articles.list"
  | "articles.get"
  | "articles.resolve"
  | "articles.text"
  | "articles.difference"
  | "articles.update"
  | "position.set"
>;

export function articleCalls(parts: AppParts, marks: LibraryMarksDesk): ArticleCalls {
  const { articles, index } = parts;

  return {
    "articles.list": async (input, { signal }) =>
      ok(await index.ask("listArticles", input, signal)),

    async "articles.get"({ articleId, contentHash }) {
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const version = await openVersion(parts, article.value, contentHash);
      if (!version.ok) return version;
      const { document, facts } = version.value;
      if (!document.ok) return document;
      const { html, plainText } = document.value;
      // An older version is opened for comparing it, and shows everything: the index knows the text that opens.
      const notices = index.foldedParagraphs(article.value.record.articleId, facts.textHash);
      const inNotices = countNoticeWords(plainText, notices, facts.language);
      const words = ownWords(facts.words, inNotices);
      const { record } = article.value;
      const shown = { ...article.value, record: withTagNames(record, index.tagNames()) };
      return ok(detailOf(shown, version.value, { html, notices, words }));
    },

    "articles.resolve": async ({ name }) => resolveArticle(index, name),

    async "articles.text"({ articleId, contentHash }) {
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const { record } = article.value;
      const version = await openVersion(parts, article.value, contentHash);
      if (!version.ok) return version;
      const { document, facts } = version.value;
      if (!document.ok) return document;
      return ok({
        articleId,
        title: record.title,
        byline: facts.byline,
        language: facts.language,
        contentHash: facts.contentHash,
        unreadFrontMatter: facts.unreadFrontMatter,
        plainText: document.value.plainText,
        blocks: withBoilerplate(
          document.value,
          index.foldedParagraphs(record.articleId, facts.textHash),
        ),
        versions: record.versions.map((one) => ({
          contentHash: one.contentHash,
          imported: one.imported,
          opens: one.contentHash === record.current.contentHash,
        })),
      });
    },

    "articles.difference": showDifference(parts),

    "articles.update": update(parts, marks),

    async "position.set"({ articleId, contentHash, offset, progress }) {
      const set = { contentHash, offset, progress };
      const written = await articles.writePosition({ kind: "position", id: articleId, set });
      return written.ok ? ok({}) : written;
    },
  };
}

function update(parts: AppParts, marks: LibraryMarksDesk): Handler<"articles.update"> {
  const { articles, index, newId } = parts;
  return async (input, { signal, onProgress }) => {
    const changes = new Map<ArticleId, readonly Change[]>();
    for (const articleId of input.articleIds) {
      if (signal.aborted) return fail({ code: "cancelled" });
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const change = articleChange(article.value, input, index.tagNames());
      if (!change.ok) return change;
      if (change.value !== undefined) changes.set(articleId, [change.value]);
    }
    const total = changes.size;
    const deed = { action: newId.action() };
    const written = await articles.writeAll(changes, deed, (done) => {
      onProgress({ done, total, current: "" });
    });
    if (!written.ok) return written;
    const back = await bringBackTags(parts, marks, input.addTags, deed);
    return back.ok ? ok({ changed: written.value }) : back;
  };
}

function withBoilerplate(
  document: ReadDocument,
  notices: readonly FoldedParagraph[],
): CallOutput<"articles.text">["blocks"] {
  const articles = new Map(notices.map((notice) => [notice.start, notice.articles]));
  return document.blocks.map(({ kind, start, end }) => ({
    kind,
    start,
    end,
    boilerplate: articles.get(start) ?? false,
  }));
}

/** Finds an article by id, unique prefix of at least four characters, or folder name. */
function resolveArticle(
  index: AppParts["index"],
  name: string,
): Result<{ articleId: ArticleId }, Failure> {
  const found = index.resolveArticle(name);
  const [articleId] = found;
  if (articleId === undefined) return fail({ code: "article-not-found", detail: name });
  if (found.length > 1) return fail({ code: "article-ambiguous", detail: name });
  return ok({ articleId });
}

function detailOf(
  { record }: OpenArticle,
  { facts, anchors }: OpenVersion,
  shown: Pick<ArticleDetail, "html" | "notices" | "words">,
): ArticleDetail {
  return {
    articleId: record.articleId,
    title: record.title,
    state: record.state,
    trashed: record.trashed,
    tags: [...record.tags],
    facts,
    versions: [...record.versions],
    current: record.current.contentHash,
    chosenBy: record.chosenBy ?? null,
    ...shown,
    position: record.position ?? null,
    annotations: annotationsOf(record, anchors),
  };
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
