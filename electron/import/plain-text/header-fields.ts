import { canonicalUrl } from "../canonical-url.ts";
import { isoDate, publishedDate } from "../facts/published-date.ts";
import { languageNamed } from "./language-name.ts";
import { joinedLines } from "./join-paragraph.ts";
import type { Chunk } from "./text-line.ts";

/** A line such as "Subject: Tea", with the lines that it goes on in. */
export interface Field {
  /** With its colon. */
  readonly name: string;
  readonly value: string;
}

/** What a text says of itself. */
export interface StatedFacts {
  readonly title: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
}

export const NOTHING_STATED: StatedFacts = {
  title: null,
  byline: null,
  published: null,
  url: null,
  language: null,
  tags: [],
};

const FIELD = /^\*?(?<name>[\p{L}][\p{L}\d -]{0,30}?) ?:\*?(?:\s+(?<value>\S.*))?$/su;
const FEWEST = 2;
// Longer ones are no names or dates.
const LONGEST_FACT = 400;

/** What the names of fields mean, in the languages of the common mail programs. */
const NAMES: readonly (readonly [keyof StatedFacts | "other", string])[] = [
  [
    "title",
    "title subject betreff objet asunto oggetto onderwerp assunto emne ämne тема 件名 主题",
  ],
  ["byline", "from author authors by von de da van autor autore auteur от 差出人 发件人"],
  [
    "published",
    "date sent published posted release_date datum gesendet enviado envoyé data inviato verzonden skickat дата 日時 日期",
  ],
  ["url", "url link source archived-at"],
  ["language", "language lang sprache langue idioma"],
  ["tags", "tags keywords categories"],
  [
    "other",
    `to cc bcc reply-to message-id in-reply-to references list-id newsgroups organization mime-version content-type
     content-transfer-encoding user-agent x-mailer resent-from return-path delivered-to importance attachments sender an kopie à
     para aan till a кому 宛先 收件人 most_recently_updated credits translator editor illustrator original_publication publisher
     character_set_encoding posting_date last_updated produced_by contributor`,
  ],
];
const KNOWN = new Map(
  NAMES.flatMap(([meaning, names]) =>
    names.split(/\s+/).map((name) => [name.replaceAll("_", " "), meaning] as const),
  ),
);

/**
 * @param fewest  how many fields must be known
 * @returns the fields of a chunk that is nothing but fields; else undefined
 */
export function fieldsOf(chunk: Chunk, fewest = FEWEST): readonly Field[] | undefined {
  const fields: { name: string; lines: string[] }[] = [];
  for (const { text, indent } of chunk) {
    const { name, value } = FIELD.exec(text)?.groups ?? {};
    const last = fields.at(-1);
    // Only a field at the margin is one; what is indented goes on with the field above.
    if (name !== undefined && (fields.length === 0 || indent <= (chunk[0]?.indent ?? 0))) {
      const written =
        value === undefined ? text : text.slice(0, text.length - value.length).trimEnd();
      fields.push({ name: written, lines: value === undefined ? [] : [value] });
    } else if (last !== undefined && indent > (chunk[0]?.indent ?? 0)) last.lines.push(text);
    else return undefined;
  }
  const known = fields.filter(({ name }) => meaningOf(name) !== undefined);
  if (known.length < fewest || known.length < fields.length / 2) return undefined;
  if (meaningOf(fields[0]?.name ?? "") === undefined) return undefined;
  return fields.map(({ name, lines }) => ({ name, value: joinedLines(lines) }));
}

function meaningOf(name: string): keyof StatedFacts | "other" | undefined {
  return KNOWN.get(name.replaceAll(/[*:]/g, "").trim().toLowerCase());
}

/** Whether the fields are those of a message: who wrote it, and when or on what. */
export function isMessage(fields: readonly Field[]): boolean {
  const meanings = new Set(fields.map(({ name }) => meaningOf(name)));
  return meanings.has("byline") && (meanings.has("title") || meanings.has("published"));
}

/** What fields say that is of use; the first of a kind counts. */
export function factsIn(fields: readonly Field[]): StatedFacts {
  const valueOf = (wanted: keyof StatedFacts): string =>
    fields
      .find(({ name, value }) => value !== "" && meaningOf(name) === wanted)
      ?.value.slice(0, LONGEST_FACT) ?? "";
  const date = valueOf("published").replace(/\s*\[.*$/s, "");
  return {
    title: valueOf("title") || null,
    byline: personIn(valueOf("byline")),
    published: isoDate(date) ?? publishedDate(date),
    url: canonicalUrl(valueOf("url")),
    language: languageNamed(valueOf("language")),
    tags: valueOf("tags")
      .split(/[,;]/)
      .map((tag) => tag.trim().replace(/^#/, ""))
      .filter((tag) => tag !== ""),
  };
}

/** A name without the address behind it; the address where there is no name. */
function personIn(from: string): string | null {
  const address = /^(?<before>.*?)\s*<[^<>]*>\s*$|\S+@\S+\s+\((?<behind>[^()]*)\)\s*$/su.exec(from);
  const name = (address?.groups?.["before"] || address?.groups?.["behind"]) ?? from;
  return name.replace(/^"(.*)"$/s, "$1").trim() || null;
}
