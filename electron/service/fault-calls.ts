import type { FaultRecord } from "#contract/fault-calls.js";
import type { ListedFault } from "#core/fault/fault-list.js";
import { fail, ok } from "#core/result.js";
import type { SearchIndex } from "../index/search-index.ts";
import { readFailure } from "../library/write-failure.ts";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";

export type FaultCalls = Pick<Handlers, "faults.list">;

export function faultCalls({ library, index }: Pick<AppParts, "library" | "index">): FaultCalls {
  return {
    async "faults.list"({ limit }) {
      try {
        const { faults, unreadable } = await library.faults.list();
        const shown = faults.slice(0, limit).map((fault) => recordOf(fault, index));
        return ok({ faults: shown, total: faults.length, unreadable });
      } catch (error) {
        return fail(readFailure(error, library.directory));
      }
    },
  };
}

function recordOf(fault: ListedFault, index: Pick<SearchIndex, "titleOf">): FaultRecord {
  const { event } = fault;
  const articleId = "articleId" in event ? (event.articleId ?? undefined) : undefined;
  const title = articleId && index.titleOf(articleId);
  const article = articleId === undefined || title === undefined ? null : { articleId, title };
  return { ...fault, article };
}
