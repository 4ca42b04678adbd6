import { ok } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";

export type StatisticsCalls = Pick<Handlers, "statistics">;

export function statisticsCalls({ index }: AppParts): StatisticsCalls {
  return {
    statistics: async (question, { signal }) => ok(await index.ask("statistics", question, signal)),
  };
}
