import { countNoticeWords, ownWords } from "#core/boilerplate/notice-words.js";
import type { ReadDocument } from "#core/document/read-document.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import type { CallOutput } from "#contract/calls.js";
import type { ArticleDetail, FoldedParagraph } from "#contract/records.js";
import { annotationsOf } from "./annotations-of.ts";
import type { AppParts } from "./app-parts.ts";
import type { BulkDesk } from "./bulk-desk.ts";
import type { OpenArticle } from "./open-article.ts";
import { openVersion, type OpenVersion } from "./open-version.ts";
import { createGatheredArticles } from "./gathered-articles.ts";
import type { Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { showDifference } from "./show-difference.ts";
import { withTagNames } from "./tagging.ts";
import { chosenArticles, gatherArticles, tagsOfMany, updateArticles } from "./update-articles.ts";

export type ArticleCalls = Pick<
  Handlers,
  | "articles.list"
  | "articles.ids"
  | "articles.gather"
  | "articles.tags"
  | "articles.get"
  | "articles.resolve"
  | "articles.text"
  | "articles.difference"
  | "articles.update"
  | "position.set"
>;

export function articleCalls(
  parts: AppParts,
  marks: LibraryMarksDesk,
  bulk: BulkDesk | undefined,
): ArticleCalls {
  const { articles, index } = parts;
  const gathered = createGatheredArticles();

  return {
    "articles.list": async (input, { signal }) =>
      ok(await index.ask("listArticles", input, signal)),

    "articles.ids": async (choice) => ok({ articleIds: chosenArticles(index, choice) }),

    "articles.gather": gatherArticles(index, gathered),

    "articles.tags": tagsOfMany(index, gathered),

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

    "articles.update": updateArticles(parts, gathered, marks, bulk),

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
