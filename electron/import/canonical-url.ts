/** Parameters that say who sent a reader, not what is read. */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|mc_[ce]id|igshid|yclid|_hs(?:enc|mi)|ref_src|cmpid|ito)$/i;

/** An article's address without tracking parameters; null when it is none of the web. */
export function canonicalUrl(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  // Collected first: deleting while going through them would skip some.
  const names = [...url.searchParams.keys()];
  for (const name of names) {
    if (TRACKING.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}
