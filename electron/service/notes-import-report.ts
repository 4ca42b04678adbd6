import type { CallOutput } from "#contract/calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { ArticleNotesPlan } from "../interchange/import-json.ts";
import type { ExportedArticle } from "../interchange/notes-file.ts";

type Summary = CallOutput<"notes.import">;
type Unplaced = Summary["unplaced"][number];

/** What an import of notes comes to. */
export interface NotesImportReport {
  /** Nothing of this article is taken. */
  leftOut(article: Pick<ExportedArticle, "annotations">, reason: string): void;
  /** In place of what was planned for it before. */
  planned(articleId: ArticleId, plan: Omit<ArticleNotesPlan, "changes">): void;
  /**
   * What was planned for an article was not written.
   * @param quotes  of the highlights that are not added
   * @param named  what it is told of: the same quotes; where there are none, the article
   */
  refused(
    articleId: ArticleId,
    told: {
      readonly quotes: readonly string[];
      readonly named: readonly string[];
      readonly reason: string;
    },
  ): void;
  summary(): Summary;
}

const WITHOUT_PLACE =
  "its words stand nowhere in the article that is here; it was kept without a place";

export function createNotesImportReport(): NotesImportReport {
  const plans = new Map<ArticleId, Pick<Summary, "added" | "known">>();
  let refusedArticles = 0;
  const leftOut: Unplaced[] = [];
  const unplaced = new Map<ArticleId, readonly Unplaced[]>();
  return {
    leftOut({ annotations }, reason) {
      leftOut.push(...annotations.map(({ quote }) => ({ quote: quote.exact, reason })));
    },
    planned(articleId, plan) {
      plans.set(articleId, { added: plan.added, known: plan.known });
      unplaced.set(
        articleId,
        plan.unplaced.map(({ quote }) => ({ quote: quote.exact, reason: WITHOUT_PLACE })),
      );
    },
    refused(articleId, { quotes, named, reason }) {
      const { added = 0, known = 0 } = plans.get(articleId) ?? {};
      plans.set(articleId, { added: added - quotes.length, known });
      refusedArticles += 1;
      // Instead of what was said of them before: nothing was kept without a place.
      unplaced.set(
        articleId,
        named.map((quote) => ({ quote, reason })),
      );
    },
    summary() {
      const counts = { articles: plans.size - refusedArticles, added: 0, known: 0 };
      for (const { added, known } of plans.values()) {
        counts.added += added;
        counts.known += known;
      }
      return { ...counts, unplaced: [...leftOut, ...[...unplaced.values()].flat()] };
    },
  };
}
