import { useMemo, useRef, useState } from "react";
import type { ArticleDetail } from "#contract/records.js";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { useSettings } from "../data/use-settings.ts";
import { ArticleFrame } from "./ArticleFrame.tsx";
import { ReaderBar } from "./bar/ReaderBar.tsx";
import { draftsIn } from "./data/note-drafts.ts";
import { ReaderDialogs } from "./dialogs/ReaderDialogs.tsx";
import { FindBar } from "./find/FindBar.tsx";
import { useColumnPlace } from "./hooks/use-column-place.ts";
import { useFrameArticle } from "./hooks/use-frame-article.ts";
import { useGoing } from "./hooks/use-going.ts";
import type { Passage } from "./hooks/use-passage.ts";
import { MarginMarks } from "./marks/MarginMarks.tsx";
import { MarginNotes } from "./notes/MarginNotes.tsx";
import { NoteSheet } from "./notes/NoteSheet.tsx";
import { NotesPanel } from "./notes/NotesPanel.tsx";
import { Outline } from "./outline/Outline.tsx";
import { readOutline } from "./outline/read-outline.ts";
import { PassageBar } from "./selection/PassageBar.tsx";
import { PenSign } from "./selection/PenSign.tsx";
import styles from "./ReaderScreen.module.css";
import { useReader, useReaderStore } from "./state/reader-store.ts";
import { useOpenArticle } from "./use-open-article.ts";
import type { Departing } from "./versions/departure.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { VersionLine } from "./versions/VersionLine.tsx";

interface OpenArticleProps {
  readonly detail: ArticleDetail;
  readonly passage: Passage;
  readonly departing: Departing;
}

/** The reader with its article: the text in the middle, outline and notes where there is room for them. */
export function OpenArticle({ detail, passage, departing }: OpenArticleProps) {
  const stage = useRef<HTMLDivElement>(null);
  const store = useReaderStore();
  const { columnWidth, showNotes, showOutline } = useSettings();
  const place = useColumnPlace(stage, columnWidth);
  const parts = useOpenArticle({ detail, passage, place, departing });
  const { page, setPage, annotate, annotations, placed, actions, finding } = parts;
  const { edges, cursor, versions } = parts;
  const panel = useReader((state) => state.panel);
  const isFinding = useReader((state) => state.isFinding);
  const announcement = useReader((state) => state.announcement);
  const { articleId, title } = detail;
  const article = useFrameArticle(detail);
  const outline = useMemo(() => (page === undefined ? [] : readOutline(page)), [page]);
  const unplaced = useMemo(() => unplacedOf(annotations, placed), [annotations, placed]);
  // Those that are kept as quotations need no look.
  const asked = unplaced.filter(({ quotation }) => !quotation).length;
  const [, readDraftsAgain] = useState(0);
  const unsaved = draftsIn(articleId).filter((draft) =>
    annotations.every(({ annotationId }) => annotationId !== draft.annotationId),
  );

  const going = useGoing(page, cursor);
  const hasOutline = outline.length > 1;
  const isPanelOpen = panel === "notes";

  return (
    <div className={styles.reader}>
      <div>
        <ReaderBar
          detail={detail}
          hasOutline={hasOutline && place.outline === undefined}
          areNotesShown={place.notes === undefined ? isPanelOpen : showNotes}
        />
        {versions !== undefined && (
          <VersionLine detail={detail} versions={versions} unplaced={asked} />
        )}
      </div>
      <div ref={stage} className={styles.stage}>
        <main className={styles.main} aria-label={wording.reader.article}>
          <ArticleFrame
            label={wording.reader.frame(title)}
            article={article}
            onPage={setPage}
            onLink={going.follow}
          />
          {page !== undefined && (
            <PassageBar page={page} placed={placed} actions={actions} edges={edges} />
          )}
          <PenSign />
        </main>
        {page !== undefined && <MarginMarks page={page} placed={placed} place={place} />}
        {hasOutline && place.outline !== undefined && showOutline && (
          <div className={styles.outline} style={place.outline}>
            <Outline entries={outline} onGo={going.toHeading} />
          </div>
        )}
        {hasOutline && place.outline === undefined && panel === "outline" && (
          <div className={styles.panel}>
            <Outline entries={outline} onGo={going.toHeading} />
          </div>
        )}
        {page !== undefined && place.notes !== undefined && panel !== "notes" && (
          <div className={styles.notes} style={place.notes}>
            <MarginNotes
              page={page}
              placed={placed}
              // Of several versions the line above says what stands nowhere in this one.
              needLook={unsaved.length + (versions === undefined ? asked : 0)}
              annotate={annotate}
              areShown={showNotes}
              onGo={going.toAnnotation}
              onDone={going.toText}
            />
          </div>
        )}
        {page !== undefined && place.notes === undefined && !isPanelOpen && (
          <NoteSheet
            page={page}
            placed={placed}
            annotate={annotate}
            onGo={going.toAnnotation}
            onDone={going.toText}
          />
        )}
        {isPanelOpen && (
          <NotesPanel
            placed={placed.map(({ annotation }) => annotation)}
            unplaced={unplaced}
            unsaved={unsaved}
            annotate={annotate}
            text={page?.offsets.text}
            onShowOwn={versions?.showOwn}
            onGo={going.toAnnotation}
            onShow={going.toSpan}
            onDone={going.toText}
            onClose={() => store.setState({ panel: undefined, cardWork: undefined })}
            onUnsavedChange={() => readDraftsAgain((times) => times + 1)}
          />
        )}
        {isFinding && <FindBar finding={finding} onClose={going.toText} />}
      </div>
      <ReaderDialogs detail={detail} />
      <Announcer>{announcement}</Announcer>
    </div>
  );
}

function unplacedOf(
  annotations: readonly Annotation[],
  placed: readonly { readonly annotationId: Annotation["annotationId"] }[],
): readonly Annotation[] {
  if (annotations.length === placed.length) return [];
  const standing = new Set(placed.map(({ annotationId }) => annotationId));
  return annotations.filter(({ annotationId }) => !standing.has(annotationId));
}
