import { create } from "zustand";
import type { CallInput } from "#contract/calls.js";
import type { SavedSearch } from "#contract/records.js";
import type { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Tag } from "#core/tag/tag.js";
import { FIRST_SCREEN, Screen } from "./screen.ts";
import { goBack, onHistory, pushScreen, replaceScreen, screenAtStart } from "./screen-history.ts";

/** Where files come from: dropped or chosen in this window, or put into the library's inbox folder. */
export type ImportSource = "window" | "inbox";

/** Articles that a dialog is about for as long as it is open, whatever becomes of the list that they were chosen in. */
export interface ArticlesInDialog {
  readonly count: number;
  /** As the app takes them. */
  readonly named: Pick<CallInput<"articles.tags">, "articleIds" | "gathered">;
}

/** What can lie above the screen. */
export type Overlay =
  | { readonly kind: "palette" }
  | { readonly kind: "shortcuts" }
  | { readonly kind: "import-report"; readonly source: ImportSource }
  | { readonly kind: "save-search"; readonly query: string }
  | { readonly kind: "rename-search"; readonly search: SavedSearch }
  | { readonly kind: "article-tags"; readonly articles: ArticlesInDialog }
  /** Of several highlights. */
  | { readonly kind: "annotation-tags"; readonly annotationIds: readonly AnnotationId[] }
  /** Of a highlight. */
  | { readonly kind: "history"; readonly annotationId: AnnotationId }
  /** Deletes them for good, once somebody says so. */
  | {
      readonly kind: "purge";
      readonly articleIds: readonly ArticleId[];
      readonly annotationIds: readonly AnnotationId[];
    }
  | { readonly kind: "tags"; readonly wish: TagWish | undefined };

/** What somebody wants to do with one of the library's tags. */
export interface TagWish {
  readonly tag: Tag;
  readonly what: "edit" | "delete";
}

interface ViewState {
  readonly screen: Screen;
  readonly overlay: Overlay | undefined;
  /** In a narrow window the sidebar is a drawer. */
  readonly isDrawerOpen: boolean;
}

/** The window's view state: everything that is not data. Changed by the functions below only. */
export const useView = create<ViewState>()(() => ({
  screen: FIRST_SCREEN,
  overlay: undefined,
  isDrawerOpen: false,
}));

/** Takes up the screen of the last visit and follows Back and Forward. @returns its undo */
export function startView(): () => void {
  useView.setState({ screen: screenAtStart() });
  return onHistory((screen) =>
    useView.setState({ screen, overlay: undefined, isDrawerOpen: false }),
  );
}

/** Goes to a screen; Back returns. */
export function openScreen(screen: Screen): void {
  if (JSON.stringify(screen) !== JSON.stringify(useView.getState().screen)) pushScreen(screen);
  useView.setState({ screen, overlay: undefined, isDrawerOpen: false });
}

/** Searches for a query as it stands, which somebody chose and is not typing. */
export function searchFor(query: string): void {
  openScreen({ kind: "search", query, isWhole: true });
}

/** Changes the screen in place, such as its query: Back does not stop at each letter. */
export function adjustScreen(screen: Screen): void {
  replaceScreen(screen);
  useView.setState({ screen });
}

export interface Passage {
  readonly annotationId?: AnnotationId | undefined;
  readonly span?: Span | undefined;
  /** Words to find in it. */
  readonly find?: string | undefined;
  /** The version to show; without it the one that opens. */
  readonly contentHash?: ContentHash | undefined;
}

/** Opens an article where it was left, or at a passage. */
export function openArticle(articleId: ArticleId, passage: Passage = {}): void {
  openScreen(Screen.parse({ kind: "reader", articleId, ...passage }));
}

/** Shows what changed from one version of an article to another. */
export function openDifference(
  articleId: ArticleId,
  versions: { readonly from: ContentHash; readonly to: ContentHash },
): void {
  openScreen({ kind: "difference", articleId, from: versions.from, to: versions.to });
}

/** Back to where one came from; to the inbox when one came from nowhere. */
export function closeScreen(): void {
  if (!goBack()) adjustScreen(FIRST_SCREEN);
}

export function openOverlay(overlay: Overlay): void {
  useView.setState({ overlay });
}

export function openArticleTags(articles: ArticlesInDialog): void {
  openOverlay({ kind: "article-tags", articles });
}

export function openAnnotationTags(annotationIds: readonly AnnotationId[]): void {
  openOverlay({ kind: "annotation-tags", annotationIds });
}

/** All tags of the library, or what is wanted of one. */
export function openTags(wish?: TagWish): void {
  openOverlay({ kind: "tags", wish });
}

export function closeOverlay(): void {
  useView.setState({ overlay: undefined });
}

export function setDrawer(isDrawerOpen: boolean): void {
  useView.setState({ isDrawerOpen });
}
