/** An address with a scheme, a host or a drive, or from the root of something. */
const ELSEWHERE = /^(?:[a-z][\w+.-]*:|[/\\])/i;
/** What no file of a saved page is called, and what leads out of its folder. */
// oxlint-disable-next-line eslint/no-control-regex -- they are what is looked for
const STRANGE_STEP = /^\.{0,2}$|[\\:\u0000-\u001f]/;

/**
 * Where a relative address leads from the folder of its page.
 * @param address  as the page names it, entities resolved
 * @returns every path that may be meant, likeliest first; none for an address that leads out of the folder or elsewhere
 */
export function localPaths(address: string): readonly string[] {
  const stated = address.trim();
  if (stated === "" || stated.startsWith("#") || ELSEWHERE.test(stated)) return [];
  // Browsers write what a file is really called, with a percent sign or a hash in it escaped or not.
  const bare = stated.split(/[?#]/, 1)[0] ?? "";
  const candidates = [decoded(bare), bare, decoded(stated), stated];
  return [...new Set(candidates)].flatMap((path) => plainPath(path) ?? []);
}

function plainPath(path: string): string | undefined {
  const steps = path.split("/").filter((step) => step !== ".");
  return steps.some((step) => STRANGE_STEP.test(step)) ? undefined : steps.join("/");
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A percent sign that escapes nothing belongs to the name.
    return path;
  }
}
