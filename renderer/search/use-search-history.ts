import { useQuery, useQueryClient } from "@tanstack/react-query";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useSettings } from "../data/use-settings.ts";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";

interface SearchHistory {
  /** As typed, the latest first; empty until they have arrived, and while the reader wants none kept. */
  readonly queries: readonly string[];
  /** Keeps a search that led somewhere. */
  readonly remember: (query: string) => void;
  readonly forget: (query: string) => void;
  readonly forgetAll: () => void;
}

const NONE: readonly string[] = [];

/** What was searched for on this device. */
export function useSearchHistory(): SearchHistory {
  const client = useQueryClient();
  const { keepSearches } = useSettings();
  const { data } = useQuery({
    queryKey: queryKeys.searches,
    // The app tells nobody of what is searched for in another window.
    refetchOnMount: "always",
    queryFn: ({ signal }) => askOrThrow("searchHistory.list", {}, { signal }),
  });
  const refresh = (): void => void client.invalidateQueries({ queryKey: queryKeys.searches });
  async function change(asked: ReturnType<typeof askApp<"searchHistory.clear">>): Promise<void> {
    const reply = await asked;
    if (!reply.ok) showToast({ text: reply.error.message, kind: "trouble" });
    refresh();
  }
  return {
    queries: (keepSearches ? data?.queries : undefined) ?? NONE,
    // One that is not kept is no trouble worth a word.
    remember: (query) => {
      if (query !== "") void askApp("searchHistory.add", { query }).then(refresh);
    },
    forget: (query) => void change(askApp("searchHistory.remove", { query })),
    forgetAll: () => void change(askApp("searchHistory.clear", {})),
  };
}
