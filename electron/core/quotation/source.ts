import { describePublished } from "../wording/describe-published.ts";

/** Where a passage is from, as far as that is known. */
export interface Source {
  readonly title: string;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  /** ISO 8601, or whatever the source wrote. */
  readonly published: string | null;
}

/** Author, title, site, day and address, each on the line where it is known. */
export function attribution({ title, byline, site, url, published }: Source): string {
  return [byline, `“${title}”`, site, published && describePublished(published), url]
    .map((part) => oneLine(part ?? ""))
    .filter((part) => part !== "")
    .join(", ");
}

/** What a source says of itself may hold line breaks, and would fall out of its line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
