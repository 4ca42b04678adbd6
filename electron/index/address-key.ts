/**
 * What two addresses of one article have in common: with `http:` or `https:`, a slash at the end or none, and wherever in it a
 * link leads. A fragment that is a path (`#/story/7`, `#!/story/7`) names the article and counts.
 * @param address  without tracking parameters
 * @returns undefined where it names no article: the address of a whole site is what careless pages give as their own
 */
export function addressKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { host, pathname, search, hash } = new URL(address);
  const fragment = /^#!?\//.test(hash) ? hash : "";
  const place = `${pathname.replace(/\/+$/, "")}${search}${fragment}`;
  return place === "" ? undefined : `${host}${place}`;
}
