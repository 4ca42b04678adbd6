import { makeEpub } from "../../main/import/epub/make-epub.ts";
import { mhtmlOf, webArchiveOf } from "../../main/import/made-archives.ts";
import { ARTICLE, pageWith } from "../../main/import/made-page.ts";

const PICTURE = Buffer.from("R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=", "base64");
const PAGE = pageWith(`${ARTICLE}<p><img src="picture.gif" alt="A boat"></p>`);
const URL_OF_PAGE = "https://harbour.example/plan.html";

/** A small file of each format that can be imported, by its extension. */
export const IMPORTED_FILES: Readonly<Record<string, { bytes(): Uint8Array | string }>> = {
  txt: { bytes: () => "Tides\n\nThe tide comes in, and goes out again.\n" },
  md: { bytes: () => "# Lighthouses\n\nThey are **bright**, mostly.\n" },
  html: { bytes: () => PAGE },
  mhtml: {
    bytes: () =>
      mhtmlOf([
        {
          headers: { "Content-Type": "text/html", "Content-Location": URL_OF_PAGE },
          content: PAGE,
        },
        {
          headers: {
            "Content-Type": "image/gif",
            "Content-Location": "https://harbour.example/picture.gif",
          },
          content: PICTURE,
        },
      ]),
  },
  webarchive: {
    bytes: () =>
      webArchiveOf({ url: URL_OF_PAGE, mediaType: "text/html", content: PAGE }, [
        { url: "https://harbour.example/picture.gif", mediaType: "image/gif", content: PICTURE },
      ]),
  },
  epub: {
    bytes: () =>
      makeEpub({
        chapters: {
          "one.xhtml": "<h1>Low water</h1><p>The boats lie dry.</p>",
          "two.xhtml": "<h1>High water</h1><p>The boats float.</p>",
        },
      }),
  },
};
