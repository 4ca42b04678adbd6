import { setImmediate } from "node:timers/promises";
import { fail, ok } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import { findCopies } from "./find-similar.ts";
import type { Handlers } from "./handlers.ts";
import type { SearchHistory } from "./search-history.ts";

export type SearchCalls = Pick<
  Handlers,
  | "search"
  | "search.passages"
  | "search.facets"
  | "articles.similar"
  | "searchHistory.list"
  | "searchHistory.add"
  | "searchHistory.remove"
  | "searchHistory.clear"
>;

/** What is asked of the library as a whole, and what was asked before. */
export function searchCalls(parts: AppParts, history: SearchHistory): SearchCalls {
  const { index, articles, settings } = parts;

  return {
    search: async (input, { signal }) => ok(await index.ask("search", input, signal)),

    "search.passages": async (input, { signal }) =>
      ok({ passages: await index.ask("passagesIn", input, signal) }),

    async "search.facets"({ query }, { signal }) {
      // Where it is answered on this very thread, hits that are asked for at the same time come first, and so does a cancel.
      await setImmediate();
      if (signal.aborted) return fail({ code: "cancelled" });
      return ok(await index.ask("countFacets", query, signal));
    },

    async "articles.similar"({ articleId, limit }, { signal }) {
      const article = await articles.open(articleId);
      if (!article.ok) return article;
      const { record, document } = article.value;
      const copies = document.ok ? await findCopies(parts, articleId, document.value) : [];
      if (signal.aborted) return fail({ code: "cancelled" });
      const without = copies.map((copy) => copy.articleId);
      const related = await index.ask("findRelated", { articleId, without, limit }, signal);
      return ok({ title: record.title, copies: [...copies], related });
    },

    "searchHistory.list": async () => ok({ queries: await history.list() }),
    "searchHistory.add": async ({ query }) =>
      settings.read().keepSearches ? await history.add(query) : ok({}),
    "searchHistory.remove": ({ query }) => history.remove(query),
    "searchHistory.clear": () => history.clear(),
  };
}
