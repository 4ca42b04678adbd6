import { useEffect, useEffectEvent } from "react";
import type { ArticleDetail } from "#contract/records.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { ContentHash } from "#core/identity/ids.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../../keyboard/use-command.ts";
import { adjustScreen, openArticle, openDifference } from "../../view/view-store.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { type Departing, departFrom } from "./departure.ts";
import { type NeighbouringVersions, neighbouringVersions } from "./neighbouring-versions.ts";

export interface Versions extends NeighbouringVersions {
  show(contentHash: ContentHash): void;
  seeDifference(): void;
  /** Shows a highlight where it was made: it may stand nowhere in this version. */
  showOwn(annotation: Annotation): void;
}

/** The other versions of the open article, and the ways to them. @returns undefined where there is none */
export function useVersions(
  page: ArticlePage | undefined,
  detail: ArticleDetail,
  { departure, onDepart }: Departing,
): Versions | undefined {
  const store = useReaderStore();
  const { articleId, facts } = detail;
  const { contentHash } = facts;
  const neighbours = neighbouringVersions(detail, departure?.contentHash);

  function show(wanted: ContentHash): void {
    const text = page?.offsets.text ?? "";
    onDepart(departFrom(contentHash, text, store.getState().visible.start));
    adjustScreen({ kind: "reader", articleId, contentHash: wanted });
  }
  function seeDifference(): void {
    if (neighbours === undefined) return;
    const { older, newer } = neighbours;
    openDifference(articleId, { from: older.contentHash, to: newer.contentHash });
  }

  const isEnabled = neighbours !== undefined;
  useCommand("other-version", () => neighbours && show(neighbours.other.contentHash), {
    isEnabled,
  });
  useCommand("see-difference", seeDifference, { isEnabled });

  const sayVersion = useEffectEvent(() => {
    if (departure === undefined) return;
    const moment = describeMoment(facts.imported, new Date().toISOString());
    store.setState({ announcement: wording.versions.shown(moment) });
  });
  useEffect(() => {
    if (page !== undefined) sayVersion();
  }, [page]);
  return (
    neighbours && {
      ...neighbours,
      show,
      seeDifference,
      showOwn: ({ contentHash: own, annotationId }) =>
        openArticle(articleId, { contentHash: own, annotationId }),
    }
  );
}
