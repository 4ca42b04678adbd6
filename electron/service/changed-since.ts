import type { AppEvent } from "#contract/events.js";
import type { ArticleId } from "#core/identity/ids.js";

/** What changed since a moment, as far as the app was told. */
export interface ChangedSince {
  hear(event: AppEvent): void;
  readonly isAny: boolean;
  /**
   * From now on what changes is counted anew.
   * @returns the articles that changed, undefined where any may have; and what counts them once more, where nothing came of it
   */
  take(): {
    readonly articleIds: ReadonlySet<ArticleId> | undefined;
    readonly giveBack: () => void;
  };
}

/** At first any article may have changed. */
export function createChangedSince(): ChangedSince {
  let articleIds: Set<ArticleId> | undefined;
  let isAny = false;
  return {
    get isAny() {
      return isAny;
    },
    hear(event) {
      if (event.kind === "articles-changed") {
        isAny = true;
        if (event.articleIds.length === 0) articleIds = undefined;
        else for (const articleId of event.articleIds) articleIds?.add(articleId);
      } else if (event.kind === "saving") {
        // Logs grew of which nothing else is told.
        isAny ||= event.total > 0;
        articleIds = undefined;
      } else if (event.kind === "library-changed") isAny = true;
    },
    take() {
      const taken = { articleIds, isAny };
      [articleIds, isAny] = [new Set(), false];
      return {
        articleIds: taken.articleIds,
        giveBack() {
          articleIds = undefined;
          isAny ||= taken.isAny;
        },
      };
    },
  };
}
