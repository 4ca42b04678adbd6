/** Browsers look as far for a declaration; pages that begin with long comments or scripts have it later. */
const HEAD_BYTES = 16 * 1024;

const XML_DECLARATION = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)["']/i;
const META = /<meta\s[^>]*>/gi;
const CHARSET = /charset\s*=\s*["']?\s*([\w:.-]+)/i;

/**
 * The encoding that a page declares: in a `<meta>` element of either kind, or in its XML declaration.
 * @returns the label as it stands there; undefined where there is none
 */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  // Declarations are ASCII in any encoding that is built on it; of UTF-16 the bytes tell.
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD_BYTES));
  const metas = head.replaceAll(/<!--[\s\S]*?-->/g, "").match(META) ?? [];
  const labels = metas.flatMap((meta) => CHARSET.exec(meta)?.[1] ?? []);
  return labels[0] ?? XML_DECLARATION.exec(head)?.[1];
}
