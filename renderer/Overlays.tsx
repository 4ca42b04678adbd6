import type { ReactNode } from "react";
import { wording } from "#core/wording/wording.js";
import { ShownOverlay } from "./loading/lazy-screens.ts";
import { Dialog } from "./ui/Dialog.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { closeOverlay, useView } from "./view/view-store.ts";

/** What lies above the screen just now. */
export function Overlays() {
  const overlay = useView((state) => state.overlay);
  return (
    <ErrorBoundary key={overlay?.kind ?? "none"} frame={inDialog}>
      {overlay !== undefined && <ShownOverlay overlay={overlay} />}
    </ErrorBoundary>
  );
}

function inDialog(said: ReactNode): ReactNode {
  return (
    <Dialog title={wording.app.name} isOpen onClose={closeOverlay}>
      {said}
    </Dialog>
  );
}
