/**
 * For a ListBox whose letters are commands: without this each letter would also move the focus to a row that begins with it.
 * `useListBox` hands the option on to the selection hooks, but the types of React Aria name it for grid lists only.
 */
export const withoutTypeahead = { disallowTypeAhead: true };
