import type { ArticleId } from "#core/identity/ids.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Library } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";
import type { CallContext } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

// One step of progress, and one chance to stop, every so many articles.
const STEP = 50;

/** Brings the index in step with the files: what changed is read again, what is gone leaves. */
export interface Reconciler {
  /** Reads only articles whose files look different from what the index last saw. */
  reconcile(context: CallContext): Promise<void>;
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

  async function reconcile({ signal, onProgress }: CallContext): Promise<void> {
    await marks.refresh();
    const stamps = index.stamps();
    const folders = await library.scan();
    const changed = folders
      .filter(({ articleId, stamp }) => stamps.get(articleId) !== stamp)
      .map(({ articleId }) => articleId);
    const present = new Set<ArticleId>(folders.map(({ articleId }) => articleId));
    const gone = [...stamps.keys()].filter((articleId) => !present.has(articleId));
    if (gone.length > 0 && library.readOnlyBecause === undefined) index.remove(gone);
    for (let from = 0; from < changed.length && !signal.aborted; from += STEP) {
      await articles.refresh(changed.slice(from, from + STEP));
      onProgress({
        done: Math.min(from + STEP, changed.length),
        total: changed.length,
        current: "",
      });
    }
  }

  return {
    reconcile,
    async rebuild(context) {
      index.clear();
      await reconcile(context);
      const { counts } = index.overview();
      const { inbox, reading, done, archived, trashed, annotations } = counts;
      return { articles: inbox + reading + done + archived + trashed, annotations };
    },
  };
}
