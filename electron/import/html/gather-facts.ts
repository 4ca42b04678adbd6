import { parseFragment } from "parse5";
import { canonicalUrl } from "../canonical-url.ts";
import type { ArticleFacts } from "../facts/article-facts.ts";
import { shortenExcerpt } from "../facts/excerpt.ts";
import { languageTag } from "../facts/language-tag.ts";
import { publishedDate } from "../facts/published-date.ts";
import { tidyTitle } from "../facts/title.ts";
import type { StatedFacts } from "./stated-facts.ts";

/** What is known of the article of a page. */
export interface PageFacts extends ArticleFacts {
  readonly direction: "ltr" | "rtl" | null;
  /** Address of a picture on the web, or `data:` with the picture itself. */
  readonly leadImage: string | null;
}

/** Several times what is kept of any of these. */
const MOST_READ = 4096;

/**
 * Puts together what the parts of a page say: for each fact the first that says something usable counts.
 * @param sources  likeliest to be right first
 * @param base  what relative addresses count from; null when unknown
 */
export function gatherFacts(sources: readonly StatedFacts[], base: string | null): PageFacts {
  function first<Fact extends string>(
    key: keyof StatedFacts,
    usable: (stated: string) => Fact | null | undefined,
  ): Fact | null {
    for (const source of sources) {
      const stated = source[key] ?? "";
      if (stated === "") continue;
      const fact = usable(stated);
      if (fact !== null && fact !== undefined) return fact;
    }
    return null;
  }

  return {
    title: first("title", lineOf),
    byline: first("byline", lineOf),
    site: first("site", lineOf),
    url: first("url", (url) => canonicalUrl(absoluteAddress(url, base))),
    published: first("published", publishedDate),
    language: first("language", languageTag),
    direction: first("direction", directionOf),
    leadImage: first("leadImage", (image) => pictureAddress(absoluteAddress(image, base))),
    excerpt: first("excerpt", excerptIn),
  };
}

/** An address as it counts from another; as it was where it cannot. None stays none. */
export function absoluteAddress(address: string, base: string | null): string {
  if (address.trim() === "") return "";
  return URL.parse(address.trim(), base ?? undefined)?.href ?? address;
}

function lineOf(text: string): string | undefined {
  return tidyTitle(decodeEntities(text.slice(0, MOST_READ)).replaceAll(/\s+/g, " "));
}

function excerptIn(text: string): string | undefined {
  const line = decodeEntities(text.slice(0, MOST_READ)).replaceAll(/\s+/g, " ").trim();
  return shortenExcerpt(line) || undefined;
}

/** Pages escape such texts once too often. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  const [node] = parseFragment(text.replaceAll("<", "&lt;")).childNodes;
  return node !== undefined && "value" in node ? node.value : text;
}

function directionOf(direction: string): "ltr" | "rtl" | null {
  const said = direction.trim().toLowerCase();
  return said === "ltr" || said === "rtl" ? said : null;
}

function pictureAddress(address: string): string | null {
  return /^(?:https?:\/\/|data:image\/)/i.test(address) ? address : null;
}
