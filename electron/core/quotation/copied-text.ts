import { assertNever } from "../assert-never.ts";
import type { Tag } from "../tag/tag.ts";
import { escapeMarkdown } from "../text/escape-markdown.ts";
import { describePublished } from "../wording/describe-published.ts";
import { quotationWording } from "../wording/quotation-wording.ts";
import { closeFence } from "./close-fence.ts";
import { attribution, oneLine, type Source } from "./source.ts";

export const COPY_KINDS = ["words", "quotation", "markdown", "link"] as const;
/** `words` alone; with their source as plain text; with source, notes and tags as Markdown; or only links to them. */
export type CopyKind = (typeof COPY_KINDS)[number];

/** What is copied: a highlight, or words that are selected. */
export interface QuotedPassage {
  /** Of one block or several, a line each. */
  readonly words: string;
  /** Markdown; several where devices wrote at once, none where there is nothing. */
  readonly notes: readonly string[];
  readonly tags: readonly Tag[];
  /** See `linkTo`. */
  readonly link: string;
}

/** Passages of one article. */
export interface QuotedArticle {
  readonly source: Source;
  readonly passages: readonly QuotedPassage[];
}

/** Makes the text for the clipboard. The words themselves are never altered; as Markdown they are escaped, and read the same. */
export function copiedText(kind: CopyKind, articles: readonly QuotedArticle[]): string {
  const passages = articles.flatMap((article) => article.passages);
  switch (kind) {
    case "words":
      return passages.map(({ words }) => words).join("\n\n");
    case "link":
      return passages.map(({ link }) => link).join("\n");
    case "quotation":
      return articles.map(quotation).join("\n");
    case "markdown":
      return articles.flatMap(markdownOf).join("\n");
    default:
      return assertNever(kind);
  }
}

/** The source stands once, below all that is quoted from it. */
function quotation({ source, passages }: QuotedArticle): string {
  const quotes = passages.map(({ words }) => `“${paragraphs(words).join("\n\n")}”`);
  return `${quotes.join("\n\n")}\n— ${attribution(source)}\n`;
}

/** Each block says where it is from, so that it can be moved without the others. */
function markdownOf({ source, passages }: QuotedArticle): readonly string[] {
  const origin = markdownAttribution(source);
  return passages.map(({ words, notes, tags, link }) => {
    const quote = [
      ...paragraphs(words).map(escapeMarkdown),
      `— ${origin} ([${quotationWording.passage}](${link}))`,
    ];
    const blocks = [
      quote.map((paragraph) => `> ${paragraph}`).join("\n>\n"),
      ...notes.map(closeFence),
      ...(tags.length === 0 ? [] : [tags.map((tag) => `#${escapeMarkdown(tag)}`).join(", ")]),
    ];
    return `${blocks.join("\n\n")}\n`;
  });
}

function markdownAttribution({ title, byline, site, url, published }: Source): string {
  const name = escapeMarkdown(`“${oneLine(title)}”`);
  const parts = [byline, site, published && describePublished(published)].map((part) =>
    escapeMarkdown(oneLine(part ?? "")),
  );
  const linked = isWeb(url)
    ? `[${name}](<${url.replace(/[\s<>\\]/gu, encodeURIComponent)}>)`
    : name;
  return [parts[0], linked, parts[1], parts[2]].filter((part) => part !== "").join(", ");
}

/** What a page says of its own address may be anything; only an address of the web becomes a link. */
function isWeb(url: string | null): url is string {
  return url !== null && /^https?:\/\//iu.test(url);
}

function paragraphs(words: string): readonly string[] {
  return words
    .split(/\s*\n\s*/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
