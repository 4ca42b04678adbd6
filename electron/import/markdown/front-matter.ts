import { z } from "zod";
import type { UnreadFrontMatter } from "#core/article/unread-front-matter.js";
import { canonicalUrl } from "../canonical-url.ts";
import type { ArticleFacts } from "../facts/article-facts.ts";
import { languageTag } from "../facts/language-tag.ts";
import { shortenExcerpt } from "../facts/excerpt.ts";
import { isoDate, publishedDate } from "../facts/published-date.ts";
import { frontMatterBlock } from "./front-matter-block.ts";

/** What people write above an article; what is not there is null. */
export interface FrontMatter extends ArticleFacts {
  /** Address of a picture on the web. */
  readonly leadImage: string | null;
  readonly tags: readonly string[];
}

const Line = z
  .union([z.string(), z.number(), z.bigint(), z.date().transform((date) => date.toISOString())])
  .transform((value) => String(value).replaceAll(/\s+/g, " ").trim())
  .refine((line) => line !== "");
/** A name alone, or with what else is said of it. */
const Name = z.union([Line, z.object({ name: Line }).transform(({ name }) => name)]);
const Lines = z
  .union([Name.transform((line) => [line]), z.array(Name.catch(""))])
  .transform((lines) => lines.filter(Boolean));
const Picture = z.union([
  Line,
  z.object({ image: Line }).transform(({ image }) => image),
  z.object({ url: Line }).transform(({ url }) => url),
  z.array(Line).transform(([first = ""]) => first),
]);

/** A name and what it is, in any of the notations. */
const FIELDS = /^\s*"?[A-Za-z_][\w-]*"?\s*[:=]/m;

// Names that Hugo, Jekyll, Obsidian and the clippers of web pages use, the most telling first.
const TITLES = ["title"];
const BYLINES = ["byline", "author", "authors", "creator"];
const SITES = ["site", "publication", "publisher", "website"];
const ADDRESSES = ["url", "canonical", "canonical_url", "canonicalurl", "link", "source"];
const DATES = ["published", "publishdate", "pubdate", "date", "datepublished", "created"];
const LANGUAGES = ["language", "lang", "locale"];
const EXCERPTS = ["description", "summary", "excerpt", "abstract"];
const PICTURES = ["image", "cover", "banner", "thumbnail", "images", "featured_image"];
const TAGS = ["tags", "tag", "keywords", "categories", "category"];

/**
 * Takes front matter in YAML, TOML or JSON off the top of a Markdown text.
 * @returns `undefined` with the whole text where there is none: a block that is no mapping is part of the article. One of fields
 * that cannot be read is `unread`, and there as code, line by line, where as Markdown its last line would be a heading
 */
export function takeFrontMatter(text: string): {
  readonly frontMatter: FrontMatter | undefined;
  readonly unread?: UnreadFrontMatter;
  readonly body: string;
} {
  const block = frontMatterBlock(text);
  if (block === undefined) return { frontMatter: undefined, body: text };
  const rest = text.slice(block.end);
  const fields = fieldsOf(block.value);
  if (fields !== undefined) return { frontMatter: frontMatterOf(fields), body: rest };
  if (block.unread === undefined || !FIELDS.test(block.text)) {
    return { frontMatter: undefined, body: text };
  }
  return { frontMatter: undefined, unread: block.unread, body: fenced(block.text) + rest };
}

/** As code that nothing in it ends. */
function fenced(block: string): string {
  const longest = (block.match(/`+/g) ?? []).reduce(
    (most, { length }) => Math.max(most, length),
    2,
  );
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${block}\n${fence}\n\n`;
}

/** The fields by their names in small letters. @returns undefined of anything that is no mapping */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  const mapping = z.record(z.string(), z.unknown()).safeParse(value);
  if (!mapping.success || value instanceof Date) return undefined;
  const { params, ...fields } = mapping.data;
  // Hugo keeps fields of one's own apart.
  const own = z.record(z.string(), z.unknown()).safeParse(params);
  const all = [...Object.entries(own.success ? own.data : {}), ...Object.entries(fields)];
  return new Map(all.map(([name, field]) => [name.toLowerCase(), field]));
}

function frontMatterOf(fields: ReadonlyMap<string, unknown>): FrontMatter {
  /** The first of these fields that has a value of this kind; others are of no use. */
  function first<Value>(names: readonly string[], kind: z.ZodType<Value>): Value | undefined {
    for (const name of names) {
      const value = kind.safeParse(fields.get(name));
      if (value.success) return value.data;
    }
    return undefined;
  }
  const addresses = ADDRESSES.flatMap((name) => first([name], Line) ?? []);
  const byline = first(BYLINES, Lines)?.join(", ") ?? "";
  const date = first(DATES, Line) ?? "";
  const excerpt = first(EXCERPTS, Line);
  return {
    title: first(TITLES, Line) ?? null,
    byline: byline === "" ? null : byline,
    site: first(SITES, Line) ?? null,
    url: addresses.map(canonicalUrl).find((url) => url !== null) ?? null,
    language: languageTag(first(LANGUAGES, Line) ?? ""),
    published: isoDate(date) ?? publishedDate(date),
    excerpt: excerpt === undefined ? null : shortenExcerpt(excerpt),
    leadImage: canonicalUrl(first(PICTURES, Picture) ?? ""),
    tags: tagsOf(first(TAGS, Lines) ?? []),
  };
}

/** A single line of tags is a list too: `tags: birds, method`. */
function tagsOf(tags: readonly string[]): readonly string[] {
  const [only] = tags;
  const parts = tags.length === 1 && only !== undefined ? only.split(",") : tags;
  return [...new Set(parts.map((tag) => tag.replace(/^#/, "").trim()).filter((tag) => tag !== ""))];
}
