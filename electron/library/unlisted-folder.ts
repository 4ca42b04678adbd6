/** Why a folder below `articles/` is no article. */
export type UnlistedFolder =
  | { readonly kind: "vanished" }
  /** Without `article.json`: a sync tool may still be bringing it. */
  | { readonly kind: "incomplete" }
  /** Its `article.json` is known to be elsewhere only. */
  | { readonly kind: "undownloaded" }
  | { readonly kind: "damaged" }
  | { readonly kind: "newer" }
  /** A disk that fails, or rights that are missing: what was known of it stays known. */
  | { readonly kind: "unreadable"; readonly code: string };
