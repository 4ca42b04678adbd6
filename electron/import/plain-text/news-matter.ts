import { publishedDate } from "../facts/published-date.ts";

/** What stands around the text of a story for those who print it. */
export type NewsMatter = "slug" | "instruction" | "byline" | "end";

// Longer lines are text.
const WIDEST = 100;
const BYLINE_WORDS = 10;

/** "BC-EU--Ferry Vote, 1st Ld-Writethru,420", "FERRY-VOTE/ (UPDATE 2)", "a0123" */
const SLUG =
  /^(?:(?:BC|AM|PM)-[\p{L}\d]+(?:-{1,2}[\p{L}\d' ]+)*(?:,.*)?|[A-Z][A-Z\d]*(?:-[A-Z\d]+)*\/(?:[A-Z\d-]+)?(?: \(.*\))?|[a-z]\d{4}|(?:URGENT|FLASH|BULLETIN|EILMELDUNG|ALERT)[!:]?)$/u;
const INSTRUCTION =
  /^(?:\(?(?:STRICTLY )?EMBARGO(?:ED)?\b.*|(?:NOT )?FOR (?:IMMEDIATE )?(?:RELEASE|PUBLICATION)\b.*|FOR RELEASE\b.*|(?:For immediate release|Embargoed until|Sperrfrist|SPERRFRIST|Zur sofortigen Veröffentlichung)\b.*|Eds?[:.].*|Editors?[:’'].*|\((?:Adds|Updates|Recasts|Corrects|Rewrites|Repeats|Refiles|Changes|Clarifies|Removes|Writes through)\b.*\))$/u;
const BYLINE =
  /^(?:By|BY|Von|VON|Par|PAR|Por|POR|Door|DOOR|Av|Af)\s+(?<names>\p{Lu}[\p{L}.'’-]*(?:(?:,? (?:and|AND|und|UND|et|ET|y|e|en|og|och|&)|,)? (?:(?:van|von|de|der|den|del|della|di|du|la|le|al|bin|el) )*\p{Lu}[\p{L}.'’-]*)+)(?:,\s+[\p{L} ]+)?$/u;
/** "(Reporting by Ida Renn; Editing by Bo Asch)" */
const CREDITS = /^\((?:Reporting|Writing|Editing|Additional reporting|Compiled|Production)\b.*\)$/;
const END =
  /^(?:-?\s*(?:ENDS?|ends|ENDE|FIN)\s*-?|\((?:END|ends|Ends)\)|#{2,5}|# # #|-{1,2}\s?30\s?-{1,2})$/;
/** "MOSCOW, Nov. 20, 2026 (Reuters) -", "HARBOURTOWN (AP) —", "BERLIN, 20. November 2026 /dpa/ –" */
const DATELINE =
  /^(?<place>\p{Lu}[\p{Lu}\p{Lo} .,'’/-]{1,40}?)(?:, (?<place2>\p{Lu}[\p{L}. ]{1,20}))?(?:, (?<date>(?:\p{L}{3,10}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,10}\.?)(?:,? \d{4})?))?,? ?(?:[(/][^()/]{1,30}[)/] ?)?(?:--?|[–—]) ?\S/u;

/** @returns which matter of this kind a line is, if any */
export function newsMatterOf(text: string): NewsMatter | undefined {
  if (text.length > WIDEST) return undefined;
  if (END.test(text) || CREDITS.test(text)) return "end";
  if (INSTRUCTION.test(text)) return "instruction";
  if (bylineIn(text) !== undefined) return "byline";
  return SLUG.test(text) ? "slug" : undefined;
}

/** The names in "By Jane Doe and John Doe, Staff Writer". */
export function bylineIn(text: string): string | undefined {
  if (text.length > WIDEST || text.split(" ").length > BYLINE_WORDS) return undefined;
  return BYLINE.exec(text)?.groups?.["names"];
}

/** The place and day with which a story begins. @returns undefined where it begins otherwise; no day where none is whole */
export function datelineIn(text: string): { readonly published: string | null } | undefined {
  const match = DATELINE.exec(text.slice(0, 160));
  if (match === null) return undefined;
  const date = match.groups?.["date"] ?? "";
  const isWhole = /\d{4}$/.test(date);
  return { published: isWhole ? publishedDate(date.replace(/^(\d{1,2})\./, "$1")) : null };
}
