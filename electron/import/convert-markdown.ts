import { ok } from "#core/result.js";
import type { Converter } from "./converter.ts";
import { decodeSource } from "./decode-source.ts";
import { takeFrontMatter } from "./markdown/front-matter.ts";
import { createMarkdownParser } from "./markdown/markdown-parser.ts";
import { takeTitle } from "./markdown/take-title.ts";
import { parseHtml } from "./parse-html.ts";

/** Markdown: CommonMark with tables, strikethrough, footnotes and front matter in YAML, TOML or JSON. */
export const convertMarkdown: Converter = (source) => {
  const decoded = decodeSource(source);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const { frontMatter, unread, body } = takeFrontMatter(text);
  const parser = createMarkdownParser();
  const env = {};
  const tokens = parser.parse(body, env);
  const { title, rest } = takeTitle(tokens, frontMatter?.title ?? null);
  return ok({
    body: parseHtml(parser.renderer.render([...rest], parser.options, env)),
    title,
    byline: frontMatter?.byline ?? null,
    site: frontMatter?.site ?? null,
    url: frontMatter?.url ?? null,
    language: frontMatter?.language ?? null,
    published: frontMatter?.published ?? null,
    tags: frontMatter?.tags ?? [],
    direction: null,
    leadImage: frontMatter?.leadImage ?? null,
    excerpt: frontMatter?.excerpt ?? null,
    isWholePage: false,
    unreadFrontMatter: unread,
    encoding,
    assets: [],
  });
};
