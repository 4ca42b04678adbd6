import { wording } from "#core/wording/wording.js";
import { showToast } from "../ui/toasts.ts";
import { NameSearchDialog } from "./NameSearchDialog.tsx";

interface SaveSearchDialogProps {
  readonly query: string;
}

/** Gives a query a name, under which the sidebar keeps it. */
export function SaveSearchDialog({ query }: SaveSearchDialogProps) {
  return (
    <NameSearchDialog
      title={wording.search.saveTitle}
      name={query}
      query={query}
      onSaved={(name) => showToast({ text: wording.search.saved(name) })}
    />
  );
}
