import { useEffect, useEffectEvent, useState } from "react";

/**
 * Follows files that are dragged over the window.
 * @returns whether some are over it now
 */
export function useFileDrag(onDrop: (transfer: DataTransfer) => void): boolean {
  const [isDragging, setDragging] = useState(false);
  const drop = useEffectEvent(onDrop);

  useEffect(() => {
    // Entering a child comes before leaving its parent, so the balance tells whether they are still over the window.
    let balance = 0;
    const listening = new AbortController();
    const { signal } = listening;

    function listen(
      name: "dragenter" | "dragover" | "dragleave" | "drop",
      hear: (event: DragEvent) => void,
    ): void {
      addEventListener(
        name,
        (event) => {
          if (event.dataTransfer?.types.includes("Files") !== true) return;
          // Without this the browser would open the file in place of the app.
          event.preventDefault();
          hear(event);
        },
        { signal },
      );
    }

    listen("dragenter", () => {
      balance += 1;
      setDragging(true);
    });
    listen("dragover", (event) => {
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
    });
    listen("dragleave", () => {
      balance -= 1;
      if (balance <= 0) setDragging(false);
    });
    listen("drop", (event) => {
      balance = 0;
      setDragging(false);
      if (event.dataTransfer !== null) drop(event.dataTransfer);
    });
    return () => listening.abort();
  }, []);

  return isDragging;
}
