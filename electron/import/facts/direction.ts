const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu;
const LETTER = /\p{L}/gu;
// The beginning tells; a long book need not be counted through.
const SAMPLE_LENGTH = 20_000;
const RIGHT_TO_LEFT_LANGUAGES: ReadonlySet<string> = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "ps",
  "sd",
  "ug",
  "ur",
  "yi",
]);

/** Which way most of the text runs; the language decides where there are no letters. */
export function directionOf(plainText: string, language: string | null): "ltr" | "rtl" {
  const sample = plainText.slice(0, SAMPLE_LENGTH);
  if (sample.search(RIGHT_TO_LEFT) === -1 && sample.search(LETTER) !== -1) return "ltr";
  const letters = sample.match(LETTER)?.length ?? 0;
  if (letters === 0) {
    return RIGHT_TO_LEFT_LANGUAGES.has(language?.split("-")[0] ?? "") ? "rtl" : "ltr";
  }
  return (sample.match(RIGHT_TO_LEFT)?.length ?? 0) * 2 > letters ? "rtl" : "ltr";
}
