import { useMemo, useState } from "react";
import type { ArticleDetail } from "#contract/records.js";
import type { Annotation } from "#core/annotation/annotation.js";
import { useSettings } from "../data/use-settings.ts";
import type { ColumnPlace } from "./column-place.ts";
import { annotationsShown } from "./data/pending-changes.ts";
import { type Annotate, useAnnotate } from "./data/use-annotate.ts";
import type { ArticlePage } from "./frame/article-page.ts";
import { useCopyEvent } from "./hooks/use-copy-event.ts";
import { type EdgeMoves, useEdgeMoves } from "./hooks/use-edge-moves.ts";
import { type Finding, useFind } from "./hooks/use-find.ts";
import { useFolds } from "./hooks/use-folds.ts";
import { useFrameKeys } from "./hooks/use-frame-keys.ts";
import { useGuardedActions } from "./hooks/use-guarded-actions.ts";
import { type MarkActions, useMarkActions } from "./hooks/use-mark-actions.ts";
import { usePageLook, useReveal } from "./hooks/use-page-look.ts";
import { usePageScroll } from "./hooks/use-page-scroll.ts";
import { usePaintedStates } from "./hooks/use-painted-states.ts";
import {
  type PlacedAnnotation,
  placedAnnotations,
  usePaintedMarks,
  usePainter,
} from "./hooks/use-painter.ts";
import { type Passage, usePassage } from "./hooks/use-passage.ts";
import { usePen } from "./hooks/use-pen.ts";
import { usePointing } from "./hooks/use-pointing.ts";
import {
  useCursorCommands,
  useEdgeCommands,
  useFindCommands,
  useMarkCommands,
  useStepCommands,
  useViewCommands,
} from "./hooks/use-reader-commands.ts";
import { useReadingPosition } from "./hooks/use-reading-position.ts";
import { useSelection } from "./hooks/use-selection.ts";
import { type SentenceCursor, useSentenceCursor } from "./hooks/use-sentence-cursor.ts";
import { useTabFromCursor } from "./hooks/use-tab-from-cursor.ts";
import { useReader } from "./state/reader-store.ts";
import type { Departing } from "./versions/departure.ts";
import { type Versions, useVersions } from "./versions/use-versions.ts";

/** An open article as the screen shows it, with everything one can do to it. */
export interface OpenArticleParts {
  /** Undefined until the text lies in the frame. */
  readonly page: ArticlePage | undefined;
  readonly setPage: (page: ArticlePage | undefined) => void;
  readonly annotate: Annotate;
  readonly annotations: readonly Annotation[];
  readonly placed: readonly PlacedAnnotation[];
  readonly actions: MarkActions;
  readonly finding: Finding;
  readonly edges: EdgeMoves;
  readonly cursor: SentenceCursor;
  /** Undefined for an article with a single version. */
  readonly versions: Versions | undefined;
}

interface OpenArticleInput {
  readonly detail: ArticleDetail;
  readonly passage: Passage;
  readonly place: ColumnPlace;
  /** Where the reader was in the version that was shown before. */
  readonly departing: Departing;
}

/** Joins the parts of the reader: the text, its paint, what listens to it, and the commands. */
export function useOpenArticle({
  detail,
  passage,
  place,
  departing,
}: OpenArticleInput): OpenArticleParts {
  const [page, setPage] = useState<ArticlePage>();
  const settings = useSettings();
  const pending = useReader((state) => state.pending);
  const annotate = useAnnotate({
    articleId: detail.articleId,
    contentHash: detail.facts.contentHash,
    asked: passage.contentHash,
  });
  const annotations = useMemo(
    () => annotationsShown(detail.annotations, pending),
    [detail.annotations, pending],
  );
  const text = page?.offsets.text;
  const placed = useMemo(
    () => (text === undefined ? [] : placedAnnotations(annotations, text)),
    [annotations, text],
  );
  const unguarded = useMarkActions({ page, detail, annotations, placed, annotate });
  const actions = useGuardedActions(unguarded, annotations);
  const edges = useEdgeMoves(page, placed, annotate);
  const { position, facts } = detail;
  const leftAt = position?.contentHash === facts.contentHash ? position.offset : undefined;
  const cursor = useSentenceCursor(page, placed, leftAt);

  usePageLook(page, detail, settings, place);
  useFolds(page, placed);
  const painter = usePainter(page);
  usePaintedMarks(painter, placed);
  usePaintedStates(page, painter, placed);
  const finding = useFind(page, painter);
  usePageScroll(page, painter);
  useReadingPosition(page, detail, passage, departing.departure);
  usePassage(page, placed, passage);

  useSelection(page);
  usePointing(page, placed);
  useFrameKeys(page);
  useCopyEvent(page, actions);
  useMarkCommands(actions);
  usePen(page, actions);
  useEdgeCommands(edges);
  useCursorCommands(cursor);
  useTabFromCursor(page);
  useStepCommands(page, placed);
  useFindCommands(finding);
  useViewCommands(page, detail, place, actions.trash);
  useReveal(page);
  const versions = useVersions(page, detail, departing);
  return {
    page,
    setPage,
    annotate,
    annotations,
    placed,
    actions,
    finding,
    edges,
    cursor,
    versions,
  };
}
