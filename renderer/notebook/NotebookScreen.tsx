export function NotebookScreen(_: { screen: unknown }) {
  return null;
}
