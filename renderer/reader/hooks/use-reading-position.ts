import { useEffect, useEffectEvent, useRef } from "react";
import type { ArticleDetail } from "#contract/records.js";
import { onHide } from "../../leaving/on-hide.ts";
import { askApp } from "../../ipc/ask-app.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { shareRead } from "../folds/share-read.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { useReaderStore } from "../state/reader-store.ts";
import type { Passage } from "./use-passage.ts";

// After the last movement: long enough not to write while somebody scrolls, short enough to survive a crash.
const SAVE_DELAY_MS = 1_000;

/** Opens the article where it was left, unless a passage is asked for, and remembers where it is. */
export function useReadingPosition(
  page: ArticlePage | undefined,
  detail: ArticleDetail,
  passage: Passage,
): void {
  const store = useReaderStore();
  const furthest = useRef(detail.position?.progress ?? 0);
  const restore = useEffectEvent((opened: ArticlePage) => {
    const { position } = detail;
    // At the very top the title is to be seen, too.
    const isSentElsewhere = passage.annotationId !== undefined || passage.span !== undefined;
    if (isSentElsewhere || position === null || position.offset === 0) return;
    const last = opened.offsets.text.length - 1;
    const offset = opened.folds.above(Math.min(position.offset, last));
    void scrollToSpan(opened, { start: offset, end: offset + 1 }, { share: 0.02 });
  });
  const save = useEffectEvent((opened: ArticlePage) => {
    const { visible } = store.getState();
    const { length } = opened.offsets.text;
    if (length === 0) return;
    const share = shareRead(detail.notices, length, visible.end);
    furthest.current = Math.max(furthest.current, share);
    const { articleId, position } = detail;
    const { contentHash } = detail.facts;
    const isKnown =
      position?.offset === visible.start &&
      position.contentHash === contentHash &&
      position.progress >= furthest.current;
    if (isKnown) return;
    // Where one was reading is worth no warning: the next movement tries again.
    void askApp("position.set", {
      articleId,
      contentHash,
      offset: visible.start,
      progress: Math.min(1, furthest.current),
    });
  });

  useEffect(() => {
    if (page === undefined) return undefined;
    restore(page);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const saveNow = (): void => {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      save(page);
    };
    const stopFollowing = store.subscribe(({ visible }, before) => {
      if (visible.start === before.visible.start && visible.end === before.visible.end) return;
      clearTimeout(timer);
      timer = setTimeout(saveNow, SAVE_DELAY_MS);
    });
    const stopHearing = onHide(saveNow);
    return () => {
      stopFollowing();
      stopHearing();
      saveNow();
    };
  }, [page, store]);
}
