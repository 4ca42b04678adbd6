import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { openTestSite } from "../browser/test-site.ts";
import { plantArticle } from "../postil/plant-article.ts";
import { sharedTest as test } from "./shared-test.ts";
import { ReaderPage } from "./pages/reader-page.ts";

/** Every way of leading away that a link, or what looks like one, has ever been made to try. */
function tricks(canary: string): string {
  const host = new URL(canary).host;
  const addresses = [
    `${canary}/plain`,
    `//${host}/without-scheme`,
    `\\\\${host}\\backslashes`,
    `/\\${host}/mixed`,
    `HTTP://${host}/capitals`,
    `http:${host}/one-colon`,
    ` \t\n${canary}/leading-space`,
    `http://user:password@${host}/credentials`,
    `http://127.0.0.1.nip.io@${host}/disguised`,
    "/call",
    "/?token=abc",
    "?query",
    "relative",
    "./../..",
    "about:blank",
    "about:srcdoc",
    "javascript:top.hit=1",
    "JaVaScRiPt:top.hit=1",
    "java\tscript:top.hit=1",
    "java\nscript:top.hit=1",
    "\u0001javascript:top.hit=1",
    "&#106;avascript:top.hit=1",
    "javascript&colon;top.hit=1",
    "vbscript:msgbox(1)",
    "data:text/html,<script>top.hit=1</script>",
    "data:text/html;base64,PHNjcmlwdD50b3AuaGl0PTE8L3NjcmlwdD4=",
    "blob:http://127.0.0.1/x",
    "file:///etc/passwd",
    "filesystem:http://127.0.0.1/x",
    "view-source:http://127.0.0.1/",
    "chrome://settings",
    "postil://a/01jwzzzzzzzzzzzzzzzzzzzzzz",
    "postil-asset://a/x/y",
    "ws://127.0.0.1/x",
    "intent://x#Intent;end",
    "ms-msdt:/id",
    "mailto:a@example.org?body=x",
    "tel:123",
    "#user-content-here",
    "#nowhere",
    "#%00",
    "",
  ];
  const quoted = (address: string): string =>
    address.replace(/&(?!#|colon)/gu, "&amp;").replace(/"/gu, "&quot;");
  const links = addresses.flatMap((address) => [
    `<a href="${quoted(address)}">link</a>`,
    `<a href="${quoted(address)}" target="_top" ping="${canary}/ping" download="x" rel="opener">link</a>`,
  ]);
  return [
    ...links,
    `<a target="_blank" href="${canary}/blank">link</a>`,
    `<a href="${canary}/area"><img alt="link" src="${canary}/image.png"></a>`,
    `<map name="m"><area href="${canary}/map" coords="0,0,9,9" alt="link"></map><img usemap="#m" alt="" src="x">`,
    `<svg><a href="${canary}/svg" xlink:href="${canary}/xlink"><text y="20">link</text></a></svg>`,
    `<form action="${canary}/form"><button>link</button><input type="submit" value="link"></form>`,
    `<button formaction="${canary}/formaction" onclick="top.hit=1">link</button>`,
    `<details open ontoggle="top.hit=1"><summary>link</summary></details>`,
    `<meta http-equiv="refresh" content="0;url=${canary}/refresh">`,
    `<base href="${canary}/base/">`,
    `<iframe src="${canary}/frame"></iframe><object data="${canary}/object"></object><embed src="${canary}/embed">`,
    `<link rel="prefetch" href="${canary}/prefetch"><link rel="dns-prefetch" href="${canary}/dns">`,
    `<math><mi href="${canary}/math">link</mi></math>`,
    `<p id="user-content-here">The place that the one good fragment leads to.</p>`,
  ]
    .map((html) => `<p>${html}</p>`)
    .join("\n");
}

test("a page full of link tricks: everything in it is pressed in every way, and nothing leads anywhere", async ({
  home,
  client,
  openWindow,
}) => {
  await using canary = await openTestSite({});
  const html = `<section>${tricks(canary.origin)}</section>\n`;
  const articleId = await plantArticle(home, { title: "Tricks", html });
  await expect.poll(async () => (await client.call("articles.get", { articleId })).ok).toBe(true);
  const window = await openWindow(`postil://a/${articleId}`);
  // The window's policy speaks up while the HTML is parsed, before the sanitiser has its say.
  window.guards.allow(
    /violates the following Content Security Policy|Executing inline event handler/,
  );
  const reader = new ReaderPage(window);
  await reader.ready();
  const { page, mouse } = window;
  const address = page.url();
  const pages = page.context().pages().length;

  const places = await page.evaluate(() => {
    const inside = document.querySelector("iframe")?.contentDocument;
    const all = inside?.querySelectorAll("a, area, button, input, summary, [href]") ?? [];
    return [...all].map((element) => element.getAttribute("href"));
  });
  expect(places.length).toBeGreaterThan(60);

  const ways = [{}, { button: "middle" }, { modifiers: 2 }, { modifiers: 8 }] as const;
  for (let at = 0; at < places.length; at += 1) {
    const way = ways[at % ways.length];
    const place = await placeOfLink(page, at);
    if (place !== undefined) await mouse.click(place, way);
    await closeDialog(page);
    await pressOnLink(page, at);
    await closeDialog(page);
  }
  const first = await placeOfLink(page, 0);
  if (first !== undefined) await mouse.drag(first, { x: first.x + 200, y: first.y + 80 });

  expect(await page.evaluate(() => "hit" in globalThis)).toBe(false);
  expect(await page.evaluate(() => document.querySelector("iframe")?.contentDocument?.URL)).toBe(
    "about:srcdoc",
  );
  expect(page.url()).toBe(address);
  expect(await reader.article.text()).toContain("The place that the one good fragment leads to.");
  expect(page.context().pages()).toHaveLength(pages);
  expect(canary.requests).toEqual([]);
});

test("links of an imported article ask before they lead outside, and name where to", async ({
  openArticle,
}) => {
  await using canary = await openTestSite({ "/page": { body: "outside" } });
  const text = `# Links\n\nSee [the report](${canary.origin}/page) and [bad](javascript:alert(1)) ones, and ![a picture](${canary.origin}/picture.png).\n`;
  const { reader, window } = await openArticle(text, "links.md");
  await reader.article.click("the report");
  const dialog = window.page.getByRole("dialog", { name: wording.reader.link.openPage });
  await dialog.getByText(`${canary.origin}/page`).waitFor();
  await dialog.getByRole("button", { name: wording.app.cancel }).click();
  expect(canary.requests).toEqual([]);
  expect(await reader.article.text()).toContain("bad");
});

type Page = ReaderPage["page"];

/** Scrolls to one of the links and says where it is; undefined for one that takes no room. */
function placeOfLink(page: Page, at: number): Promise<{ x: number; y: number } | undefined> {
  return page.evaluate((index) => {
    const frame = document.querySelector("iframe");
    const inside = frame?.contentDocument;
    const link = inside?.querySelectorAll("a, area, button, input, summary, [href]")[index];
    if (!frame || link === undefined) return undefined;
    link.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = link.getBoundingClientRect();
    if (width === 0 || height === 0) return undefined;
    const outer = frame.getBoundingClientRect();
    return { x: outer.left + left + width / 2, y: outer.top + top + height / 2 };
  }, at);
}

/** Presses Enter on a link that takes the focus. */
async function pressOnLink(page: Page, at: number): Promise<void> {
  await page.evaluate((index) => {
    const inside = document.querySelector("iframe")?.contentDocument;
    const link = inside?.querySelectorAll("a, area, button, input, summary, [href]")[index];
    // Of the frame's realm, where `instanceof` is false; whatever takes the focus has the method.
    (link as HTMLElement | undefined)?.focus();
  }, at);
  await page.keyboard.press("Enter");
}

/** A link that leads outside asks first; the answer is no. */
async function closeDialog(page: Page): Promise<void> {
  // A dialog is there a frame or two after the press that asked for it.
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      }),
  );
  while ((await page.getByRole("dialog").count()) > 0) {
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
}
