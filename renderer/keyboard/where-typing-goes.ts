const OVERLAYS =
  // A message that comes and goes is an alertdialog, too, but lies over nothing.
  '[role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), [role="menu"], [data-own-keys]';
const TEXT_FIELDS =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="range"]), textarea, select';

/** Whether what is typed or pasted there is text of the reader's own. */
export function isInTextField(target: EventTarget | null): boolean {
  const element = elementOf(target);
  return element !== undefined && (element.isContentEditable || element.matches(TEXT_FIELDS));
}

/** Whether it lies over the page, and has its own keys: only what may fire while typing passes. */
export function isInOverlay(target: EventTarget | null): boolean {
  const element = elementOf(target);
  return element !== undefined && element.closest(OVERLAYS) !== null;
}

/** An event from the article frame is of another realm, where `instanceof` would deny its elements. */
function elementOf(target: EventTarget | null): HTMLElement | undefined {
  if (target === null || !("matches" in target) || !("isContentEditable" in target))
    return undefined;
  // Only elements of HTML have both.
  return target as HTMLElement;
}
