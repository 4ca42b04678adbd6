import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { takeFrontMatter } from "../../../../electron/import/markdown/front-matter.ts";
import { importText } from "../import-text.ts";

const KNOWN = {
  title: "The Salt Road",
  byline: "Ida Renn, Bo Asch",
  published: "2026-05-12",
  url: "https://example.org/salt?id=7",
  language: "en-GB",
  tags: ["salt", "roads"],
  excerpt: "How it was built.",
  leadImage: "https://example.org/mule.jpg",
};

describe("front matter says the same in every notation", () => {
  test.each([
    [
      "YAML, as in Jekyll",
      `---
title: The Salt Road
authors: [Ida Renn, Bo Asch]
date: 2026-05-12
canonical_url: https://example.org/salt?utm_source=x&id=7
lang: en_GB
categories: [salt, "#roads"]
description: How it was built.
image: https://example.org/mule.jpg
---
`,
    ],
    [
      "YAML, as a clipper writes it for Obsidian",
      `---
Title: The Salt Road
author:
  - Ida Renn
  - Bo Asch
created: 2026-05-12
source: https://example.org/salt?id=7
language: en-GB
tags:
  - salt
  - roads
summary: How it was built.
cover: https://example.org/mule.jpg
---
`,
    ],
    [
      "TOML, as in Hugo",
      `+++
title = "The Salt Road"
date = 2026-05-12
description = "How it was built."
tags = ["salt", "roads"]
[[authors]]
name = "Ida Renn"
[[authors]]
name = "Bo Asch"
[params]
canonical = "https://example.org/salt?id=7"
lang = "en-GB"
[cover]
image = "https://example.org/mule.jpg"
+++
`,
    ],
    [
      "JSON alone",
      `{
  "title": "The Salt Road",
  "author": ["Ida Renn", "Bo Asch"],
  "published": "2026-05-12",
  "url": "https://example.org/salt?id=7",
  "lang": "en-GB",
  "keywords": "salt, roads",
  "description": "How it was built.",
  "images": ["https://example.org/mule.jpg"]
}
`,
    ],
    [
      "JSON between signs",
      `;;;
{"title": "The Salt Road", "byline": "Ida Renn, Bo Asch", "date": "2026-05-12", "link": "https://example.org/salt?id=7",
 "lang": "en-GB", "tags": ["salt", "roads"], "summary": "How it was built.", "banner": "https://example.org/mule.jpg"}
;;;
`,
    ],
  ])("%s", (_name, block) => {
    const { frontMatter, body } = takeFrontMatter(`${block}\nText.\n`);
    expect({ frontMatter, body: body.trim() }).toEqual({
      frontMatter: { ...KNOWN, site: null },
      body: "Text.",
    });
  });
});

test("dates with a time, in words and in TOML", () => {
  for (const [written, published] of [
    ["---\ndate: 2026-05-12T09:14:03+02:00\n---\n", "2026-05-12T09:14:03+02:00"],
    ["---\ndate: May 12, 2026\n---\n", "2026-05-12"],
    ["+++\ndate = 2026-05-12T09:14:03Z\n+++\n", "2026-05-12T09:14:03.000Z"],
    ["---\ndate: soon\n---\n", null],
  ] as const) {
    expect(takeFrontMatter(written).frontMatter?.published).toBe(published);
  }
});

test("an address that is none leaves room for one that is", () => {
  const text = "---\nurl: /salt/\nsource: https://example.org/salt\n---\n";
  expect(takeFrontMatter(text).frontMatter?.url).toBe("https://example.org/salt");
});

describe("front matter that cannot be read", () => {
  test.each([
    "---\ntitle: The Salt Road\nauthor: [Ida\n---",
    '+++\ntitle = "The Salt Road\n+++',
    '{\n  "title": "The Salt Road",\n}',
    "---\ntitle: `The ``` Salt` Road\n\t- x: [\n---",
  ])("stays as it is written: %j", async (block) => {
    const { plainText, html, title } = await importText(
      "salt.md",
      `${block}\n\n# A heading\n\nText.\n`,
    );
    expect(plainText).toBe(`${block}\nA heading\nText.\n`);
    expect(html).toMatch(/^<section><pre>/);
    expect(title).toBe("A heading");
  });

  test.each([
    ["---\ntitle: Salt\nauthor: [Ida\nsite: X\n---\n", { notation: "YAML", line: 4 }],
    ["---\ntitle: Salt: a road\n---\n", { notation: "YAML", line: 2 }],
    ["---\r\ntitle: Salt\r\n\tauthor: Ida\r\n---\r\n", { notation: "YAML", line: 3 }],
    ['+++\ntitle = "Salt"\n\ndate = soon\n+++\n', { notation: "TOML", line: 4 }],
    [';;;\n{\n"title": "Salt",\n}\n;;;\n', { notation: "JSON", line: 4 }],
    ['{\n"title": "Salt"\n"date": 1\n}\n', { notation: "JSON", line: 3 }],
    ['{\n"title": nothing\n}\n', { notation: "JSON", line: null }],
    ["---\ntitle: *nobody\n---\n", { notation: "YAML", line: null }],
  ])("is told with its line: %j", async (block, unreadFrontMatter) => {
    const document = await importText("salt.md", `${block}\nText.\n`);
    expect(document.unreadFrontMatter).toEqual(unreadFrontMatter);
  });

  test.each(["Text.\n", "---\ntitle: Salt\n---\nText.\n", "---\nA line: [\n", "---\n[\n---\n"])(
    "is not told of where nothing is damaged: %j",
    async (text) => {
      expect((await importText("salt.md", text)).unreadFrontMatter).toBeNull();
    },
  );

  test.each(["+++\nIt rained.\n+++\n", "{a brace} and text\n", ";;;\n", "---\nA line.\n---\n"])(
    "or is none: %j",
    (text) => {
      expect(takeFrontMatter(text)).toEqual({ frontMatter: undefined, body: text });
    },
  );
});

test("no text is lost or throws, whatever stands between the signs", () => {
  const sign = fc.constantFrom(
    "---",
    "+++",
    ";;;",
    "{",
    "}",
    "title: a",
    'title = "a"',
    "[a]",
    "- b",
    "",
  );
  const lines = fc.array(fc.oneof(sign, fc.string({ maxLength: 12 })), { maxLength: 8 });
  fc.assert(
    fc.property(lines, (each) => {
      const text = each.join("\n").replaceAll("\r", "");
      const { frontMatter, body } = takeFrontMatter(text);
      if (frontMatter !== undefined) expect(text.endsWith(body)).toBe(true);
      else expect(body.replaceAll(/[`\s]/g, "")).toBe(text.replaceAll(/[`\s]/g, ""));
    }),
    { numRuns: 1000 },
  );
});
