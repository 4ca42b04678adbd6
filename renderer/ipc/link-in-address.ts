/**
 * The `postil://` link that the browser host was asked to open first: it stands in the address of the window, and is taken out
 * so that a reload does not follow it again.
 */
export function takeLinkFromAddress(): string | undefined {
  const address = new URL(location.href);
  const link = address.searchParams.get("link");
  if (link === null) return undefined;
  address.searchParams.delete("link");
  history.replaceState(history.state, "", address);
  return link;
}
