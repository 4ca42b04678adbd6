import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleForPage } from "../../../browser/bundle-for-page.ts";
import { useChromium } from "../../../browser/use-chromium.ts";
import { openTestSite, type TestPage, type TestSite } from "../../../browser/test-site.ts";
import type { showEmptyDocument } from "../../../../renderer/reader/frame/empty-document.ts";

// The frame's own policy without any other lock: a page that has none, and a frame without a sandbox.

const PICTURE: TestPage = {
  body: '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>',
  headers: { "content-type": "image/svg+xml" },
};

let browser: Browser;
let site: TestSite;
let elsewhere: TestSite;

useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  const entry = new URL("../../../../renderer/reader/frame/empty-document.ts", import.meta.url);
  const { script } = await bundleForPage(fileURLToPath(entry));
  elsewhere = await openTestSite({ "/a.svg": PICTURE });
  site = await openTestSite({
    "/": { body: `<!doctype html><body><script>${script}</script>` },
    "/assets/a.svg": PICTURE,
    "/a.svg": PICTURE,
  });
});

afterAll(async () => {
  await site[Symbol.asyncDispose]();
  await elsewhere[Symbol.asyncDispose]();
});

/** Puts a style element and pictures into a frame. @returns what came of each */
async function fill(start: "empty document" | "no policy"): Promise<object> {
  const page = await browser.newPage();
  await page.goto(site.origin);
  const outcome = await page.evaluate(
    async ({ isPoliced, stranger }) => {
      // The bundle has put it there.
      const { underTest } = globalThis as unknown as {
        readonly underTest: { readonly showEmptyDocument: typeof showEmptyDocument };
      };
      const frame = document.createElement("iframe");
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      if (isPoliced) underTest.showEmptyDocument(frame, "/assets/");
      else frame.srcdoc = "<!doctype html><head></head><body></body>";
      document.body.append(frame);
      await loaded;
      const inside = frame.contentDocument;
      if (inside === null) throw new Error("the frame has gone");

      const style = inside.createElement("style");
      style.textContent = "p { color: rgb(1, 2, 3) }";
      inside.head.append(style);
      const paragraph = inside.createElement("p");
      inside.body.append(paragraph);
      const isShown = (address: string): Promise<boolean> =>
        new Promise((resolve) => {
          const picture = inside.createElement("img");
          picture.addEventListener("load", () => resolve(true));
          picture.addEventListener("error", () => resolve(false));
          picture.src = address;
          inside.body.append(picture);
        });
      return {
        isStyled: getComputedStyle(paragraph).color === "rgb(1, 2, 3)",
        ofTheArticle: await isShown("/assets/a.svg"),
        besideTheArticle: await isShown("/a.svg"),
        fromElsewhere: await isShown(`${stranger}/a.svg`),
      };
    },
    { isPoliced: start === "empty document", stranger: elsewhere.origin },
  );
  await page.close();
  return outcome;
}

test("control: without a policy a style element styles, and pictures come from anywhere", async () => {
  expect(await fill("no policy")).toEqual({
    isStyled: true,
    ofTheArticle: true,
    besideTheArticle: true,
    fromElsewhere: true,
  });
  expect(elsewhere.requests).toEqual(["GET /a.svg"]);
});

test("the policy of the frame's empty document refuses a style element and every picture but the articles' own", async () => {
  const before = [...elsewhere.requests];
  expect(await fill("empty document")).toEqual({
    isStyled: false,
    ofTheArticle: true,
    besideTheArticle: false,
    fromElsewhere: false,
  });
  expect(elsewhere.requests).toEqual(before);
});
