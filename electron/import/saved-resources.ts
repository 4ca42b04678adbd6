/** What was saved with a page in one file, by the addresses that it came from. */
export interface SavedResources {
  /** @param location  address, perhaps relative to the page's; the first of equal ones counts */
  add(location: string, bytes: Uint8Array): void;
  /**
   * @param address  as the page names it
   * @param base  what relative addresses count from; null when unknown
   */
  find(address: string, base: string | null): Uint8Array | undefined;
}

/** What addresses count from in a page that has none. */
const NOWHERE = "thismessage:/";

/** @param location  of the page, where it is known; not only on the web */
export function createSavedResources(location: string | undefined): SavedResources {
  const own = location !== undefined && URL.canParse(location) ? location : NOWHERE;
  const resources = new Map<string, Uint8Array>();

  return {
    add(stated, bytes) {
      const key = keyOf(stated, own);
      if (key !== undefined && !resources.has(key)) resources.set(key, bytes);
    },
    find(address, base) {
      const keys = [keyOf(address, base ?? own), keyOf(address, own)];
      return keys.flatMap((key) => (key === undefined ? [] : (resources.get(key) ?? [])))[0];
    },
  };
}

/** Without a fragment, which is no part of what was loaded. */
function keyOf(address: string, base: string): string | undefined {
  const url = URL.parse(address.trim(), base);
  if (url === null) return undefined;
  url.hash = "";
  return url.protocol === "cid:" ? `cid:${decoded(url.pathname)}` : url.href;
}

/** An identifier stands in an address escaped, in a header as it is. */
function decoded(identifier: string): string {
  try {
    return decodeURIComponent(identifier);
  } catch {
    // A percent sign that escapes nothing belongs to it.
    return identifier;
  }
}
