import { countNoticeWords, ownWords } from "#core/boilerplate/notice-words.js";
import type { ReadDocument } from "#core/document/read-document.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { CallOutput, ParsedCallInput } from "#contract/calls.js";
import type { ArticleDetail, FoldedParagraph } from "#contract/records.js";
import { annotationsOf } from "./annotations-of.ts";
import type { AppParts } from "./app-parts.ts";
import type { OpenArticle } from "./open-article.ts";
import type { Handlers } from "./handlers.ts";

export type ArticleCalls = Pick<
  Handlers,
  | "articles.list"
  | "articles.get"
  | "articles.resolve"
  | "articles.text"
  | "articles.update"
  | "position.set"
>;

export function articleCalls(parts: AppParts): ArticleCalls {
  const { articles, index, library, newId } = parts;

  return {
    "articles.list": async (input) => ok(index.listArticles(input)),

    async "articles.get"({ articleId, contentHash }) {
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const { record, document } = article.value;
      if (contentHash === undefined || contentHash === record.current.contentHash) {
        if (!document.ok) return document;
        const { current } = record;
        const { html, plainText } = document.value;
        const notices = index.foldedParagraphs(record.articleId, current.textHash);
        const inNotices = countNoticeWords(plainText, notices, current.language);
        const words = ownWords(current.words, inNotices);
        return ok({ ...detailOf(article.value, current, html), notices, words });
      }
      const facts = record.versions.find((version) => version.contentHash === contentHash);
      if (facts === undefined) return fail({ code: "version-not-found", detail: contentHash });
      const html = await library.readVersion(articleId, contentHash);
      return html.ok ? ok(detailOf(article.value, facts, html.value)) : html;
    },

    "articles.resolve": async ({ name }) => resolveArticle(index, name),

    async "articles.text"({ articleId }) {
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const { record, document } = article.value;
      if (!document.ok) return document;
      return ok({
        articleId,
        title: record.title,
        byline: record.current.byline,
        language: record.current.language,
        contentHash: record.current.contentHash,
        plainText: document.value.plainText,
        blocks: withBoilerplate(
          document.value,
          index.foldedParagraphs(record.articleId, record.current.textHash),
        ),
      });
    },

    async "articles.update"(input, { signal, onProgress }) {
      const changes = new Map<ArticleId, readonly Change[]>();
      for (const articleId of input.articleIds) {
        if (signal.aborted) return fail({ code: "cancelled" });
        const article = await articles.open(articleId);
        if (!article.ok) return article;
        const change = articleChange(article.value, input);
        if (change !== undefined) changes.set(articleId, [change]);
      }
      const total = changes.size;
      const written = await articles.writeAll(changes, { action: newId.action() }, (done) => {
        onProgress({ done, total, current: "" });
      });
      return written.ok ? ok({ changed: written.value }) : written;
    },

    async "position.set"({ articleId, contentHash, offset, progress }) {
      const set = { contentHash, offset, progress };
      const written = await articles.writePosition({ kind: "position", id: articleId, set });
      return written.ok ? ok({}) : written;
    },
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

function detailOf(article: OpenArticle, facts: VersionFacts, html: string): ArticleDetail {
  const { record } = article;
  return {
    articleId: record.articleId,
    title: record.title,
    state: record.state,
    trashed: record.trashed,
    tags: [...record.tags],
    facts,
    versions: [...record.versions],
    html,
    // An older version is opened for comparing it: it shows everything.
    notices: [],
    words: facts.words,
    position: record.position ?? null,
    annotations: annotationsOf(article),
  };
}

/** Only what differs from now, so that a deed that changes nothing writes nothing. */
function articleChange(
  { record }: OpenArticle,
  input: ParsedCallInput<"articles.update">,
): Change | undefined {
  // Going back to the version's own title is nothing where that is the title.
  const title = input.title === null ? record.current.title : input.title;
  const set = {
    ...(input.state !== undefined && input.state !== record.state && { state: input.state }),
    ...(title !== undefined && title !== record.title && { title: input.title }),
    ...(input.trashed !== undefined &&
      input.trashed !== record.trashed && { trashed: input.trashed }),
  };
  const added = input.addTags.filter((tag) => !record.tags.includes(tag));
  const removed = input.removeTags.filter((tag) => record.tags.includes(tag));
  if (Object.keys(set).length + added.length + removed.length === 0) return undefined;
  return {
    kind: "article",
    id: record.articleId,
    ...(Object.keys(set).length > 0 && { set }),
    ...(added.length > 0 && { add: { tags: added } }),
    ...(removed.length > 0 && { remove: { tags: removed } }),
  };
}
