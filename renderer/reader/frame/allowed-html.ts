/**
 * What may exist in an article, by name, with the attributes of each. It lets through all that the importer writes
 * (electron/import/sanitise/allow-list.ts), and nothing else: the test `second-pass-is-idle` compares them on real articles.
 */
export const ALLOWED_ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ..."b bdi bdo br cite code del em i ins kbd mark q rp rt ruby s samp small span strong sub sup u var wbr"
    .split(" ")
    .map((name): [string, readonly string[]] => [name, []]),
  ..."section h1 h2 h3 h4 h5 h6 blockquote pre hr dl dt dd figure figcaption table caption thead tbody tfoot tr"
    .split(" ")
    .map((name): [string, readonly string[]] => [name, []]),
  ["a", ["href"]],
  ["abbr", ["title"]],
  ["dfn", ["title"]],
  ["img", ["src", "alt", "title", "width", "height"]],
  ["li", ["value"]],
  ["ol", ["start", "reversed", "class"]],
  ["p", ["class"]],
  ["td", ["colspan", "rowspan", "align"]],
  ["th", ["colspan", "rowspan", "align", "scope"]],
  ["time", ["datetime"]],
  ["ul", ["class"]],
]);

/** As above, of formulas. Their names are those of MathML. */
export const ALLOWED_IN_FORMULAS: ReadonlyMap<string, readonly string[]> = new Map([
  ..."mn ms mtext mrow msqrt mroot msub msup msubsup munderover mmultiscripts mprescripts none mtable mtr mphantom"
    .split(" ")
    .map((name): [string, readonly string[]] => [name, []]),
  ["math", ["display"]],
  ["mi", ["mathvariant"]],
  ["mo", ["stretchy", "fence", "separator", "form", "lspace", "rspace"]],
  ["mover", ["accent"]],
  ["munder", ["accentunder"]],
  ["mfrac", ["linethickness"]],
  ["mspace", ["width"]],
  ["mtd", ["columnspan", "rowspan"]],
]);

/** Attributes that every element may carry. */
export const ALLOWED_EVERYWHERE: readonly string[] = ["id", "lang", "dir"];

/** Classes that the reading document gives a meaning. */
export const ALLOWED_CLASSES: readonly string[] = [
  "label",
  "notice",
  "centred",
  "marked",
  "footnotes",
];

/** A picture of the library; its only group is the file's name. */
export const PICTURE_ADDRESS = /^\.\.\/assets\/([0-9a-f]{64}\.[a-z0-9]{1,8})$/;

/** Where a link may lead, once the reader has agreed. */
export const LINK_ADDRESS = /^(?:https?:\/\/|mailto:|#)\S*$/iu;
