import { parse } from "yaml";
import { z } from "zod";
import { canonicalUrl } from "../canonical-url.ts";
import { languageTag } from "../facts/language-tag.ts";
import { isoDate } from "../facts/published-date.ts";

/** What people write above an article; what is not there is null. */
export interface FrontMatter {
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly published: string | null;
  readonly tags: readonly string[];
}

const BLOCK = /^---[ \t]*\n([\s\S]*?)\n?^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;
const Line = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replaceAll(/\s+/g, " ").trim());
const Lines = z
  .union([Line.transform((line) => [line]), z.array(Line)])
  .transform((lines) => lines.filter(Boolean));

/** Each key by itself: a value of another kind is left out, the others count. */
const Fields = z.object({
  title: Line.optional().catch(undefined),
  author: Lines.optional().catch(undefined),
  authors: Lines.optional().catch(undefined),
  byline: Lines.optional().catch(undefined),
  site: Line.optional().catch(undefined),
  publication: Line.optional().catch(undefined),
  url: Line.optional().catch(undefined),
  link: Line.optional().catch(undefined),
  source: Line.optional().catch(undefined),
  date: Line.optional().catch(undefined),
  published: Line.optional().catch(undefined),
  language: Line.optional().catch(undefined),
  lang: Line.optional().catch(undefined),
  tags: Lines.optional().catch(undefined),
  keywords: Lines.optional().catch(undefined),
});

/**
 * Takes the YAML block off the top of a Markdown text.
 * @returns `undefined` with the whole text where there is none: a block that is no mapping is part of the article
 */
export function takeFrontMatter(text: string): {
  readonly frontMatter: FrontMatter | undefined;
  readonly body: string;
} {
  const match = text.startsWith("---") ? BLOCK.exec(text) : null;
  const fields = match?.index === 0 ? Fields.safeParse(yamlOf(match[1] ?? "")) : undefined;
  if (match === null || fields?.success !== true) return { frontMatter: undefined, body: text };
  return { frontMatter: frontMatterOf(fields.data), body: text.slice(match[0].length) };
}

function yamlOf(block: string): unknown {
  try {
    const value: unknown = parse(block, { schema: "core", maxAliasCount: 100, logLevel: "error" });
    return value;
  } catch {
    // Not YAML after all: two lines of dashes with text between them.
    return undefined;
  }
}

function frontMatterOf(fields: z.infer<typeof Fields>): FrontMatter {
  const byline = (fields.byline ?? fields.author ?? fields.authors ?? []).join(", ");
  const date = fields.published ?? fields.date ?? "";
  return {
    title: fields.title ?? null,
    byline: byline === "" ? null : byline,
    site: fields.site ?? fields.publication ?? null,
    url: canonicalUrl(fields.url ?? fields.link ?? fields.source ?? ""),
    language: languageTag(fields.language ?? fields.lang ?? ""),
    published: isoDate(date),
    tags: tagsOf(fields.tags ?? fields.keywords ?? []),
  };
}

/** A single line of tags is a list too: `tags: birds, method`. */
function tagsOf(tags: readonly string[]): readonly string[] {
  const [only] = tags;
  const parts = tags.length === 1 && only !== undefined ? only.split(",") : tags;
  return [...new Set(parts.map((tag) => tag.replace(/^#/, "").trim()).filter((tag) => tag !== ""))];
}
