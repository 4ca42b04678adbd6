import type { Element, Properties } from "hast";

/** What a script would put in its place: half a kilobyte of Base64 shows a grey area at best. */
const STAND_IN_LENGTH = 500;
const PICTURE_NAME = /\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#&]|$)/i;
const ADDRESS = /^(?:https?:)?\/\/\S+$/i;
/** A srcset's address with what follows it: a width, a density, or nothing. */
const SOURCE = /(\S*[^\s,])(?:\s+([\d.]+)([wx]))?\s*(?:,|$)/g;

/**
 * Every address that an `img` gives for its picture, likeliest real first. Pages that load pictures late say the real one in
 * attributes of their own (`data-src`, `data-srcset`, ...), and something small in `src`.
 * @param sources  of the `picture` around it
 */
export function pictureAddresses(image: Element, sources: readonly Element[]): readonly string[] {
  const { properties } = image;
  const shown = textOf(properties["src"]);
  const late = lateAddresses(properties);
  const sets = [image, ...sources].flatMap((element) => bestOf(srcSetOf(element.properties)) ?? []);
  const isStandIn = shown.startsWith("data:") && shown.length < STAND_IN_LENGTH;
  const isReal = shown !== "" && !(isStandIn && late.length + sets.length > 0);
  const all = [...(isReal ? [shown] : []), ...late, ...sets];
  return [...new Set(all.map((address) => address.trim()))].filter((address) => address !== "");
}

function lateAddresses(properties: Properties): readonly string[] {
  return Object.entries(properties).flatMap(([name, value]) => {
    const text = textOf(value);
    if (!name.startsWith("data") || text === "") return [];
    if (/srcset$/i.test(name)) return bestOf(text) ?? [];
    const isAddress =
      text.startsWith("data:image/") || (/src|original|url/i.test(name) && ADDRESS.test(text));
    return isAddress || (PICTURE_NAME.test(text) && !/\s/.test(text)) ? [text] : [];
  });
}

/** The largest; the last of equals. */
function bestOf(srcSet: string): string | undefined {
  if (srcSet.startsWith("data:")) return srcSet.split(/\s/, 1)[0];
  const sources = [...srcSet.matchAll(SOURCE)].map(([, address, size]) => ({
    address,
    size: Number(size ?? 1),
  }));
  return sources.toSorted((one, other) => one.size - other.size).at(-1)?.address;
}

function srcSetOf(properties: Properties): string {
  return textOf(properties["srcSet"]);
}

function textOf(value: Properties[string]): string {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" ? value.trim() : "";
}
