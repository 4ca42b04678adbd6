import { expect, test } from "vitest";
import { importBytes } from "./import-bytes.ts";
import { mhtmlOf, webArchiveOf } from "./made-archives.ts";
import { pageNames, pageOf } from "./shared-data.ts";

const ADDRESS = "https://archive.example/page.html";

test.each(pageNames())("a page is the same article in whatever it was saved: %s", async (name) => {
  const content = pageOf(name);
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Location": ADDRESS };
  const page = await importBytes("page.html", new TextEncoder().encode(content));
  for (const [file, bytes] of [
    ["page.mhtml", mhtmlOf([{ headers, content, encoding: "quoted-printable" }])],
    ["page.mht", mhtmlOf([{ headers, content, encoding: "base64" }])],
    [
      "page.webarchive",
      webArchiveOf({ url: ADDRESS, mediaType: "text/html", content, encoding: "utf-8" }),
    ],
  ] as const) {
    const archive = await importBytes(file, bytes);
    expect(archive.plainText).toBe(page.plainText);
    // Where the page does not say it, or only from an address of its own, the archive does.
    expect(archive.url).not.toBeNull();
    expect(archive).toMatchObject({
      title: page.title,
      byline: page.byline,
      published: page.published,
      isWholePage: page.isWholePage,
    });
  }
});
