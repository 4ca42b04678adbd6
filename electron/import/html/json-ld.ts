import { z } from "zod";
import { foldTitle } from "../facts/title.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** What schema.org calls texts that somebody wrote. */
const ARTICLE = /(?:Article|Posting|APIReference|Report|Review|Chapter)$/;
const SCRIPT =
  /<script[^>]*\stype\s*=\s*["']?application\/ld\+json["']?[^>]*>([\s\S]*?)<\/script/gi;
const SCHEMA = /^https?:\/\/schema\.org\/?$/;

const Text = z.string().optional().catch(undefined);
/** A person, a site or a picture is written as its name, as an object with one, or as a list of these. */
const Named = z.union([z.string(), z.object({ name: z.string() }).transform(({ name }) => name)]);
const Names = z.preprocess(asList, z.array(Named.nullable().catch(null)));
const Addressed = z.union([
  z.string(),
  z.object({ url: z.string() }).transform(({ url }) => url),
  z.object({ "@id": z.string() }).transform((object) => object["@id"]),
]);
const Addresses = z.preprocess(asList, z.array(Addressed.nullable().catch(null)));

const Graph = z.looseObject({ "@context": z.unknown(), "@graph": z.unknown().optional() });
const Typed = z.looseObject({ "@type": z.unknown() });
const Vocabulary = z.object({ "@vocab": z.string() });

/** Each key by itself: a value of another kind is left out, the others count. */
const Article = z.object({
  headline: Text,
  name: Text,
  author: Names,
  publisher: Names,
  datePublished: Text,
  description: Text,
  inLanguage: Text,
  image: Addresses,
  url: Text,
  mainEntityOfPage: Addresses,
});

/**
 * What a page says of its article in JSON-LD of schema.org.
 * @param html  of the page: what stands in scripts needs no parser
 * @param pageTitle  its `<title>`
 */
export function readJsonLd(html: string, pageTitle: string): StatedFacts {
  for (const [, json] of html.matchAll(SCRIPT)) {
    const found = findArticle(jsonOf(json ?? ""));
    if (found !== undefined) return { ...factsOf(found), title: titleOf(found, pageTitle) };
  }
  return {};
}

function factsOf(article: z.infer<typeof Article>): StatedFacts {
  return {
    byline: joined(article.author),
    site: firstOf(article.publisher),
    url: article.url ?? firstOf(article.mainEntityOfPage),
    published: article.datePublished,
    language: article.inLanguage,
    leadImage: firstOf(article.image),
    excerpt: article.description,
  };
}

/** Either key may hold the title, the other a summary or a site's name; the page's own title knows. */
function titleOf(
  { headline, name }: z.infer<typeof Article>,
  pageTitle: string,
): string | undefined {
  if (headline === undefined || name === undefined) return headline ?? name;
  const isSaid = (title: string) => foldTitle(pageTitle).startsWith(foldTitle(title));
  return isSaid(name) && !isSaid(headline) ? name : headline;
}

function joined(names: readonly (string | null)[]): string | undefined {
  const written = names.flatMap((name) => name?.trim() || []);
  return written.length === 0 ? undefined : written.join(", ");
}

function firstOf(values: readonly (string | null)[]): string | undefined {
  return values.find((value) => value !== null) ?? undefined;
}

/** The first article in an object, in a list, or in a graph of them. */
function findArticle(value: unknown): z.infer<typeof Article> | undefined {
  for (const candidate of asList(value)) {
    const graph = Graph.safeParse(candidate);
    if (!graph.success || !isOfSchema(graph.data["@context"])) continue;
    for (const object of [candidate, ...asList(graph.data["@graph"])]) {
      const typed = Typed.safeParse(object);
      if (!typed.success || !asList(typed.data["@type"]).some(isArticleType)) continue;
      const article = Article.safeParse(object);
      if (article.success) return article.data;
    }
  }
  return undefined;
}

function isOfSchema(context: unknown): boolean {
  return asList(context).some((each) => {
    const vocabulary = Vocabulary.safeParse(each);
    return SCHEMA.test(vocabulary.success ? vocabulary.data["@vocab"] : String(each));
  });
}

function isArticleType(type: unknown): boolean {
  return typeof type === "string" && ARTICLE.test(type);
}

function jsonOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text.replaceAll(/^\s*<!\[CDATA\[|\]\]>\s*$/g, ""));
    return value;
  } catch {
    // Written by hand and wrong: the page says the same in other places.
    return undefined;
  }
}

function asList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}
