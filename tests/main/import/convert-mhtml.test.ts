import { describe, expect, test } from "vitest";
import { FRENCH, RUSSIAN } from "./article-texts.ts";
import { encodeLegacy } from "./encode-legacy.ts";
import { importBytes, refusalOf } from "./import-bytes.ts";
import { mhtmlOf, type MadePart } from "./made-archives.ts";
import { ARTICLE, pageWith, PARAGRAPHS } from "./made-page.ts";
import { assetName, pngOf } from "./made-pictures.ts";

const ADDRESS = "https://example.org/news/harbour.html";
const [BRIDGE, BOAT, QUAY] = [pngOf(1), pngOf(2), pngOf(3)];

function page(
  body: string,
  headers: MadePart["headers"] = { "Content-Location": ADDRESS },
): MadePart {
  return {
    headers: { "Content-Type": "text/html", ...headers },
    content: pageWith(body),
    encoding: "quoted-printable",
  };
}

function picture(location: string, content: Buffer, headers: MadePart["headers"] = {}): MadePart {
  return {
    headers: { "Content-Type": "image/png", "Content-Location": location, ...headers },
    content,
  };
}

function imagesIn(html: string): readonly string[] {
  return html.match(/<img[^>]*>/g) ?? [];
}

function shown(bytes: Buffer, alt = ""): string {
  return `<img src="../assets/${assetName(bytes)}" alt="${alt}">`;
}

describe("a page that Chrome saved in one file", () => {
  const saved = mhtmlOf(
    [
      page(
        `${ARTICLE}<img src="https://cdn.example.org/bridge.png?w=9#x" alt="A bridge"><img src="/img/boat.png"><img src="cid:quay%40mhtml.blink"><img src="https://example.org/gone.png" alt="Gone">${ARTICLE}`,
      ),
      {
        headers: { "Content-Type": "text/css", "Content-Location": "cid:css-1@mhtml.blink" },
        content: "p { color: red }",
        encoding: "quoted-printable",
      },
      picture("https://cdn.example.org/bridge.png?w=9", BRIDGE),
      picture("https://example.org/img/boat.png", BOAT),
      {
        headers: { "Content-Type": "image/png", "Content-ID": "<quay@mhtml.blink>" },
        content: QUAY,
      },
      {
        headers: { "Content-Type": "text/html", "Content-ID": "<frame-1@mhtml.blink>" },
        content: pageWith("<p>A frame with an advertisement that is long enough to be read.</p>"),
        encoding: "quoted-printable",
      },
    ],
    {
      headers: {
        "Snapshot-Content-Location": `${ADDRESS}?utm_source=x`,
        Subject: "=?utf-8?Q?Not_the_=E2=80=9Ctitle=E2=80=9D?=",
        Date: "Tue, 3 Mar 2026 09:10:11 -0000",
      },
    },
  );

  test("is its article, with its address, and the date of saving is not taken for the article's", async () => {
    const document = await importBytes("harbour.mhtml", saved);
    expect(document).toMatchObject({
      title: "Harbour plan approved",
      url: ADDRESS,
      encoding: "utf-8",
      mediaType: "application/x-mimearchive",
      published: null,
      isWholePage: false,
    });
    expect(document.plainText).toContain(PARAGRAPHS[3]);
    expect(document.plainText).not.toContain("advertisement");
  });

  test("has its pictures, found by address or identifier", async () => {
    const { html, assets } = await importBytes("harbour.mht", saved);
    expect(imagesIn(html)).toEqual([
      shown(BRIDGE, "A bridge"),
      shown(BOAT),
      shown(QUAY),
      '<img alt="Gone" title="example.org">',
    ]);
    expect(assets.map(({ name }) => name)).toEqual(
      [BRIDGE, BOAT, QUAY].map((each) => assetName(each)),
    );
  });
});

describe("what other programs write is read as well:", () => {
  test("pictures and page in parts of parts, addresses that count from the page's, on several lines", async () => {
    const inside = mhtmlOf(
      [page(`${ARTICLE}<img src="img/bridge.png">${ARTICLE}`), picture("img/bridge.png", BRIDGE)],
      {
        boundary: "inside",
        type: 'multipart/related; type="text/html"; boundary=inside',
        newline: "\n",
      },
    );
    const [, body = ""] = Buffer.from(inside)
      .toString("latin1")
      .split(/\n\n([\s\S]*)/);
    const plain: MadePart = {
      headers: { "Content-Type": "text/plain" },
      content: "Only words",
      encoding: "7bit",
    };
    const related: MadePart = {
      headers: { "Content-Type": 'multipart/related;\n\ttype="text/html";\n\tboundary="inside"' },
      content: Buffer.from(body, "latin1"),
      encoding: "8bit",
    };
    const bytes = mhtmlOf([plain, related], {
      boundary: "outside",
      type: 'multipart/alternative; boundary="outside"',
      newline: "\n",
    });
    const { html, url } = await importBytes("mail.mht", bytes);
    expect(url).toBe(ADDRESS);
    expect(imagesIn(html)).toEqual([shown(BRIDGE)]);
  });

  test("the page is the part that start names", async () => {
    const bytes = mhtmlOf(
      [
        page(`<p>${PARAGRAPHS[0]}</p>`.repeat(3), { "Content-ID": "<one@x>" }),
        page(`<p>${PARAGRAPHS[1]}</p>`.repeat(3), { "Content-ID": "<two@x>" }),
      ],
      { boundary: "b", type: 'multipart/related; start="<two@x>"; boundary=b' },
    );
    const { plainText } = await importBytes("a.mht", bytes);
    expect(plainText).toContain(PARAGRAPHS[1]);
    expect(plainText).not.toContain(PARAGRAPHS[0]);
  });

  test("a page from a disk has its pictures and no address", async () => {
    const location = "file:///C:/Pages/harbour.htm";
    const bytes = mhtmlOf([
      page(`${ARTICLE}<img src="harbour_files/bridge.png">${ARTICLE}`, {
        "Content-Location": location,
      }),
      picture("file:///C:/Pages/harbour_files/bridge.png", BRIDGE),
    ]);
    const { html, url } = await importBytes("a.mht", bytes);
    expect(imagesIn(html)).toEqual([shown(BRIDGE)]);
    expect(url).toBeNull();
  });

  test.each(["binary", "8bit", "base64"] as const)(
    "parts sent as %s, to the byte",
    async (encoding) => {
      const odd = Buffer.concat([BRIDGE, Buffer.from("\r\n\n\r--b-\r\n--bc\r\nx--b\r\n\r\n")]);
      const content = pageWith(`${ARTICLE}<img src="bridge.png">${ARTICLE}`);
      const bytes = mhtmlOf(
        [
          {
            headers: { "Content-Type": "text/html", "Content-Location": ADDRESS },
            content,
            encoding,
          },
          { ...picture("bridge.png", odd), encoding },
        ],
        { boundary: "b", type: "multipart/related; boundary=b" },
      );
      const { html, assets } = await importBytes("a.mhtml", bytes);
      expect(assets).toEqual([{ name: assetName(odd), bytes: new Uint8Array(odd) }]);
      expect(imagesIn(html)).toEqual([shown(odd)]);
    },
  );

  test("a page alone, without parts", async () => {
    const head =
      "MIME-Version: 1.0\r\nSubject: A subject\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    const html = Buffer.from(`<html><body>${ARTICLE}</body></html>`);
    const bytes = Buffer.from(head + html.toString("base64"));
    expect(await importBytes("a.mht", new Uint8Array(bytes))).toMatchObject({
      title: "A subject",
      plainText: `${PARAGRAPHS.join("\n")}\n`,
    });
  });

  test("a letter without a page, whose subject is the title", async () => {
    const head =
      "From: a@example.org\r\nSubject: =?koi8-r?B?8NLJ18XU?=\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n";
    const text = "это письмо из одного предложения, которое написано по-русски.";
    const bytes = Buffer.concat([Buffer.from(head), encodeLegacy(text, "koi8-r")]);
    expect(await importBytes("letter.mht", new Uint8Array(bytes))).toMatchObject({
      title: "Привет",
      plainText: `${text}\n`,
      encoding: "koi8-r",
      isWholePage: false,
    });
  });
});

describe("the charset of the part is the declaration", () => {
  // Some that nothing but a declaration tells.
  test.each([
    ["windows-1251", RUSSIAN],
    ["koi8-r", RUSSIAN],
    ["ibm866", RUSSIAN],
    ["macintosh", FRENCH],
  ])("%s", async (charset, text) => {
    const [title = "", ...paragraphs] = text.trim().split("\n");
    const html = `<html><head><title>${title}</title></head><body>${paragraphs.map((each) => `<p>${each}</p>`).join("")}</body></html>`;
    for (const encoding of ["quoted-printable", "base64", "8bit"] as const) {
      const content = encodeLegacy(html, charset);
      const headers = {
        "Content-Type": `text/html; charset="${charset}"`,
        "Content-Location": ADDRESS,
      };
      const document = await importBytes("a.mht", mhtmlOf([{ headers, content, encoding }]));
      expect(document).toMatchObject({ title, encoding: charset });
      for (const each of paragraphs) expect(document.plainText).toContain(each);
    }
  });
});

describe("refused with a reason:", () => {
  const whole = mhtmlOf([page(ARTICLE), picture("a.png", BRIDGE)]);
  test("a file that ends too early, wherever it does", async () => {
    for (let share = 1; share < 20; share += 1) {
      const cut = whole.subarray(0, Math.floor((whole.length * share) / 20));
      const refusal = await refusalOf("a.mhtml", cut);
      expect(refusal?.code).toBe("file-damaged");
      if (share > 5) expect(refusal?.detail).toBe("its end is missing");
    }
  });
  test.each([
    ["no page in it", mhtmlOf([picture("a.png", BRIDGE)]), "file-damaged"],
    ["an empty page", mhtmlOf([{ ...page(""), content: "" }]), "file-empty"],
    ["no parts", mhtmlOf([]), "file-damaged"],
    ["no boundary", mhtmlOf([page(ARTICLE)], { type: "multipart/related" }), "file-damaged"],
    ["a page without headers", new TextEncoder().encode(pageWith(ARTICLE)), "file-damaged"],
    [
      "pictures where the page should be",
      mhtmlOf([{ ...page(""), content: BRIDGE, encoding: "base64" }]),
      "file-binary",
    ],
    [
      "headers of a megabyte",
      mhtmlOf([page(ARTICLE)], { headers: { X: "x".repeat(2 ** 20) } }),
      "file-damaged",
    ],
  ])("%s", async (_what, bytes, code) => {
    expect(await refusalOf("a.mhtml", bytes)).toMatchObject({ code });
  });
});

describe("the limit on", () => {
  function partsOf(count: number): Uint8Array {
    return mhtmlOf([
      page(ARTICLE),
      ...Array.from({ length: count - 1 }, () => ({ headers: {}, content: "" })),
    ]);
  }
  test("parts", async () => {
    expect(await refusalOf("a.mhtml", partsOf(9_999))).toBeUndefined();
    expect(await refusalOf("a.mhtml", partsOf(10_000))).toBeUndefined();
    expect(await refusalOf("a.mhtml", partsOf(10_001))).toEqual({
      code: "file-too-complex",
      detail: "10,000 parts",
    });
  });

  /** @param depth  messages around the page */
  function nested(depth: number): Uint8Array {
    let part = page(ARTICLE);
    for (let level = 1; level < depth; level += 1) {
      const boundary = `level-${level}`;
      const bytes = mhtmlOf([part], { boundary, type: `multipart/mixed; boundary=${boundary}` });
      const [, content = ""] = Buffer.from(bytes)
        .toString("latin1")
        .split(/\r\n\r\n([\s\S]*)/);
      part = {
        headers: { "Content-Type": `multipart/mixed; boundary=${boundary}` },
        content: Buffer.from(content, "latin1"),
        encoding: "8bit",
      };
    }
    return mhtmlOf([part]);
  }
  test("parts in each other", async () => {
    expect(await refusalOf("a.mhtml", nested(9))).toBeUndefined();
    expect(await refusalOf("a.mhtml", nested(10))).toBeUndefined();
    const refused = { code: "file-too-complex", detail: "10 parts in each other" };
    expect(await refusalOf("a.mhtml", nested(11))).toEqual(refused);
    expect(await refusalOf("a.mhtml", nested(200))).toEqual(refused);
  });

  /** All of it a page that ends with empty lines. */
  function linesOf(count: number): Uint8Array {
    const head = "MIME-Version: 1.0\nContent-Type: text/html\n\n";
    const html = pageWith(ARTICLE);
    const used = (head + html).split("\n").length - 1;
    return new TextEncoder().encode(head + html + "\n".repeat(count - used));
  }
  test("lines", async () => {
    expect(await refusalOf("a.mhtml", linesOf(4_999_999))).toBeUndefined();
    expect(await refusalOf("a.mhtml", linesOf(5_000_000))).toBeUndefined();
    expect(await refusalOf("a.mhtml", linesOf(5_000_001))).toEqual({
      code: "file-too-complex",
      detail: "5,000,000 lines",
    });
  });
});
