import { type ReactNode, useState } from "react";
import { LinkDialog } from "../reader/dialogs/LinkDialog.tsx";
import { ReaderContext, makeReaderStore } from "../reader/state/reader-store.ts";

interface NoteLinksProps {
  readonly children: ReactNode;
}

/** Follows the links in notes as the reader does: a note tells its store where it leads, and the dialog asks first. */
export function NoteLinks({ children }: NoteLinksProps) {
  const [store] = useState(makeReaderStore);
  return (
    <ReaderContext value={store}>
      {children}
      <LinkDialog />
    </ReaderContext>
  );
}
