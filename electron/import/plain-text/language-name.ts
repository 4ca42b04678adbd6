import { languageTag } from "../facts/language-tag.ts";

/** Languages by the names that catalogues of books give them. */
const NAMES: Readonly<Record<string, string>> = {
  english: "en",
  french: "fr",
  german: "de",
  spanish: "es",
  italian: "it",
  portuguese: "pt",
  dutch: "nl",
  finnish: "fi",
  swedish: "sv",
  danish: "da",
  norwegian: "no",
  polish: "pl",
  czech: "cs",
  hungarian: "hu",
  greek: "el",
  latin: "la",
  russian: "ru",
  chinese: "zh",
  japanese: "ja",
  esperanto: "eo",
  catalan: "ca",
  welsh: "cy",
};

/** @param name  such as "English" or "en-GB" @returns BCP 47; null where it is neither */
export function languageNamed(name: string): string | null {
  const known = NAMES[name.trim().toLowerCase()];
  return known ?? (/^[a-z]{2,3}(?:[-_]\w{2,8})*$/i.test(name.trim()) ? languageTag(name) : null);
}
