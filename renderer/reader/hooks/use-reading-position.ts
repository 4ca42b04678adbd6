import { useEffect, useEffectEvent, useRef } from "react";
import type { ArticleDetail } from "#contract/records.js";
import { onHide } from "../../leaving/on-hide.ts";
import { askApp } from "../../ipc/ask-app.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { shareRead } from "../folds/share-read.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { type Departure, arriveIn } from "../versions/departure.ts";
import type { Passage } from "./use-passage.ts";

// After the last movement: long enough not to write while somebody scrolls, short enough to survive a crash.
const SAVE_DELAY_MS = 1_000;

/** Opens the article where it was left, unless a passage is asked for, and remembers where it is. */
export function useReadingPosition(
  page: ArticlePage | undefined,
  detail: ArticleDetail,
  passage: Passage,
  departure: Departure | undefined,
): void {
  const store = useReaderStore();
  const furthest = useRef(detail.position?.progress ?? 0);
  const restore = useEffectEvent((opened: ArticlePage) => {
    const isSentElsewhere = passage.annotationId !== undefined || passage.span !== undefined;
    const { text } = opened.offsets;
    const left = departure === undefined ? leftAt(detail) : arriveIn(text, departure);
    // At the very top the title is to be seen, too.
    if (isSentElsewhere || left === 0) return;
    const offset = opened.folds.above(Math.min(left, text.length - 1));
    void scrollToSpan(opened, { start: offset, end: offset + 1 }, { share: 0.02 });
  });
  const save = useEffectEvent((opened: ArticlePage) => {
    const { visible, cursor } = store.getState();
    // Who reads by the cursor reads where it is.
    const isByCursor =
      cursor !== undefined && cursor.start >= visible.start && cursor.start < visible.end;
    const offset = isByCursor ? cursor.start : visible.start;
    const { length } = opened.offsets.text;
    if (length === 0) return;
    const share = shareRead(detail.notices, length, visible.end);
    furthest.current = Math.max(furthest.current, share);
    const { articleId, position } = detail;
    const { contentHash } = detail.facts;
    const isKnown =
      position?.offset === offset &&
      position.contentHash === contentHash &&
      position.progress >= furthest.current;
    if (isKnown) return;
    // Where one was reading is worth no warning: the next movement tries again.
    void askApp("position.set", {
      articleId,
      contentHash,
      offset,
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
    const stopFollowing = store.subscribe(({ visible, cursor }, before) => {
      const isInPlace =
        visible.start === before.visible.start && visible.end === before.visible.end;
      if (isInPlace && cursor === before.cursor) return;
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

/** @returns a UTF-16 code unit; in a text that is another now, one as far down as the place was in the old one */
function leftAt({ position, versions, facts }: ArticleDetail): number {
  if (position === null) return 0;
  if (position.contentHash === facts.contentHash) return position.offset;
  const read = versions.find(({ contentHash }) => contentHash === position.contentHash);
  if (read === undefined || read.textLength === 0) return position.offset;
  return Math.floor((position.offset / read.textLength) * facts.textLength);
}
