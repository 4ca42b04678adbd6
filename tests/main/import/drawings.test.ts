import { describe, expect, test } from "vitest";
import { sanitiseSvg } from "../../../electron/import/pictures/sanitise-svg.ts";
import { importText } from "./import-text.ts";
import { ARTICLE, pageWith } from "./made-page.ts";

const SHAPE = '<path d="M0 0h9"></path>';
const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';

async function drawingsOf(html: string) {
  const { html: stored, assets } = await importText("a.html", html);
  return {
    pictures: (stored.match(/<img[^>]*>/g) ?? []).map((img) => img.replace(/[0-9a-f]{64}/, "#")),
    files: assets.map(({ bytes }) => new TextDecoder().decode(bytes)),
  };
}

describe("a drawing in the text", () => {
  test("is a picture, a file of its own", async () => {
    const svg = `<svg viewBox="0 0 200 100" onload="alert(1)"><title>Levels</title><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><rect width="9" fill="url(#g)" style="stroke: blue; behavior: url(x)"/><text x="1">high</text></svg>`;
    for (const html of [
      `<p>a</p>${svg}`,
      pageWith(`${ARTICLE}<figure>${svg}</figure>${ARTICLE}`),
    ]) {
      expect(await drawingsOf(html)).toEqual({
        pictures: ['<img src="../assets/#.svg" alt="Levels" width="200" height="100">'],
        files: [
          `<svg ${XMLNS} viewBox="0 0 200 100"><title>Levels</title><linearGradient id="g"><stop offset="0" stop-color="red"></stop></linearGradient><rect width="9" fill="url(#g)" stroke="blue"></rect><text x="1">high</text></svg>`,
        ],
      });
    }
  });
  test("says the words in it", async () => {
    const svg = `<svg width="300" height="90"><text>high</text><text>low</text></svg>`;
    expect((await drawingsOf(svg)).pictures).toEqual([
      '<img src="../assets/#.svg" alt="high low" width="300" height="90">',
    ]);
  });
  test("that is a button's icon or draws nothing is left out", async () => {
    const icon = `<svg width="24" height="24">${SHAPE}</svg>`;
    expect(await drawingsOf(`<p>x${icon}<svg viewBox="0 0 500 500"><g></g></svg></p>`)).toEqual({
      pictures: [],
      files: [],
    });
  });
});

test("a drawing that stands in an address is written anew like one in the text", async () => {
  const svg = `<?xml version="1.0"?><!-- x --><svg ${XMLNS}><script>alert(1)</script>${SHAPE}</svg>`;
  const padded = svg.replace("<!-- x -->", `<!-- ${"x".repeat(500)} -->`);
  const { files } = await drawingsOf(
    `<img src="data:image/svg+xml,${encodeURIComponent(padded)}">`,
  );
  expect(files).toEqual([`<svg ${XMLNS}>${SHAPE}</svg>`]);
});

describe("in a drawing nothing runs, moves, links or loads:", () => {
  test.each([
    "<script>alert(1)</script>",
    "<a href='javascript:alert(1)'></a>",
    "<a xlink:href='javascript:alert(1)'></a>",
    "<foreignObject><body><img src=x onerror=alert(1)></body></foreignObject>",
    "<set attributeName='href' to='javascript:alert(1)'/>",
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<image href='https://example.org/x.png' onload='alert(1)'/>",
    "<image xlink:href='data:image/svg+xml;base64,AAAA'/>",
    "<use href='https://example.org/x.svg#a'/>",
    "<use href='data:image/svg+xml,x#a'/>",
    "<use href='//example.org/x.svg#a'/><use xlink:href='/example.org/x.svg#a'/>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<style>path { fill: url(https://example.org/x.svg#a) }</style>",
    "<style>path { fill: u\\72l(https://example.org/x.svg#a) }</style>",
    "<style></style><img src=x onerror=alert(1)></style>",
    "<rect fill='url(https://example.org/x.svg#a)' style='fill: url(//example.org)'/>",
    "<feImage href='https://example.org/x.png'/>",
    "<handler type='text/javascript'>alert(1)</handler>",
    "<?xml-stylesheet href='https://example.org/x.css'?>",
    "<desc><![CDATA[</desc><script>alert(1)</script>]]></desc>",
  ])("%s", (payload) => {
    const written = sanitiseSvg(`<svg ${XMLNS}>${SHAPE}${payload}</svg>`) ?? "";
    expect(written).toContain(SHAPE);
    expect(written).not.toMatch(
      /<(?:script|a|foreignObject|set|animate|handler|feImage|img|\?|!)/i,
    );
    expect(written).not.toMatch(/example\.org|javascript:|\son\w+=|@import|data:/i);
  });
});

test("pictures inside a drawing stay where they are its own", () => {
  const image = '<image width="9" href="data:image/png;base64,iVBORw0KGgo="></image>';
  expect(sanitiseSvg(`<svg>${image}<use href="#a"></use></svg>`)).toBe(
    `<svg ${XMLNS}>${image}<use href="#a"></use></svg>`,
  );
});

test("a drawing without end of depth is written in time", () => {
  expect(sanitiseSvg(`<svg>${"<g>".repeat(50_000)}${SHAPE}`)).toBeUndefined();
});
