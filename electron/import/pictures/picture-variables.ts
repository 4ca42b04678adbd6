/**
 * SingleFile writes a picture that a page shows several times once, as a variable of its style, and shows it as the
 * background of an `img` whose own picture is empty. Styles are not kept, so such an `img` gets an address that names the
 * variable: of a scheme of our own, which no other program follows.
 */
const SCHEME = "style-variable:";

/** A variable that holds a picture itself. */
const DECLARATION = /(--[\w-]{1,100})\s*:\s*url\(\s*["']?(data:image\/[^"')\s]+)/gi;
const BACKGROUND = /(?:^|;)\s*background(?:-image)?\s*:[^;]{0,200}?var\(\s*(--[\w-]{1,100})/i;

/** Addresses of pictures by the names of variables in the styles of a page. */
export type PictureVariables = ReadonlyMap<string, string>;

/** @param html  of the page, styles included */
export function pictureVariablesIn(html: string): PictureVariables {
  const variables = new Map<string, string>();
  if (!/var\(\s*--/i.test(html)) return variables;
  for (const [, name, address] of html.matchAll(DECLARATION)) {
    if (name !== undefined && address !== undefined) variables.set(name, address);
  }
  return variables;
}

/**
 * @param style  of an `img`
 * @param src  its own picture
 * @returns the address that names the picture in its background; undefined when its own picture is the one that is meant
 */
export function backgroundPicture(
  style: string,
  src: string,
  variables: PictureVariables,
): string | undefined {
  const name = BACKGROUND.exec(style)?.[1];
  const isEmpty = src.trim() === "" || /^data:image\/svg\+xml[;,]/i.test(src.trim());
  return name !== undefined && isEmpty && variables.has(name) ? SCHEME + name : undefined;
}

/** @returns the variable that an address from `backgroundPicture` names */
export function variableIn(address: string): string | undefined {
  return address.startsWith(SCHEME) ? address.slice(SCHEME.length) : undefined;
}
