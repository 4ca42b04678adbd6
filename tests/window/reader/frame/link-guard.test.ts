import { fileURLToPath } from "node:url";
import type { Browser, CDPSession, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { bundleForPage } from "../../../browser/bundle-for-page.ts";
import { useChromium } from "../../../browser/use-chromium.ts";
import { type TestSite, openTestSite } from "../../../browser/test-site.ts";
import type * as linkGuard from "../../../../renderer/reader/frame/link-guard.ts";

declare const underTest: typeof linkGuard;

const source = fileURLToPath(
  new URL("../../../../renderer/reader/frame/link-guard.ts", import.meta.url),
);

// This page has no other lock: no policy, HTML that nobody sanitised, and a sandbox that allows all it can but scripts. Only the guard.
const shell = `<!doctype html><title>shell</title><style>iframe { width: 600px; height: 500px; border: 0 }</style>
<iframe sandbox="allow-same-origin allow-popups allow-forms allow-downloads allow-top-navigation" srcdoc="<!doctype html><body></body>"></iframe><script src="/guard.js"></script>`;

/** Every way to write a link, by what it is called here; each fills a box of its own, so that it can be clicked. */
function links(canary: string): Readonly<Record<string, string>> {
  return {
    plain: `<a href="${canary}/plain">x</a>`,
    nested: `<a href="${canary}/nested"><b><i>x</i></b></a>`,
    blank: `<a href="${canary}/blank" target="_blank">x</a>`,
    top: `<a href="${canary}/top" target="_top">x</a>`,
    parent: `<a href="${canary}/parent" target="_parent">x</a>`,
    ping: `<a href="#p" ping="${canary}/ping">x</a>`,
    download: `<a href="${canary}/download" download>x</a>`,
    relative: '<a href="relative-page">x</a>',
    scheme: `<a href="//${new URL(canary).host}/scheme">x</a>`,
    script: '<a href="javascript:top.document.title=1">x</a>',
    data: '<a href="data:text/html,hello">x</a>',
    fragment: '<a href="#user-content-note">x</a>',
    area: `<img alt="" usemap="#m" width="100" height="30"><map name="m"><area href="${canary}/area" shape="rect" coords="0,0,100,30"></map>`,
    svg: `<svg width="100" height="30"><a href="${canary}/svg"><rect width="100" height="30"/></a></svg>`,
    xlink: `<svg width="100" height="30"><a xlink:href="${canary}/xlink"><rect width="100" height="30"/></a></svg>`,
    form: `<form action="${canary}/form"><button>x</button></form>`,
    summary: `<a href="${canary}/summary"><summary>x</summary></a>`,
  };
}

let browser: Browser;
let canary: TestSite;
let site: TestSite;
let page: Page;
let cdp: CDPSession;

useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  canary = await openTestSite({});
  site = await openTestSite({
    "/": { body: shell },
    "/guard.js": {
      body: (await bundleForPage(source)).script,
      headers: { "content-type": "text/javascript" },
    },
  });
});
afterAll(async () => {
  await canary[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});
beforeEach(openShell);
afterEach(() => page.context().close());

/** A page and a context of its own: what is set off on it ends with it. */
async function openShell(): Promise<void> {
  page = await browser.newPage();
  cdp = await page.context().newCDPSession(page);
  await page.goto(site.origin);
}

async function show(html: string, lock: "guarded" | "open"): Promise<void> {
  await page.evaluate(
    ([content, isGuarded]) => {
      const frame = document.querySelector("iframe");
      const inside = frame?.contentDocument;
      if (!frame?.contentWindow || !inside) throw new Error("no frame");
      inside.body.innerHTML = `<div style="height:1200px"><div id="user-content-note" style="position:absolute;top:900px">note</div>${content}</div>`;
      const wishes: unknown[] = [];
      Object.assign(window, { wishes });
      if (isGuarded) underTest.guardLinks(frame.contentWindow, (wish) => wishes.push(wish.kind));
    },
    [html, lock === "guarded"] as const,
  );
}

async function activate(button: "left" | "middle", modifiers = 0): Promise<void> {
  const at = { x: 16, y: 18, button, clickCount: 1, modifiers } as const;
  await cdp.send("Input.dispatchMouseEvent", { type: "mousePressed", ...at });
  await cdp.send("Input.dispatchMouseEvent", { type: "mouseReleased", ...at });
}

/** Where the frame is, once whatever was set off has had the time to happen. */
async function frameAddress(): Promise<string> {
  await page.waitForTimeout(150);
  return page
    .evaluate(() => document.querySelector("iframe")?.contentDocument?.URL ?? "gone")
    .catch(() => "the whole page is being left");
}

const CTRL = 2;
const SHIFT = 8;

// Those that this Chromium follows from a frame, as far as another lock, such as a blocked scheme, does not hold them.
const followed = {
  left: ["plain", "nested", "blank", "top", "relative", "fragment", "area", "svg", "form"],
  middle: ["plain", "nested", "area", "svg"],
} as const;

test("control: without the guard, links are followed, by either button", async () => {
  for (const button of ["left", "middle"] as const) {
    for (const name of followed[button]) {
      await page.context().close();
      await openShell();
      const before = canary.requests.length + site.requests.length;
      await show(links(canary.origin)[name] ?? "", "open");
      await activate(button);
      await expect
        .poll(
          async () =>
            canary.requests.length + site.requests.length > before ||
            (await frameAddress()) !== "about:srcdoc",
          { message: `${name}, ${button}` },
        )
        .toBe(true);
    }
  }
});

test("no link of any kind is followed, by any button, with any key held", async () => {
  const before = canary.requests.length;
  const own = site.requests.length;
  for (const [name, html] of Object.entries(links(canary.origin))) {
    await show(html, "guarded");
    for (const [button, modifiers] of [
      ["left", 0],
      ["left", CTRL],
      ["left", SHIFT],
      ["middle", 0],
    ] as const) {
      await activate(button, modifiers);
    }
    expect(await frameAddress(), name).toBe("about:srcdoc");
  }
  // Time for what a slow machine would still set off.
  await page.waitForTimeout(1_000);
  expect(canary.requests.slice(before)).toEqual([]);
  expect(site.requests.slice(own)).toEqual([]);
  expect(page.context().pages()).toHaveLength(1);
  expect(await page.title()).toBe("shell");
});

test("Enter on a link, sending a form by Enter, and a click made by a program are held back, too", async () => {
  const before = canary.requests.length;
  await show(
    `<a href="${canary.origin}/enter">x</a><form action="${canary.origin}/sent"><input><button>x</button></form>`,
    "guarded",
  );
  for (const selector of ["a", "input"]) {
    await page.evaluate((wanted) => {
      const inside = document.querySelector("iframe")?.contentDocument;
      inside?.querySelector<HTMLElement>(wanted)?.focus();
    }, selector);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Control+Enter");
  }
  await page.evaluate(() => {
    const inside = document.querySelector("iframe")?.contentDocument;
    inside?.querySelector("a")?.click();
    inside?.querySelector("form")?.requestSubmit();
  });
  expect(await frameAddress()).toBe("about:srcdoc");
  expect(canary.requests.slice(before)).toEqual([]);
});

test("links and files are not dragged out of the article or into it", async () => {
  await show(`<a href="${canary.origin}/drag">x</a>`, "guarded");
  const isHeldBack = await page.evaluate(() => {
    const inside = document.querySelector("iframe")?.contentDocument;
    const view = document.querySelector("iframe")?.contentWindow;
    const link = inside?.querySelector("a");
    if (!view || !link) return [];
    // Of the frame's own realm, as the browser would make it.
    const { DragEvent } = view as Window & typeof globalThis;
    return ["dragstart", "dragover", "drop"].map(
      (type) => !link.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true })),
    );
  });
  expect(isHeldBack).toEqual([true, true, true]);
});

test("a link's wish is told: a fragment, an address outside, or one that is refused", async () => {
  const { plain, fragment, script, relative, data } = links(canary.origin);
  const wishes: unknown[] = [];
  for (const html of [plain, fragment, script, relative, data]) {
    await show(html ?? "", "guarded");
    await activate("left");
    wishes.push(await page.evaluate(() => (window as Window & { wishes?: unknown }).wishes));
  }
  expect(wishes).toEqual([["outside"], ["fragment"], ["refused"], ["refused"], ["refused"]]);
});
