const DRAGS = ["dragenter", "dragover", "dragleave", "drop"] as const;

/**
 * Lets the window see files that are dragged over the article, which a frame keeps to itself.
 * @returns its undo
 */
export function forwardDrags(frame: HTMLIFrameElement, view: Window): () => void {
  function forward(event: DragEvent): void {
    const { dataTransfer, clientX, clientY } = event;
    const copy = new DragEvent(event.type, {
      dataTransfer,
      clientX,
      clientY,
      bubbles: true,
      cancelable: true,
    });
    frame.dispatchEvent(copy);
    event.preventDefault();
  }
  for (const type of DRAGS) view.addEventListener(type, forward);
  return () => {
    for (const type of DRAGS) view.removeEventListener(type, forward);
  };
}
