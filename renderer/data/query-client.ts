import { QueryClient } from "@tanstack/react-query";
import { assertNever } from "#core/assert-never.js";
import type { AppEvent } from "#contract/events.js";
import { queryKeys } from "./query-keys.ts";

/** The app tells when something changed, so nothing grows stale by time; it is on this machine, so nothing waits for a network. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** Marks as stale what an event says has changed, and only that. */
export function applyAppEvent(client: QueryClient, event: AppEvent): void {
  switch (event.kind) {
    case "articles-changed":
      void client.invalidateQueries({ queryKey: queryKeys.lists });
      void client.invalidateQueries({ queryKey: queryKeys.notebooks });
      void client.invalidateQueries({ queryKey: queryKeys.overview });
      if (event.articleIds.length === 0) {
        void client.invalidateQueries({ queryKey: queryKeys.articles });
      }
      for (const articleId of event.articleIds) {
        void client.invalidateQueries({ queryKey: queryKeys.article(articleId) });
      }
      return;
    case "position-changed":
      void client.invalidateQueries({ queryKey: queryKeys.lists });
      return;
    case "library-changed":
      void client.invalidateQueries({ queryKey: queryKeys.overview });
      return;
    case "settings-changed":
      client.setQueryData(queryKeys.settings, event.settings);
      return;
    case "progress":
    case "trouble":
    case "trouble-over":
    case "open-link":
      return;
    default:
      assertNever(event);
  }
}
