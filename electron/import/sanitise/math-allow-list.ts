/** Elements of MathML that hold text alone. */
export const MATH_TOKENS: ReadonlySet<string> = new Set("mi mn mo ms mtext".split(" "));

/** Elements of MathML that hold others, or stand for a gap. */
export const MATH_LAYOUT: ReadonlySet<string> = new Set(
  `mrow mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts none
   mtable mtr mtd mspace mphantom`.split(/\s+/),
);

/** What has no meaning of its own in a reading document, but may be one operand of several: it becomes a row. */
export const MATH_GROUPS: ReadonlySet<string> = new Set(
  "semantics mstyle mpadded menclose merror maction".split(" "),
);

export const MATH_ELEMENTS: readonly string[] = [
  "math",
  ...MATH_TOKENS,
  ...MATH_LAYOUT,
  ...MATH_GROUPS,
];

const LENGTH = /^-?\d*\.?\d+(?:em|ex|px|pt|%)?$/;
const TRUTH = ["true", "false"] as const;
const COUNT = /^[1-9]\d?$/;

type Attribute = [string, ...(string | RegExp)[]];

/** By element, what else it may say; none of it loads, links or runs. */
export const MATH_ATTRIBUTES: Readonly<Record<string, Attribute[]>> = {
  math: [["display", "block", "inline"]],
  mi: [["mathvariant", "normal"]],
  mo: [
    ["stretchy", ...TRUTH],
    ["fence", ...TRUTH],
    ["separator", ...TRUTH],
    ["form", "prefix", "infix", "postfix"],
    ["lspace", LENGTH],
    ["rspace", LENGTH],
  ],
  mover: [["accent", ...TRUTH]],
  munder: [["accentunder", ...TRUTH]],
  mfrac: [["linethickness", LENGTH]],
  mspace: [["width", LENGTH]],
  mtd: [
    ["columnspan", COUNT],
    ["rowSpan", COUNT],
  ],
};
