import type { VersionFacts } from "./version-facts.ts";

const NAME = String.raw`[0-9a-f]{64}\.[a-z0-9]{1,8}`;

/** A picture of an article: the hash of its bytes, and the extension that says what it is. */
export const ASSET_NAME = new RegExp(`^${NAME}$`);

/** @returns the picture that stands for a version in lists, if the library has it: one on the web is never asked for */
export function keptLeadImage({ leadImage }: Pick<VersionFacts, "leadImage">): string | null {
  return leadImage !== null && ASSET_NAME.test(leadImage) ? leadImage : null;
}

/** How an article's HTML names it. */
export const ASSET_ADDRESS = new RegExp(String.raw`^\.\./assets/${NAME}$`);

/** What an article may show, by extension. Anything else is not served, whatever lies in the folder. */
export const ASSET_MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};
