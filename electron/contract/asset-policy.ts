/**
 * The Content-Security-Policy of an article's picture, the same in every host. One that is opened by itself, such as an SVG,
 * is a document: it can do nothing, run nothing, ask for nothing.
 */
export const ASSET_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
