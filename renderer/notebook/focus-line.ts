/** Gives the focus back to the line that something inside it had been opened from. */
export function focusLine(inside: Element | null): void {
  const line = inside?.closest('[role="row"]');
  if (line instanceof HTMLElement) line.focus();
}
