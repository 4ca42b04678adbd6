import { FRAME_POLICY_NAME } from "#contract/window-policy.js";

/** The part of the browser's Trusted Types that is used here; TypeScript's library does not know them. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { readonly createHTML: (input: string) => string },
  ): { createHTML(input: string): unknown };
}

/**
 * The article frame's own policy, narrower than the window's. It allows pictures of articles and the window's own fonts,
 * nothing else: no script, no style element, no connection, no form, no frame.
 * @param pictureSource  a source of the policy, such as `https://127.0.0.1:8080/assets/` or `postil-asset:`
 */
export function framePolicy(pictureSource: string): string {
  const source = /^[a-z][a-z0-9+.-]*:[\w./:[\]-]*$/iu.test(pictureSource)
    ? pictureSource
    : "'none'";
  return `default-src 'none'; img-src ${source}; font-src 'self'; base-uri 'none'; form-action 'none'`;
}

/** What the article frame starts from: that policy, and no content. */
function emptyDocument(pictureSource: string): string {
  // What stands around the text is in the window's language; the text says its own.
  const language = document.documentElement.lang;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy(pictureSource)}"></head><body></body></html>`;
}

let makeTrusted: ((pictureSource: string) => unknown) | undefined;

/** Points a frame at the empty document. The one trusted-types policy of the window can make nothing else. */
export function showEmptyDocument(frame: HTMLIFrameElement, assetBase: string): void {
  if (makeTrusted === undefined) {
    // Missing where Trusted Types are, which Chromium has had for years; then a plain string is taken.
    const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
    const policy = trustedTypes?.createPolicy(FRAME_POLICY_NAME, { createHTML: emptyDocument });
    makeTrusted = (source) => policy?.createHTML(source) ?? emptyDocument(source);
  }
  // A TrustedHTML is what `srcdoc` takes under the window's policy; TypeScript's library says string.
  frame.srcdoc = makeTrusted(pictureSourceOf(assetBase)) as string;
}

/** A standard scheme of our own is named whole; the browser host shows pictures from one folder of its address. */
function pictureSourceOf(assetBase: string): string {
  const address = new URL(assetBase, location.href);
  return address.protocol.startsWith("http") ? address.href : address.protocol;
}
