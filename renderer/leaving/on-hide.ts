/**
 * Hears that the window goes out of sight or away: the last moment at which saving is sure to be heard. The desktop hides its window before it
 * closes it, and waits for what the window saves then.
 * @returns its undo
 */
export function onHide(listener: () => void): () => void {
  const hear = (): void => {
    if (document.visibilityState === "hidden") listener();
  };
  document.addEventListener("visibilitychange", hear);
  addEventListener("pagehide", listener);
  return () => {
    document.removeEventListener("visibilitychange", hear);
    removeEventListener("pagehide", listener);
  };
}
