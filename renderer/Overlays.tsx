import { ImportReport } from "./import/ImportReport.tsx";
import { ArticleTagsDialog } from "./library/ArticleTagsDialog.tsx";
import { Palette } from "./palette/Palette.tsx";
import { SaveSearchDialog } from "./search/SaveSearchDialog.tsx";
import { ShortcutsDialog } from "./shortcuts/ShortcutsDialog.tsx";
import { useView } from "./view/view-store.ts";

/** What lies above the screen just now. */
export function Overlays() {
  const overlay = useView((state) => state.overlay);
  switch (overlay?.kind) {
    case "palette":
      return <Palette />;
    case "shortcuts":
      return <ShortcutsDialog />;
    case "import-report":
      return <ImportReport />;
    case "save-search":
      return <SaveSearchDialog query={overlay.query} />;
    case "article-tags":
      return <ArticleTagsDialog articleIds={overlay.articleIds} />;
    case undefined:
      return null;
  }
}
