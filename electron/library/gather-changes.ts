import type { ArticleId } from "#core/identity/ids.js";
import type { LibraryChange } from "./library.ts";

/** Writing one deed, or syncing one file, shows in several places; long bursts are told of in pieces. */
const GATHER_MS = 50;

/** Gathers what changed, and tells of it together. */
export interface ChangeGatherer {
  articles(ids: readonly ArticleId[]): void;
  library(): void;
  inbox(): void;
  stop(): void;
}

export function gatherChanges(tell: (change: LibraryChange) => void): ChangeGatherer {
  let timer: NodeJS.Timeout | undefined;
  let articleIds = new Set<ArticleId>();
  let library = false;
  let inbox = false;
  const tellAll = (): void => {
    const change = { articleIds: [...articleIds], library, inbox };
    timer = undefined;
    articleIds = new Set();
    library = false;
    inbox = false;
    tell(change);
  };
  const tellSoon = (): void => {
    timer ??= setTimeout(tellAll, GATHER_MS);
  };
  return {
    articles(ids) {
      for (const id of ids) articleIds.add(id);
      tellSoon();
    },
    library() {
      library = true;
      tellSoon();
    },
    inbox() {
      inbox = true;
      tellSoon();
    },
    stop: () => clearTimeout(timer),
  };
}
