import type { SavedSearch } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { tellDeed } from "../undo/tell-deed.ts";
import { NameSearchDialog } from "./NameSearchDialog.tsx";

interface RenameSearchDialogProps {
  readonly search: SavedSearch;
}

/** Gives a saved search another name. */
export function RenameSearchDialog({ search: { id, name, query } }: RenameSearchDialogProps) {
  return (
    <NameSearchDialog
      title={wording.search.renameTitle}
      id={id}
      name={name}
      query={query}
      onSaved={(chosen) => tellDeed(wording.search.renamed(chosen))}
    />
  );
}
