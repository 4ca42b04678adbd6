import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { bundleForPage } from "../../../browser/bundle-for-page.ts";
import { useChromium } from "../../../browser/use-chromium.ts";
import { type TestSite, openTestSite } from "../../../browser/test-site.ts";
import type * as sanitiser from "../../../../renderer/reader/frame/sanitise-for-frame.ts";
import { hostilePayloads } from "./hostile-payloads.ts";

declare const underTest: typeof sanitiser;

const source = fileURLToPath(
  new URL("../../../../renderer/reader/frame/sanitise-for-frame.ts", import.meta.url),
);

// This page has no other lock: no policy, and a frame without a sandbox, whose scripts would run.
const shell = `<!doctype html><title>shell</title><iframe srcdoc="<!doctype html><body></body>"></iframe><script src="/sanitiser.js"></script>`;

let browser: Browser;
let site: TestSite;
let page: Page;
let requests: string[];

useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  site = await openTestSite({
    "/": { body: shell },
    "/sanitiser.js": {
      body: (await bundleForPage(source)).script,
      headers: { "content-type": "text/javascript" },
    },
  });
});
afterAll(async () => {
  await site[Symbol.asyncDispose]();
});
beforeEach(async () => {
  page = await browser.newPage();
  page.on("dialog", (dialog) => void dialog.dismiss());
  // Nothing is to reach the network, whether it is there or not.
  await page.route(
    (url) => url.origin !== site.origin,
    (route) => route.abort(),
  );
  await page.goto(site.origin);
  requests = [];
  page.on("request", (request) => requests.push(request.url()));
});

/** @returns which payloads ran a script */
async function tryAll(lock: "sanitised" | "open"): Promise<readonly number[]> {
  return page.evaluate(runPayloads, { payloads: [...hostilePayloads], lock });
}

test("control: without the sanitiser many payloads run or load something", async () => {
  const fired = await tryAll("open");
  console.log(`without the sanitiser ${fired.length} of ${hostilePayloads.length} payloads ran`);
  expect(fired.length).toBeGreaterThan(5);
  expect(requests.length).toBeGreaterThan(0);
});

test("no payload runs or loads anything once it was sanitised, clicked at, and parsed a second time", async () => {
  expect(await tryAll("sanitised")).toEqual([]);
  expect(requests).toEqual([]);
});

test("where setHTML is missing, DOMPurify keeps the same promise", async () => {
  await page.evaluate(() => {
    Reflect.deleteProperty(Element.prototype, "setHTML");
  });
  expect(await tryAll("sanitised")).toEqual([]);
  expect(requests).toEqual([]);
});

test("what the importer writes comes through unchanged, by either sanitiser", async () => {
  const html = `<section><h2 id="user-content-a" lang="de" dir="ltr">Über <em>uns</em></h2>\n<p class="label">Legal Notice:</p>\n<p>A <a href="https://example.org/?a=1&amp;b=2">link</a>, <a href="#user-content-a">a fragment</a>, <abbr title="for example">e.g.</abbr><br>\n<ruby>栞<rp>(</rp><rt>しおり</rt><rp>)</rp></ruby></p>\n<ol class="footnotes" start="3" reversed=""><li value="2">two</li>\n</ol>\n<ol class="footnotes marked"><li>[1] two</li>\n</ol>\n<p class="notice">Small print.</p>\n<table><caption>c</caption>\n<thead><tr><th scope="col" colspan="2" align="right">h</th>\t</tr>\n</thead><tbody><tr><td rowspan="2">1</td>\t<td></td>\t</tr>\n</tbody></table>\n<pre>\n\n  code <code>x</code></pre>\n<figure><figcaption>A caption</figcaption>\n</figure>\n<ul class="marked"><li>☐ to do</li>\n</ul>\n</section>`;
  const pass = (): Promise<string> =>
    page.evaluate(async (text) => {
      const holder = document.createElement("div");
      holder.append(await underTest.sanitiseForFrame(text, { pictureBase: "/assets/x/" }));
      return holder.innerHTML;
    }, html);
  const expected = await page.evaluate((text) => {
    const holder = document.createElement("div");
    holder.innerHTML = text;
    return holder.innerHTML;
  }, html);
  expect(await pass()).toBe(expected);
  await page.evaluate(() => {
    Reflect.deleteProperty(Element.prototype, "setHTML");
  });
  expect(await pass()).toBe(expected);
});

test("pictures come from the library or not at all", async () => {
  const name = `${"ab".repeat(32)}.png`;
  const sources = await page.evaluate(async (file) => {
    const html = [
      "../assets/" + file,
      "https://stranger.invalid/a.png",
      "data:image/png;base64,AA",
      "../assets/../x.png",
    ]
      .map((address) => `<img src="${address}" alt="a">`)
      .join("");
    const fragment = await underTest.sanitiseForFrame(html, { pictureBase: "/assets/x/" });
    return [...fragment.querySelectorAll("img")].map((picture) => picture.getAttribute("src"));
  }, name);
  expect(sources).toEqual([`/assets/x/${name}`, null, null, null]);
});

test("links lead to the web, to mail or inside the article, or nowhere at all", async () => {
  const kept = ["https://a.example/x", "http://a.example", "mailto:a@b.example", "#user-content-x"];
  const dropped = [
    "ftp://a.example",
    "file:///etc/passwd",
    "data:text/html,x",
    "postil://a/x",
    "x.html",
    "//a.example",
    "blob:x",
  ];
  const hrefs = await page.evaluate(
    async (addresses) => {
      const html = addresses.map((address) => `<a href="${address}">x</a>`).join("");
      const fragment = await underTest.sanitiseForFrame(html, { pictureBase: "/assets/x/" });
      return [...fragment.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    },
    [...kept, ...dropped],
  );
  expect(hrefs).toEqual([...kept, ...dropped.map(() => null)]);
});

/** Runs in the page. */
async function runPayloads({
  payloads,
  lock,
}: {
  payloads: readonly string[];
  lock: "sanitised" | "open";
}): Promise<readonly number[]> {
  const fired = new Set<number>();
  const frame = document.querySelector("iframe");
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));

  /** A fresh document each time: a payload must not be judged by what the one before it left. */
  async function freshBody(number: number): Promise<HTMLElement> {
    if (frame === null) throw new Error("no frame");
    const loaded = new Promise((resolve) =>
      frame.addEventListener("load", resolve, { once: true }),
    );
    frame.srcdoc = "<!doctype html><body></body>";
    await loaded;
    const view = frame.contentWindow;
    if (view === null) throw new Error("no window");
    const hit = (): void => void fired.add(number);
    for (const target of [window, view]) {
      Object.assign(target, { alert: hit, confirm: hit, prompt: hit, focusHit: hit });
    }
    return view.document.body;
  }

  function poke(body: HTMLElement): void {
    for (const element of body.querySelectorAll<HTMLElement>("*")) {
      for (const type of ["mouseover", "focus", "click"]) {
        // A click on a link that leads elsewhere is the link guard's business, not the sanitiser's.
        const address = element.closest("[href]")?.getAttribute("href") ?? "";
        if (type === "click" && /^(https?:|mailto:|#)/iu.test(address)) continue;
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      }
    }
  }

  for (const [number, payload] of payloads.entries()) {
    const body = await freshBody(number);
    if (lock === "open") body.innerHTML = payload;
    else body.append(await underTest.sanitiseForFrame(payload, { pictureBase: "/assets/x/" }));
    poke(body);
    const again = body.innerHTML;
    body.innerHTML = again;
    poke(body);
    await pause(3);
  }
  await pause(200);
  return [...fired];
}
