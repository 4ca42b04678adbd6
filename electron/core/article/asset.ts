const NAME = String.raw`[0-9a-f]{64}\.[a-z0-9]{1,8}`;

/** A picture of an article: the hash of its bytes, and the extension that says what it is. */
export const ASSET_NAME = new RegExp(`^${NAME}$`);

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
