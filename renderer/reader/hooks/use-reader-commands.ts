import { COLORS } from "#core/annotation/color.js";
import type { ArticleDetail } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../../data/use-color-names.ts";
import { useChangeSettings, useSettings } from "../../data/use-settings.ts";
import { runCommand } from "../../keyboard/command-handlers.ts";
import { useCopyCommands } from "../../keyboard/copy-commands.ts";
import { useCommand } from "../../keyboard/use-command.ts";
import type { ArticleMove } from "../../library/change-articles.ts";
import { openArticleTags, openScreen, searchFor } from "../../view/view-store.ts";
import { phraseToSearch } from "../../search/phrase-to-search.ts";
import type { ColumnPlace } from "../column-place.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { scrollToSpan } from "../frame/scroll-to-span.ts";
import { leaveArticle } from "../leave-article.ts";
import { type Panel, type ReaderStore, useReaderStore } from "../state/reader-store.ts";
import type { EdgeMove } from "../text/move-edge.ts";
import type { EdgeMoves } from "./use-edge-moves.ts";
import type { Finding } from "./use-find.ts";
import type { MarkActions } from "./use-mark-actions.ts";
import type { PlacedAnnotation } from "./use-painter.ts";
import { READING_HEIGHT } from "./use-passage.ts";
import { clearSelection } from "./use-selection.ts";
import type { SentenceCursor } from "./use-sentence-cursor.ts";

/** Highlights, notes and tags by key. */
export function useMarkCommands(actions: MarkActions): void {
  const [pink, orange, yellow, green, blue, purple] = COLORS;
  useCommand("highlight", actions.highlight);
  useCommand("color-1", () => actions.mark(pink));
  useCommand("color-2", () => actions.mark(orange));
  useCommand("color-3", () => actions.mark(yellow));
  useCommand("color-4", () => actions.mark(green));
  useCommand("color-5", () => actions.mark(blue));
  useCommand("color-6", () => actions.mark(purple));
  useCommand("edit-note", () => actions.work("note"));
  useCommand("tag", () => actions.work("tags"));
  useCommand("merge-highlights", actions.merge);
  useCommand("split-highlight", actions.split);
  useCopyCommands(actions.copy);
  useCommand("search-selection", () => {
    const words = actions.passage();
    if (words === undefined) return false;
    searchFor(phraseToSearch(words));
    return true;
  });
}

/** The ends of a highlight, by character and word. */
export function useEdgeCommands({ move }: EdgeMoves): void {
  const by =
    (edge: EdgeMove["edge"], direction: EdgeMove["direction"], unit: EdgeMove["unit"]) =>
    (chord?: string): boolean =>
      move({ edge, direction, unit }, chord);
  useCommand("end-earlier", by("end", "backward", "character"));
  useCommand("end-later", by("end", "forward", "character"));
  useCommand("end-word-earlier", by("end", "backward", "word"));
  useCommand("end-word-later", by("end", "forward", "word"));
  useCommand("start-earlier", by("start", "backward", "character"));
  useCommand("start-later", by("start", "forward", "character"));
  useCommand("start-word-earlier", by("start", "backward", "word"));
  useCommand("start-word-later", by("start", "forward", "word"));
}

export function useCursorCommands(cursor: SentenceCursor): void {
  useCommand("sentence-cursor", cursor.toggle);
  useCommand("next-sentence", () => cursor.go("next-sentence"));
  useCommand("previous-sentence", () => cursor.go("previous-sentence"));
  useCommand("next-paragraph", () => cursor.go("next-paragraph"));
  useCommand("previous-paragraph", () => cursor.go("previous-paragraph"));
  useCommand("next-heading", () => cursor.go("next-heading"));
  useCommand("previous-heading", () => cursor.go("previous-heading"));
  useCommand("first-sentence", () => cursor.go("first-sentence"));
  useCommand("last-sentence", () => cursor.go("last-sentence"));
  useCommand("extend-sentence", () => cursor.reach("extend-sentence"));
  useCommand("shrink-sentence", () => cursor.reach("shrink-sentence"));
  useCommand("extend-paragraph", () => cursor.reach("extend-paragraph"));
  useCommand("shrink-paragraph", () => cursor.reach("shrink-paragraph"));
  useCommand("say-place", cursor.sayPlace);
}

/** From highlight to highlight, in reading order, beginning with what is in view. */
export function useStepCommands(
  page: ArticlePage | undefined,
  placed: readonly PlacedAnnotation[],
): void {
  const store = useReaderStore();
  const names = useColorNames();
  function step(direction: 1 | -1): boolean {
    const { focused, visible, cursor } = store.getState();
    const here = placed.findIndex(({ annotationId }) => annotationId === focused);
    const from = cursor === undefined ? visible.start : cursor.start + 1;
    const upTo = cursor === undefined ? visible.end : cursor.start;
    const next =
      here !== -1
        ? placed[here + direction]
        : direction === 1
          ? placed.find(({ span }) => span.start >= from)
          : placed.findLast(({ span }) => span.start < upTo);
    if (page === undefined) return false;
    if (next === undefined) {
      store.setState({ announcement: wording.reader.said.noFurther });
      return true;
    }
    const { annotationId, annotation, span } = next;
    store.setState({
      focused: annotationId,
      quiet: undefined,
      target: undefined,
      // The cursor comes along: the next sentence is the one behind the highlight.
      cursor: cursor === undefined ? undefined : span,
      announcement: wording.reader.highlightLabel(
        names[annotation.color],
        annotation.quote.exact,
        annotation.note,
      ),
    });
    void scrollToSpan(page, span, { share: READING_HEIGHT, unless: "in-view" });
    return true;
  }
  useCommand("next", () => step(1));
  useCommand("previous", () => step(-1));
}

export function useFindCommands(finding: Finding): void {
  const store = useReaderStore();
  useCommand("find-in-article", () =>
    store.setState(({ findCalls }) => ({ isFinding: true, findCalls: findCalls + 1 })),
  );
  const go = (direction: "next" | "previous"): void => {
    const isOpen = store.getState().isFinding;
    store.setState({ isFinding: true });
    if (isOpen) finding.go(direction);
  };
  useCommand("next-match", () => go("next"));
  useCommand("previous-match", () => go("previous"));
}

/** What is shown beside the text, and where the article goes. */
export function useViewCommands(
  page: ArticlePage | undefined,
  { articleId }: ArticleDetail,
  place: ColumnPlace,
  trashMark: () => boolean,
): void {
  const store = useReaderStore();
  const { showNotes, showOutline } = useSettings();
  const changeSettings = useChangeSettings();
  useCommand("back", () => stepBack(store, page));
  useCommand("hide-highlights", () => {
    const areHighlightsHidden = !store.getState().areHighlightsHidden;
    const { hidden, shown } = wording.reader.said;
    store.setState({ areHighlightsHidden, announcement: areHighlightsHidden ? hidden : shown });
  });
  useCommand("toggle-notes", () => {
    if (place.notes === undefined) togglePanel(store, "notes");
    else changeSettings({ showNotes: !showNotes });
  });
  useCommand("toggle-outline", () => {
    if (place.outline === undefined) togglePanel(store, "outline");
    else changeSettings({ showOutline: !showOutline });
  });
  useCommand("article-details", () => store.setState({ dialog: "details" }));
  useCommand("typography", () => togglePanel(store, "typography"));
  useCommand("tag-article", () =>
    openArticleTags({ count: 1, named: { articleIds: [articleId] } }),
  );
  useCommand("find-similar", () => openScreen({ kind: "similar", articleId }));
  const leave = (move: ArticleMove): void => void leaveArticle(articleId, move);
  useCommand("archive", () => leave("archive"));
  useCommand("trash", () => {
    // Who presses Delete over selected words does not mean the whole article.
    if (store.getState().selection !== undefined) return false;
    if (!trashMark()) leave("trash");
    return true;
  });
}

export function togglePanel(store: ReaderStore, panel: Panel): void {
  store.setState((state) => ({ panel: state.panel === panel ? undefined : panel }));
}

/** Takes away what lies nearest to the reader. @returns false when nothing does: then the article is left */
function stepBack(store: ReaderStore, page: ArticlePage | undefined): boolean {
  const { selection, cursor, focused, target, isFinding, isPenOn, panel } = store.getState();
  if (selection !== undefined) {
    if (page !== undefined) clearSelection(page);
  } else if (panel !== undefined) store.setState({ panel: undefined });
  else if (isFinding) store.setState({ isFinding: false });
  else if (isPenOn) void runCommand("pen");
  else if (focused !== undefined) store.setState({ focused: undefined, cardWork: undefined });
  else if (cursor !== undefined) store.setState({ cursor: undefined });
  else if (target !== undefined) store.setState({ target: undefined });
  else return false;
  return true;
}
