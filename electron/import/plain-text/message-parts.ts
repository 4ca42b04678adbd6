import { isRule } from "./line-shapes.ts";
import type { TextLine } from "./text-line.ts";

const WIDEST = 200;
/** What stands above a message that is passed on. */
const FORWARD =
  /^(?:-{2,} ?)?(?:Original Message|Forwarded message|Begin forwarded message:|Original-Nachricht|Ursprüngliche Nachricht|Weitergeleitete Nachricht|Message d'origine|Message transféré|Mensaje original|Mensaje reenviado|Messaggio originale|Oorspronkelijk bericht)(?: ?-{2,})?$/iu;
/** "On Monday, Ida Renn wrote:" */
const ATTRIBUTION =
  /(?:\b(?:wrote|writes|said|schrieb|schreibt|a écrit|escribió|escreveu|ha scritto|schreef|skrev|napisał|napisała)\b|писал|пишет|написал|さんは書きました)[^:]{0,80}[:：]$/iu;
const LIST_FOOTER =
  /https?:\/\/|www\.|\S@\S|\b(?:mailing list|unsubscribe|mailman|Mailingliste|abbestellen|liste de diffusion)\b/iu;
// Longer ones are text.
const LONGEST_SIGNATURE = 12;
const LONGEST_FOOTER = 8;

/** Whether a line says that a message follows which is passed on. */
export function isForward({ text }: TextLine): boolean {
  return text.length <= WIDEST && FORWARD.test(text);
}

/** Whether a text says whose words are quoted below it. */
export function isAttribution(text: string): boolean {
  return text.length <= WIDEST && ATTRIBUTION.test(text);
}

/**
 * What ends a message: a signature under two dashes, what a mailing list puts below a rule.
 * @returns number of the first line behind it; undefined where nothing of this kind begins
 */
export function closingEnd(
  lines: readonly TextLine[],
  start: number,
  isMessageStart: (line: TextLine) => boolean,
): number | undefined {
  const first = lines[start];
  if (first === undefined) return undefined;
  const isSignature = first.text === "--" && first.indent === 0;
  const isFooter = /^[_=~*-]{10,}$/.test(first.text.slice(0, WIDEST));
  if (!isSignature && !isFooter) return undefined;
  const longest = isSignature ? LONGEST_SIGNATURE : LONGEST_FOOTER;
  let end = start + 1;
  let isTold = isSignature;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    if (line === undefined || isMessageStart(line) || line.text.startsWith(">")) break;
    // A list's footer may stand below the signature, or be closed by another rule.
    if (isSignature && isRule(line.text)) break;
    if (end - start > longest) return undefined;
    isTold ||= LIST_FOOTER.test(line.text.slice(0, WIDEST));
  }
  return isTold && end > start + 1 ? end : undefined;
}
