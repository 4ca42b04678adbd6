import type { NotebookEntry, Passage, ReviewEntry } from "#contract/annotation-records.js";
import type { Candidate } from "#core/anchor/anchor.js";
import type { Span } from "#core/anchor/selectors.js";
import { fail, ok } from "#core/result.js";
import type { AnnotationFilter } from "../index/list-annotations.ts";
import type { AppParts } from "./app-parts.ts";
import type { Handler } from "./handlers.ts";
import type { OpenArticle } from "./open-article.ts";

/** UTF-16 code units shown on either side: two or three lines, enough to see what is being talked about. */
const SHOWN_SURROUNDING = 160;

/** Highlights that need a look, in the order of articles and texts, each with what it stood on and where it may stand. */
export function listReview(parts: AppParts): Handler<"annotations.review"> {
  const { articles, index } = parts;
  return async ({ articleId, offset, limit }, { signal }) => {
    const filter: AnnotationFilter = {
      articleId,
      query: "",
      trashed: false,
      needsLook: true,
      sort: "article",
      offset,
      limit,
    };
    const { entries, total } = await index.ask("listAnnotations", filter, signal);
    const reviewed: ReviewEntry[] = [];
    let article: OpenArticle | undefined;
    for (const entry of entries) {
      if (signal.aborted) return fail({ code: "cancelled" });
      if (article?.record.articleId !== entry.articleId) {
        const opened = await articles.open(entry.articleId);
        // One that cannot be read is still listed, by what is remembered of its highlights.
        article = opened.ok ? opened.value : undefined;
      }
      reviewed.push(await reviewEntry(parts, entry, article));
    }
    return ok({ entries: reviewed, total });
  };
}

async function reviewEntry(
  { documents }: AppParts,
  entry: NotebookEntry,
  article: OpenArticle | undefined,
): Promise<ReviewEntry> {
  const { quote, position, contentHash, articleId } = entry;
  const old = await documents.read(articleId, contentHash);
  const stood = old.ok ? passageAt(old.value.plainText, position) : undefined;
  const anchor = article?.anchors.get(entry.annotationId) ?? entry.anchor;
  const text = article?.document.ok === true ? article.document.value.plainText : undefined;
  const candidates = anchor.kind === "uncertain" && text !== undefined ? anchor.candidates : [];
  return {
    ...entry,
    anchor,
    // Another version may hold other words there only if a hand changed it: then what is remembered counts.
    stood: stood?.words === quote.exact ? stood : rememberedPassage(quote),
    current: article?.record.current.contentHash ?? null,
    candidates: candidates.map((candidate: Candidate) => ({
      ...candidate.span,
      score: candidate.score,
      ...passageAt(text ?? "", candidate.span),
    })),
  };
}

function rememberedPassage({ prefix, exact, suffix }: NotebookEntry["quote"]): Passage {
  return { before: prefix, words: exact, after: suffix };
}

function passageAt(plainText: string, { start, end }: Span): Passage {
  return {
    before: plainText.slice(Math.max(0, start - SHOWN_SURROUNDING), start).toWellFormed(),
    words: plainText.slice(start, end),
    after: plainText.slice(end, end + SHOWN_SURROUNDING).toWellFormed(),
  };
}
