import type { Schema } from "hast-util-sanitize";
import { ASSET_ADDRESS } from "#core/article/asset.js";
import { MATH_ATTRIBUTES, MATH_ELEMENTS } from "./math-allow-list.ts";

/** Text runs inside a block are made of these. */
export const INLINE_ELEMENTS: readonly string[] = [
  ...`a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr`.split(
    " ",
  ),
  ...MATH_ELEMENTS,
];

/** The blocks of a reading document. */
export const BLOCK_ELEMENTS: readonly string[] =
  `p h1 h2 h3 h4 h5 h6 blockquote pre hr ul ol li dl dt dd figure figcaption table caption thead tbody tfoot tr th td`.split(
    " ",
  );

/** Containers that say nothing in a reading document: they end a block where they begin and end, and vanish. */
export const DISSOLVED_ELEMENTS: readonly string[] =
  `div section article main header footer aside nav address hgroup details summary center fieldset form body legend dialog search menu`.split(
    " ",
  );

/** Nothing inside these is the article's text. */
const DROPPED_WITH_CONTENT: readonly string[] =
  `script style template noembed noframes iframe frame frameset object embed applet svg annotation annotation-xml canvas audio video
   select datalist option textarea input button title head meta link base xmp plaintext`.split(
    /\s+/,
  );

/** Classes that the reading document itself gives a meaning. */
const CLASSES = {
  p: /^(?:label|notice|centred)$/,
  ul: /^marked$/,
  ol: /^(?:footnotes|marked)$/,
} as const;

const COUNT = /^[1-9]\d{0,2}$/;
const NUMBER = /^-?\d{1,6}$/;
/** Pixels that a picture asks for; more than any screen has is a mistake or an attack. */
const PIXELS = /^\d{1,5}$/;
const ALIGNMENT = /^(?:left|center|right)$/;
/** Languages and their variants, as BCP 47 writes them. */
const LANGUAGE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8}){0,8}$/i;
const DATE_TIME = /^[\dTZWP:.+\- ]{1,40}$/;
/** No blank, so that it is one id; no length that is not a name any more. */
const ID = /^\S{1,200}$/;
/** Where a picture is that is not in the library. */
const HOST = /^[a-z0-9.-]{1,255}(?::\d{1,5})?$/i;
/** Where a link may lead. It is followed only after the reader has agreed, or inside the article. */
const LINK = /^(?:https?:\/\/|mailto:|#)\S*$/i;

/** Everything that may exist in a reading document; what is not named here does not come through. */
export const ALLOW_LIST: Schema = {
  tagNames: [...INLINE_ELEMENTS, ...BLOCK_ELEMENTS, ...DISSOLVED_ELEMENTS],
  attributes: {
    "*": [
      ["id", ID],
      ["lang", LANGUAGE],
      ["dir", "ltr", "rtl", "auto"],
    ],
    a: [["href", LINK]],
    abbr: ["title"],
    dfn: ["title"],
    img: [["src", ASSET_ADDRESS], "alt", ["title", HOST], ["width", PIXELS], ["height", PIXELS]],
    li: [["value", NUMBER]],
    ol: [
      ["start", NUMBER],
      ["reversed", true],
      ["className", CLASSES.ol],
    ],
    p: [["className", CLASSES.p]],
    td: [
      ["colSpan", COUNT],
      ["rowSpan", COUNT],
      ["align", ALIGNMENT],
    ],
    th: [
      ["colSpan", COUNT],
      ["rowSpan", COUNT],
      ["align", ALIGNMENT],
      ["scope", "row", "col", "rowgroup", "colgroup"],
    ],
    time: [["dateTime", DATE_TIME]],
    ul: [["className", CLASSES.ul]],
    ...MATH_ATTRIBUTES,
  },
  strip: [...DROPPED_WITH_CONTENT],
  // The library's own answers to these are replaced by the patterns above.
  ancestors: {},
  clobber: [],
  protocols: {},
  required: {},
  allowComments: false,
  allowDoctypes: false,
};
