import type { ArticleId } from "#core/identity/ids.js";
import type { LibraryChange } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

/** Takes in what other processes and sync tools wrote, one report after the other. */
export interface Intake {
  takeIn(changed: LibraryChange): void;
  /** Fulfilled when all that was reported has been taken in. */
  idle(): Promise<void>;
}

export function createIntake(parts: {
  readonly articles: Pick<ArticleDesk, "refresh">;
  readonly marks: Pick<LibraryMarksDesk, "refresh">;
  /** They are in the index by now. */
  readonly onArticles: (articleIds: readonly ArticleId[]) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}): Intake {
  const { articles, marks, onArticles, onFault } = parts;
  let underWay = Promise.resolve();

  async function take({ articleIds, library }: LibraryChange): Promise<void> {
    await articles.refresh(articleIds, { partly: "keep-known" });
    if (library) await marks.refresh();
    await onArticles(articleIds);
  }

  return {
    takeIn(changed) {
      underWay = underWay.then(() => take(changed)).catch(onFault);
    },
    idle: () => underWay,
  };
}
