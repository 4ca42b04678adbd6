import { afterEach, expect, test, vi } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { createKeepLogsSmall } from "../../../electron/service/keep-logs-small.ts";
import { fillWithLargeLog, generationsIn } from "../library/large-log.ts";
import { openTestLibrary, testPlaces } from "../library/new-library.ts";

afterEach(() => vi.useRealTimers());

test("a minute after the start large logs are made smaller, and the index hears of it", async () => {
  const places = await testPlaces();
  const articleId = await fillWithLargeLog(places);
  const library = await openTestLibrary(places);
  await library.scan();
  const compactLogs = vi.spyOn(library, "compactLogs");
  const refreshed: ArticleId[] = [];
  const faults: unknown[] = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const logs = createKeepLogsSmall({
    library,
    articles: { refresh: async (ids) => void refreshed.push(...ids) },
    onFault: (error) => faults.push(error),
  });
  logs.begin();
  vi.advanceTimersByTime(59_000);
  // The files would show it later only.
  expect(compactLogs).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  vi.useRealTimers();
  await expect.poll(() => refreshed).toEqual([articleId]);
  expect(Object.keys(await generationsIn(places))).toEqual([".g2.jsonl", ".jsonl"]);
  await logs.close();
  expect(faults).toEqual([]);
});

test("an app that closes within that minute leaves the logs alone", async () => {
  const places = await testPlaces();
  await fillWithLargeLog(places);
  const library = await openTestLibrary(places);
  await library.scan();
  const compactLogs = vi.spyOn(library, "compactLogs");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const logs = createKeepLogsSmall({
    library,
    articles: { refresh: async () => {} },
    onFault: () => {},
  });
  logs.begin();
  await logs.close();
  vi.advanceTimersByTime(120_000);
  expect(compactLogs).not.toHaveBeenCalled();
});
