import type { Color } from "#core/annotation/color.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { CopyKind } from "#core/quotation/copied-text.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { openAnnotationTags, openOverlay } from "../view/view-store.ts";
import { changeMany } from "./bulk-deed.ts";
import { copyHighlights } from "./copy-highlights.ts";
import { type ExportFormat, exportNotes } from "./export-notes.ts";
import { deselectIds } from "./selection-store.ts";

/** What can be done with all that is selected, each as one deed. */
export interface SelectionActions {
  readonly recolor: (color: Color) => void;
  readonly tag: () => void;
  readonly copy: (kind: CopyKind) => void;
  readonly export: (format: ExportFormat) => void;
  /** To the trash, or back. */
  readonly move: (to: "trash" | "notebook") => void;
  /** Of the trash: asks whether they may be deleted for good. */
  readonly purge: () => void;
}

/** @param selected  in the order of the list */
export function useSelectionActions(selected: readonly AnnotationId[]): SelectionActions {
  const names = useColorNames();
  const { did } = wording.notebook;
  return {
    recolor: (color) =>
      void changeMany(selected, { color }, (number) => did.recolored(number, names[color])),
    tag: () => openAnnotationTags(selected),
    copy: (kind) => void copyHighlights(selected, kind),
    export: (format) => void exportNotes(format, { annotationIds: [...selected] }),
    move: (to) =>
      void changeMany(
        selected,
        { trashed: to === "trash" },
        to === "trash" ? did.trashed : did.restored,
      ).then((isDone) => {
        if (isDone) deselectIds(selected);
      }),
    purge: () => openOverlay({ kind: "purge", articleIds: [], annotationIds: selected }),
  };
}
