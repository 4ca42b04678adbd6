import { ImportReport } from "./import/ImportReport.tsx";
import { ArticleTagsDialog } from "./library/ArticleTagsDialog.tsx";
import { AnnotationTagsDialog } from "./notebook/AnnotationTagsDialog.tsx";
import { HistoryDialog } from "./notebook/HistoryDialog.tsx";
import { Palette } from "./palette/Palette.tsx";
import { RenameSearchDialog } from "./search/RenameSearchDialog.tsx";
import { SaveSearchDialog } from "./search/SaveSearchDialog.tsx";
import { ShortcutsDialog } from "./shortcuts/ShortcutsDialog.tsx";
import { TagsDialog } from "./tags/TagsDialog.tsx";
import { PurgeDialog } from "./trash/PurgeDialog.tsx";
import type { Overlay } from "./view/view-store.ts";

export interface ShownOverlayProps {
  readonly overlay: Overlay;
}

/** What lies above the screen just now. */
export function ShownOverlay({ overlay }: ShownOverlayProps) {
  switch (overlay.kind) {
    case "palette":
      return <Palette />;
    case "shortcuts":
      return <ShortcutsDialog />;
    case "import-report":
      return <ImportReport source={overlay.source} />;
    case "save-search":
      return <SaveSearchDialog query={overlay.query} />;
    case "rename-search":
      return <RenameSearchDialog search={overlay.search} />;
    case "article-tags":
      return <ArticleTagsDialog articles={overlay.articles} />;
    case "annotation-tags":
      return <AnnotationTagsDialog annotationIds={overlay.annotationIds} />;
    case "history":
      return <HistoryDialog annotationId={overlay.annotationId} />;
    case "purge":
      return <PurgeDialog articleIds={overlay.articleIds} annotationIds={overlay.annotationIds} />;
    case "tags":
      return <TagsDialog wish={overlay.wish} />;
  }
}
