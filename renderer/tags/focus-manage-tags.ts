/** The button above the tags of the sidebar. */
export const MANAGE_TAGS_ID = "manage-tags";

/**
 * Puts the focus where tags are managed: the row of a tag that was renamed or deleted is about to go, and would take it along.
 * Waits until the dialog is gone, and has given the focus back to that row.
 */
export function focusManageTags(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${MANAGE_TAGS_ID}`)?.focus()),
  );
}
