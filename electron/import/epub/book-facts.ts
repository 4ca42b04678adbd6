import { canonicalUrl } from "../canonical-url.ts";
import type { ArticleFacts } from "../facts/article-facts.ts";
import { shortenExcerpt } from "../facts/excerpt.ts";
import { languageTag } from "../facts/language-tag.ts";
import { publishedDate } from "../facts/published-date.ts";
import { foldTitle, tidyTitle } from "../facts/title.ts";
import { parseHtml } from "../parse-html.ts";
import { attributeOf, elementsNamed, lineOf, type XmlElement } from "./read-xml.ts";
import { shownText } from "./shown-text.ts";

/** Several times what is kept of any of these. */
const MOST_READ = 4096;
const AUTHOR = "aut";

/** What a book's package says of it. @param metadata  undefined where the package has none */
export function readBookFacts(metadata: XmlElement | undefined): ArticleFacts {
  const said = (name: string): readonly XmlElement[] =>
    metadata === undefined ? [] : elementsNamed(metadata, name).filter((one) => lineOf(one) !== "");
  const refined = metadata === undefined ? new Map() : refinementsOf(metadata);
  const first = <Fact>(name: string, usable: (text: string) => Fact | null | undefined) =>
    said(name)
      .map((element) => usable(lineOf(element).slice(0, MOST_READ)))
      .find((fact) => fact !== null && fact !== undefined) ?? null;

  return {
    title: titleOf(said("title"), refined) ?? null,
    byline: bylineOf(said("creator"), refined) ?? null,
    site: first("publisher", tidyTitle),
    url: first("source", addressOf) ?? first("identifier", addressOf),
    language: first("language", spokenLanguage),
    published: publishedOf(said("date")),
    excerpt: first("description", excerptIn),
  };
}

/** What EPUB 3 says of an element in others: by its id, the values of each property. */
type Refinements = ReadonlyMap<string, ReadonlyMap<string, string>>;

function refinementsOf(metadata: XmlElement): Refinements {
  const refined = new Map<string, Map<string, string>>();
  for (const meta of elementsNamed(metadata, "meta")) {
    const id = attributeOf(meta, "refines").replace(/^#/, "");
    if (id === "") continue;
    const properties = refined.get(id) ?? new Map<string, string>();
    const property = attributeOf(meta, "property");
    if (!properties.has(property)) properties.set(property, lineOf(meta));
    refined.set(id, properties);
  }
  return refined;
}

function refinement(element: XmlElement, property: string, refined: Refinements): string {
  return refined.get(attributeOf(element, "id"))?.get(property) ?? "";
}

/** The title, with the subtitle where that is one of its own. */
function titleOf(titles: readonly XmlElement[], refined: Refinements): string | undefined {
  const ofType = (type: string): XmlElement | undefined =>
    titles.find((title) => refinement(title, "title-type", refined) === type);
  const main = lineOf(ofType("main") ?? titles[0]);
  const subtitle = lineOf(ofType("subtitle"));
  const isSaid = subtitle === "" || foldTitle(main).includes(foldTitle(subtitle));
  return tidyTitle(isSaid || main === "" ? main : `${main}: ${subtitle}`);
}

/** Authors; where nobody is said to be one, everybody who made it. */
function bylineOf(creators: readonly XmlElement[], refined: Refinements): string | undefined {
  const roleOf = (creator: XmlElement): string =>
    (attributeOf(creator, "role") || refinement(creator, "role", refined)).toLowerCase();
  const authors = creators.filter((creator) => [AUTHOR, ""].includes(roleOf(creator)));
  const names = (authors.length > 0 ? authors : creators).map((creator) => lineOf(creator));
  return tidyTitle([...new Set(names)].join(", "));
}

/** The day of publication; where none is said to be it, the first that is not of the file. */
function publishedOf(dates: readonly XmlElement[]): string | null {
  const event = (date: XmlElement): string => attributeOf(date, "event").toLowerCase();
  const ordered = [
    ...dates.filter((date) => event(date).includes("publication")),
    ...dates.filter((date) => event(date) === ""),
  ];
  const published = ordered
    .map((date) => publishedDate(lineOf(date).slice(0, MOST_READ)))
    .find((date) => date !== null);
  // A program that manages books writes year 101 where it knows none.
  return published === undefined || published === null || /^0[01]\d\d/.test(published)
    ? null
    : published;
}

/** A page of the book's own: not a number that has the form of an address, nor a site that has many books. */
function addressOf(text: string): string | null {
  if (!/^https?:\/\//i.test(text)) return null;
  const url = URL.parse(text);
  return url === null || url.pathname === "/" ? null : canonicalUrl(url.href);
}

function spokenLanguage(text: string): string | null {
  const tag = languageTag(text);
  return tag === null || /^(?:und|zxx|mul)\b/.test(tag) ? null : tag;
}

/** Descriptions are HTML, once escaped, in most books. */
function excerptIn(text: string): string | undefined {
  const words = /<[a-z/]|&\w+;/i.test(text) ? shownText(parseHtml(text)) : text;
  return shortenExcerpt(words.replaceAll(/\s+/g, " ").trim()) || undefined;
}
