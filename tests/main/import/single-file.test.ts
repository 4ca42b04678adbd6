import { describe, expect, test } from "vitest";
import { importText } from "./import-text.ts";
import { ARTICLE, pageWith, PARAGRAPHS } from "./made-page.ts";
import { assetName, dataAddress, pngOf } from "./made-pictures.ts";

const ADDRESS = "https://example.org/news/harbour.html";
const [BRIDGE, BOAT, QUAY] = [pngOf(1), pngOf(2), pngOf(3)];
const COMMENT = `<!--\n Page saved with SingleFile \n url: ${ADDRESS}?utm_source=x \n saved date: Tue Mar 03 2026 09:10:11 GMT+0100 (CET)\n-->`;
/** What stands in `src` where the picture is in a variable. */
const EMPTY = `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect fill-opacity="0"/></svg>`;

/** As SingleFile writes a page: without quotes and end tags where none are needed. */
function saved(body: string, head = "", variables = ""): string {
  return `<!DOCTYPE html> <html lang=en>${COMMENT}<meta charset=utf-8>
<title>Harbour plan approved</title>
<style>${variables}body{margin:0}.sf-hidden{display:none!important}</style>${head}
<meta http-equiv=content-security-policy content="default-src 'none'; img-src 'self' data:"></head>
<body><nav><a href=/>Home</a></nav><main><article>${body}</article></main></body></html>`;
}

function grouped(variable: string, alt: string): string {
  return `<img alt="${alt}" src='${EMPTY}' style="background-blend-mode:normal!important;background-clip:content-box!important;background-position:50% 50%!important;background-color:rgba(0,0,0,0)!important;background-image:var(${variable})!important;background-size:100% 100%!important">`;
}

function imagesIn(html: string): readonly string[] {
  return html.match(/<img[^>]*>/g) ?? [];
}

function shown(bytes: Buffer, alt: string): string {
  return `<img src="../assets/${assetName(bytes)}" alt="${alt}">`;
}

describe("a page that SingleFile saved", () => {
  test("is its article with its pictures", async () => {
    const source = `<picture><source srcset="${dataAddress(BOAT)}"><img alt=Boat src=${dataAddress(BOAT)}></picture>`;
    const html = saved(
      `${ARTICLE}<figure><img alt=Bridge src=${dataAddress(BRIDGE)} srcset></figure>${source}${ARTICLE}`,
    );
    const document = await importText("a.html", html);
    expect(document).toMatchObject({ title: "Harbour plan approved", isWholePage: false });
    expect(document.plainText).toContain(PARAGRAPHS[3]);
    expect(imagesIn(document.html)).toEqual([shown(BRIDGE, "Bridge"), shown(BOAT, "Boat")]);
    expect(document.assets.map(({ name }) => name)).toEqual([assetName(BRIDGE), assetName(BOAT)]);
  });

  test("has the address that it was saved from where it declares none itself", async () => {
    expect((await importText("a.html", saved(ARTICLE))).url).toBe(ADDRESS);
    const canonical = '<link rel=canonical href="https://example.org/canonical">';
    expect((await importText("a.html", saved(ARTICLE, canonical))).url).toBe(
      "https://example.org/canonical",
    );
    const graph = '<meta property=og:url content="https://example.org/og">';
    expect((await importText("a.html", saved(ARTICLE, graph))).url).toBe("https://example.org/og");
    const broken = '<link rel=canonical href="javascript:alert(1)">';
    expect((await importText("a.html", saved(ARTICLE, broken))).url).toBe(ADDRESS);
  });

  test.each([
    ["in quotes", (name: string, bytes: Buffer) => `${name}:url("${dataAddress(bytes)}")`],
    ["without", (name: string, bytes: Buffer) => `${name}: url(${dataAddress(bytes)})`],
  ])("shows pictures that it groups in variables, written %s", async (_how, write) => {
    const variables = `:root{${write("--sf-img-1", BRIDGE)};${write("--sf-img-12", BOAT)}}`;
    const body = `${ARTICLE}<p>${grouped("--sf-img-1", "One")} and ${grouped("--sf-img-12", "Two")} and again ${grouped("--sf-img-1", "Three")}, all of them in the harbour.</p><img alt=Quay src=${dataAddress(QUAY)} style="background-image:var(--sf-img-1)">${ARTICLE}`;
    for (const html of [
      saved(body, "", variables),
      `<style>${variables}</style><h1>x</h1>${body}`,
    ]) {
      const document = await importText("a.html", html);
      expect(imagesIn(document.html)).toEqual([
        shown(BRIDGE, "One"),
        shown(BOAT, "Two"),
        shown(BRIDGE, "Three"),
        shown(QUAY, "Quay"),
      ]);
      expect(document.assets).toHaveLength(3);
    }
  });

  test("shows no picture for a variable that holds none", async () => {
    const variables =
      ':root{--sf-img-1:url("data:image/png;base64,AAAA");--x:url(https://example.org/a.png)}';
    const body = `${ARTICLE}<p>${grouped("--sf-img-1", "One")} ${grouped("--x", "Two")} ${grouped("--none", "Three")}</p>${ARTICLE}`;
    const { html, assets } = await importText("a.html", saved(body, "", variables));
    expect(assets).toEqual([]);
    expect(imagesIn(html)).toEqual(['<img alt="One">', '<img alt="Two">', '<img alt="Three">']);
  });

  test("does not grow with every use of a picture", async () => {
    const large = Buffer.concat([BRIDGE, Buffer.alloc(2 * 1024 * 1024, 5)]);
    const variables = `:root{--sf-img-1:url("${dataAddress(large)}")}`;
    const body = `${ARTICLE}${`<p>${grouped("--sf-img-1", "One")}</p>`.repeat(2_000)}${ARTICLE}`;
    const { html, assets } = await importText("a.html", saved(body, "", variables));
    expect(imagesIn(html)).toHaveLength(2_000);
    expect(assets).toHaveLength(1);
  });
});

describe("a page with shadow roots", () => {
  async function textOf(body: string): Promise<string> {
    const { plainText } = await importText("a.html", pageWith(body));
    return plainText;
  }
  const [ONE, TWO, THREE, FOUR] = PARAGRAPHS.map((text) => `<p>${text}</p>`);

  test.each(["shadowrootmode", "shadowmode"])(
    "says what is in them, in the order that is seen: %s",
    async (mode) => {
      const text = await textOf(
        `<news-article><template ${mode}="open"><style>p{}</style>${ONE}<slot>Unseen instead</slot>${THREE}<slot name="end"></slot></template><div slot="end">${FOUR}</div>${TWO}<p slot="elsewhere">Unseen</p></news-article>`,
      );
      expect(text).toBe(`${PARAGRAPHS.join("\n")}\n`);
    },
  );
  test("says what a slot holds that nothing was put into", async () => {
    expect(
      await textOf(
        `<x-a>\n<template shadowrootmode=open>${ONE}<slot>${TWO}</slot>${THREE}${FOUR}</template>\n</x-a>`,
      ),
    ).toBe(`${PARAGRAPHS.join("\n")}\n`);
  });
  test("says what is in roots in roots", async () => {
    const inner = `<x-b><template shadowrootmode=open>${TWO}<slot></slot></template><slot></slot></x-b>`;
    expect(
      await textOf(
        `<x-a><template shadowrootmode=open>${ONE}${inner}${FOUR}</template>${THREE}</x-a>`,
      ),
    ).toBe(`${PARAGRAPHS.join("\n")}\n`);
  });
  test("keeps what stands in an element whose root shows nothing", async () => {
    expect(
      await textOf(
        `<x-a><template shadowrootmode=open><style>p{}</style></template>${ARTICLE}</x-a>`,
      ),
    ).toBe(`${PARAGRAPHS.join("\n")}\n`);
  });
  test("leaves other templates unseen", async () => {
    expect(await textOf(`${ARTICLE}<template><p>Unseen</p></template>`)).toBe(
      `${PARAGRAPHS.join("\n")}\n`,
    );
  });
});
