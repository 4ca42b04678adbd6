/** @returns a language's name as BCP 47 writes it; null for anything that is none, such as "German" */
export function languageTag(name: string): string | null {
  try {
    return Intl.getCanonicalLocales(name.trim().replaceAll("_", "-"))[0] ?? null;
  } catch {
    // The answer itself: it is no tag.
    return null;
  }
}
