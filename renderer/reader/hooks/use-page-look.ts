import { useEffect, useLayoutEffect } from "react";
import type { ArticleDetail } from "#contract/records.js";
import { keptLeadImage } from "#core/article/asset.js";
import type { ReadableFormat } from "#core/article/readable-format.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { Settings } from "#core/settings/settings.js";
import { assetBase } from "../../ipc/host.ts";
import type { ColumnPlace } from "../column-place.ts";
import { showHeader } from "../frame/article-header.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { guessSectionHeight, setColumn, setTypography } from "../frame/frame-styles.ts";
import { describeFacts } from "./describe-facts.ts";

const BOOK: ReadableFormat["name"] = "application/epub+zip";

/** Sets the page as the reader likes it, before it is shown. */
export function usePageLook(
  page: ArticlePage | undefined,
  detail: ArticleDetail,
  settings: Settings,
  place: ColumnPlace,
): void {
  const { articleId, title, tags, facts, words } = detail;
  useLayoutEffect(() => {
    if (page === undefined) return;
    const described = describeFacts({ ...facts, words });
    const cover = coverOf(facts);
    showHeader(page, {
      facts: described,
      title,
      byline: facts.byline,
      tags,
      cover: cover && `${assetBase()}${articleId}/${cover}`,
    });
  }, [page, articleId, title, tags, facts, words]);
  useLayoutEffect(() => {
    if (page === undefined) return;
    setTypography(page, settings);
    setColumn(page, place);
    guessSectionHeight(page, settings, place);
  }, [page, settings, place]);
}

/** @returns the name of an asset. A page shows its picture in its text, or never did */
function coverOf(facts: VersionFacts): string | null {
  return facts.mediaType === BOOK ? keptLeadImage(facts) : null;
}

/** Shows the page once it is dressed and stands where it was left. Called after the hooks that see to that. */
export function useReveal(page: ArticlePage | undefined): void {
  useEffect(() => {
    if (page !== undefined) reveal(page);
  }, [page]);
}

function reveal(page: ArticlePage): void {
  page.document.documentElement.dataset["ready"] = "true";
  // Keys scroll at once; nothing else in the reader is waited for.
  if (document.activeElement === null || document.activeElement === document.body) {
    page.frame.focus();
  }
}
