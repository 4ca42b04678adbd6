import * as fc from "fast-check";

const TAGS =
  `p div section h1 h2 h6 blockquote pre ul ol li dl dt dd figure figcaption table caption thead tbody tfoot tr td th
   a b em span ruby rt rp sup code q svg math mi mo mn mtext mrow msup mfrac semantics mspace mtable mtr mtd mprescripts mglyph annotation annotation-xml template script style textarea select option title
   noscript iframe form button input img br hr wbr details summary body html plaintext font center nobr foreignObject`.split(
    /\s+/,
  );

const ATTRIBUTES = [
  'id="a"',
  'id="user-content-a"',
  'id="constructor"',
  'class="label"',
  'class="marked x"',
  'class="notice"',
  'class="footnotes marked"',
  'style="position:fixed"',
  'onclick="alert(1)"',
  'href="#a"',
  'href="https://example.org/?a=1&amp;b=2"',
  'href="javascript:alert(1)"',
  `src="../assets/${"0".repeat(64)}.png"`,
  'src="https://example.org/x.png"',
  'lang="de"',
  'dir="rtl"',
  'colspan="2"',
  'align="right"',
  'start="3"',
  'alt="words"',
  'title="example.org"',
  'display="block"',
  'xlink:href="javascript:alert(1)"',
] as const;

const attributes = fc.array(fc.constantFrom(...ATTRIBUTES), { maxLength: 3 });
const opening = fc
  .tuple(fc.constantFrom(...TAGS), attributes)
  .map(([tag, list]) => `<${[tag, ...list].join(" ")}>`);
const closing = fc.constantFrom(...TAGS).map((tag) => `</${tag}>`);
const text = fc.oneof(
  fc.constantFrom(
    " ",
    "\n",
    "\t",
    "  \n ",
    "\u00a0",
    "&nbsp;",
    "&lt;b&gt;",
    "&amp;amp;",
    "a",
    "words here",
    "<!-- x -->",
    "<![CDATA[x]]>",
    "\r\n",
    "\0",
    "\u3000",
    "<",
    "&#0;",
    "&#13;",
    '"',
    ">",
  ),
  fc.string({ maxLength: 6, unit: "binary" }),
);

/** HTML as a careless or a hostile hand writes it: tags of every kind in any order. */
export const tagSoup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: opening },
      { weight: 2, arbitrary: closing },
      { weight: 4, arbitrary: text },
    ),
    {
      maxLength: 40,
    },
  )
  .map((pieces) => pieces.join(""));
