import { notifyManager, type Query, QueryClient, type QueryKey } from "@tanstack/react-query";
import { assertNever } from "#core/assert-never.js";
import type { AppEvent } from "#contract/events.js";
import { queryKeys } from "./query-keys.ts";

/** The app tells when something changed, so nothing grows stale by time; it is on this machine, so nothing waits for a network. */
export function makeQueryClient(): QueryClient {
  // Else by a timer, before which Chromium draws a frame or two: a setting that is pressed was shown that much later.
  notifyManager.setScheduler(queueMicrotask);
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
      askAgain(client, queryKeys.lists);
      askAgain(client, queryKeys.notebooks);
      askAgain(client, queryKeys.overview);
      askAgain(client, queryKeys.statistics);
      if (event.articleIds.length === 0) {
        askAgain(client, queryKeys.articles);
        askAgain(client, queryKeys.inboxReport);
      }
      for (const articleId of event.articleIds) askAgain(client, queryKeys.article(articleId));
      return;
    case "position-changed":
      askAgain(client, queryKeys.lists);
      askAgain(client, queryKeys.statistics);
      return;
    case "library-changed":
      askAgain(client, queryKeys.overview);
      askAgain(client, queryKeys.faults);
      askAgain(client, queryKeys.quarantine);
      askAgain(client, queryKeys.statistics);
      return;
    case "settings-changed":
      void client
        .cancelQueries({ queryKey: queryKeys.settings })
        .then(() => client.setQueryData(queryKeys.settings, event.settings));
      // They are forgotten when the reader wants none kept.
      askAgain(client, queryKeys.searches);
      return;
    case "inbox-taken-in":
      askAgain(client, queryKeys.inboxReport);
      return;
    case "trouble":
    case "trouble-over":
      askAgain(client, queryKeys.faults);
      return;
    case "inbox-progress":
    case "reconciling":
    case "saving":
    case "progress":
    case "open-link":
      return;
    default:
      assertNever(event);
  }
}

/** What is on its way was asked for before the app told of a change, and is asked for once more when it is there. */
const outrun = new WeakSet<Query>();

/**
 * Asks again what is shown, and the rest when it is shown next. An answer on its way is waited for, not dropped: while the app tells of
 * one change after the other, as during an import, something would never be shown. It may be older than the change, and so be no last
 * word.
 */
function askAgain(client: QueryClient, queryKey: QueryKey, { exact = false } = {}): void {
  const underWay = client.getQueryCache().findAll({ queryKey, exact, fetchStatus: "fetching" });
  void client.invalidateQueries({ queryKey, exact }, { cancelRefetch: false });
  for (const query of underWay) {
    if (outrun.has(query)) continue;
    outrun.add(query);
    const again = (): void => {
      outrun.delete(query);
      askAgain(client, query.queryKey, { exact: true });
    };
    void query.promise?.then(again, again);
  }
}
