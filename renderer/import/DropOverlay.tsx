import { FileDown } from "lucide-react";
import { wording } from "#core/wording/wording.js";
import { showToast } from "../ui/toasts.ts";
import styles from "./DropOverlay.module.css";
import { droppedFiles } from "./dropped-files.ts";
import { importFiles } from "./import-files.ts";
import { useFileDrag } from "./use-file-drag.ts";

/** Files may be dropped anywhere on the window; while they hover over it, it says so. */
export function DropOverlay() {
  const isDragging = useFileDrag((transfer) => {
    droppedFiles(transfer).then(importFiles, () =>
      showToast({ text: wording.imports.unreadable, kind: "trouble" }),
    );
  });
  if (!isDragging) return null;
  return (
    <div className={styles.overlay} role="status">
      <div className={styles.card}>
        <FileDown aria-hidden="true" />
        <p className={styles.title}>{wording.imports.drop}</p>
        <p>{wording.imports.dropHint}</p>
      </div>
    </div>
  );
}
