import type { ArticleId } from "#core/identity/ids.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Library } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";
import type { CallContext } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

// One step of progress, and one chance to stop, every so many articles: few at first, so that a first start shows some soon, then
// more and more, for many together go into the index faster.
const FIRST_STEP = 50;
const LARGEST_STEP = 500;

/** Brings the index in step with the files: what changed is read again, what is gone leaves. */
export interface Reconciler {
  /** Reads only articles whose files look different from what the index last saw. */
  reconcile(context: CallContext): Promise<void>;
  /** Fills an index that was begun anew because its file was damaged while the app ran. */
  mend(context: CallContext): Promise<void>;
  /** Throws the index away and reads everything. */
  rebuild(context: CallContext): Promise<{ articles: number; annotations: number }>;
}

export function createReconciler(parts: {
  readonly library: Library;
  readonly index: SearchIndex;
  readonly articles: ArticleDesk;
  readonly marks: LibraryMarksDesk;
}): Reconciler {
  const { library, index, articles, marks } = parts;

  async function fill({ signal, onProgress }: CallContext): Promise<void> {
    await marks.refresh();
    const stamps = index.stamps();
    const folders = await library.scan();
    const changed = folders
      .filter(({ articleId, stamp }) => stamps.get(articleId) !== stamp)
      .map(({ articleId }) => articleId);
    const present = new Set<ArticleId>(folders.map(({ articleId }) => articleId));
    const gone = [...stamps.keys()].filter((articleId) => !present.has(articleId));
    if (gone.length > 0 && library.readOnlyBecause === undefined) index.remove(gone);
    let size = FIRST_STEP;
    for (let from = 0; from < changed.length && !signal.aborted; from += size) {
      if (from > 0) size = Math.min(size * 2, LARGEST_STEP);
      const step = changed.slice(from, from + size);
      await articles.refresh(step);
      library.refreshNotes(step);
      onProgress({ done: from + step.length, total: changed.length, current: "" });
    }
    if (!signal.aborted) articles.markFilled();
  }

  let underWay: Promise<void> | undefined;

  /** One at a time: whoever asks meanwhile waits for the one that runs. */
  function reconcile(context: CallContext): Promise<void> {
    underWay ??= fill(context).finally(() => {
      underWay = undefined;
    });
    return underWay;
  }

  return {
    reconcile,
    async mend(context) {
      if (index.needsFilling) await reconcile(context);
    },
    async rebuild(context) {
      // What runs would fill the index from a list that was made before it was emptied.
      await underWay;
      index.clear();
      await reconcile(context);
      const { counts } = await index.ask("overview", undefined);
      const { inbox, reading, done, archived, trashed, annotations } = counts;
      return { articles: inbox + reading + done + archived + trashed, annotations };
    },
  };
}
