import type { QueryClient } from "@tanstack/react-query";
import type { Screen } from "../view/screen.ts";
import { listFilter } from "../library/list-filter.ts";
import { pageQuery } from "./use-article-pages.ts";
import { OVERVIEW } from "./use-overview.ts";
import { DEFAULT_SETTINGS, STORED_SETTINGS } from "./use-settings.ts";

/**
 * Asks for what the first screen shows before any of it is drawn: answers come while React draws what is around them.
 * @returns when all answers are here, whatever they are; whoever shows them asks for the same, and tells when it failed
 */
export async function askForFirstScreen(client: QueryClient, screen: Screen): Promise<void> {
  const { sort } = await client.query(STORED_SETTINGS).catch(() => DEFAULT_SETTINGS);
  await Promise.allSettled([
    screen.kind === "library" && client.query(pageQuery(listFilter(screen, sort), 0)),
    screen.kind !== "reader" && screen.kind !== "difference" && client.query(OVERVIEW),
  ]);
}
