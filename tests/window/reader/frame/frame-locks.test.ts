import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { framePolicy } from "../../../../renderer/reader/frame/empty-document.ts";
import { openTestSite } from "../../../browser/test-site.ts";
import { useReaderApp } from "../open-reader.ts";
import { eventually, nextFrames } from "../reader-page.ts";

const openReader = useReaderApp();

/** As if someone had changed the article's file by hand: the app hands this HTML to the window in place of its own. */
function withHtml(html: string): (page: Page) => Promise<void> {
  return async (page) => {
    await page.route("**/call", async (route) => {
      if (!(route.request().postData() ?? "").includes('"articles.get"')) return route.continue();
      const response = await route.fetch();
      // Our own host's answer to `articles.get`.
      const reply = (await response.json()) as { value: { html: string } };
      reply.value.html = html;
      return route.fulfill({ response, json: reply });
    });
  };
}

test("hostile HTML in a changed file becomes text: nothing runs, nothing is loaded, nothing is left of it", async () => {
  await using canary = await openTestSite({});
  const at = canary.origin;
  const hostile = `<section><p id="user-content-a" onclick="top.hit=1" style="background:url(${at}/style)">text
    <script>top.hit=1</script><img src="${at}/img" onerror="top.hit=1"><img src="x" onerror="top.hit=1">
    <iframe src="${at}/frame"></iframe><object data="${at}/object"></object><embed src="${at}/embed">
    <link rel="stylesheet" href="${at}/link"><link rel="prefetch" href="${at}/prefetch"><style>@import "${at}/import";</style>
    <base href="${at}/"><meta http-equiv="refresh" content="0;url=${at}/refresh"><video src="${at}/video" poster="${at}/poster"></video>
    <svg onload="top.hit=1"><image href="${at}/svg"/><use href="${at}/use#x"/></svg><math><mi xlink:href="${at}/math">x</mi></math>
    <form action="${at}/form"><input name="x"><button formaction="${at}/formaction">y</button></form>
    <a href="javascript:top.hit=1">one</a> <a href="${at}/a" ping="${at}/ping" target="_top">two</a>
    <input type="image" src="${at}/input"><audio src="${at}/audio" autoplay></audio><picture><source srcset="${at}/srcset"></picture>
    <template><img src="${at}/template"></template><table background="${at}/background"></table></p></section>`;
  const requests: string[] = [];
  await using reader = await openReader("# Hostile\n\ntext\n", {
    // The window's policy speaks up while the HTML is parsed, before the sanitiser has its say.
    expectedErrors: /Executing inline event handler|Applying inline style/,
    prepare: async (page) => {
      page.on("request", (request) => requests.push(request.url()));
      await withHtml(hostile)(page);
    },
  });
  await nextFrames(reader.page);
  const found = await reader.page.evaluate(() => {
    const root = document.querySelector("iframe")?.contentDocument?.querySelector("article");
    const elements = [...(root?.querySelectorAll("*") ?? [])];
    return {
      names: [...new Set(elements.map(({ localName }) => localName))].toSorted(),
      attributes: elements.flatMap((element) =>
        element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`),
      ),
      hit: "hit" in window,
    };
  });
  expect(found.hit).toBe(false);
  // A formula may stand in an article; where its parts would lead is gone with the other attributes.
  const allowed = "a img math mi p section table".split(" ");
  expect(found.names.filter((name) => !allowed.includes(name))).toEqual([]);
  expect(found.attributes).toEqual(["id=user-content-a", `href=${at}/a`]);
  expect(canary.requests).toEqual([]);
  expect(requests.filter((url) => url.startsWith(at))).toEqual([]);
});

test("a link asks first, shows its whole address, and only then leads outside; Escape leads nowhere", async () => {
  await using canary = await openTestSite({});
  const address = `${canary.origin}/a-page?with=query#and-fragment`;
  await using reader = await openReader(`# Links\n\nSee [this page](${address}) for more.\n`);
  await reader.click(await reader.pointAt("this page"));
  const dialog = reader.page.getByRole("dialog", { name: "Open this page in your browser?" });
  await dialog.getByText(address).waitFor();
  await reader.page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(canary.requests).toEqual([]);
  await reader.click(await reader.pointAt("this page"));
  const opened = reader.page.context().waitForEvent("page");
  await dialog.getByRole("button", { name: "Open", exact: true }).click();
  await (await opened).close();
  expect(
    await reader.page.evaluate(() => document.querySelector("iframe")?.contentDocument?.URL),
  ).toBe("about:srcdoc");
});

test("a footnote's link scrolls inside the article, and back", async () => {
  const filler = Array.from({ length: 60 }, (_, number) => `Paragraph ${number} of many.`);
  await using reader = await openReader(
    `# Notes\n\nA claim.[^1]\n\n${filler.join("\n\n")}\n\n[^1]: The source of the claim.\n`,
  );
  await reader.click(await reader.pointAt("[1]"));
  await eventually(() => reader.scrollTop()).toBeGreaterThan(500);
  const note = await reader.pointAt("The source of the claim");
  expect(note.y).toBeLessThan(800);
  await reader.click(await reader.pointAt("↩"));
  await eventually(() => reader.scrollTop()).toBeLessThan(200);
});

test("when the frame leaves its document all the same, it is made anew and the article is back", async () => {
  await using reader = await openReader("# Lost\n\nStill here.\n");
  await reader.mark("Still here", "green");
  await eventually(() => reader.painted("fill-green")).toEqual(["Still here"]);
  await reader.page.evaluate(() => {
    const frame = document.querySelector("iframe");
    frame?.removeAttribute("srcdoc");
  });
  await reader.waitForText();
  await eventually(() => reader.painted("fill-green")).toEqual(["Still here"]);
  expect(
    await reader.page.evaluate(() => document.querySelector("iframe")?.contentDocument?.URL),
  ).toBe("about:srcdoc");
});

test("the frame comes with its own policy and a sandbox that lets no script run", async () => {
  await using reader = await openReader("# Locks\n\ntext\n");
  const policy = await reader.page.evaluate(() =>
    document
      .querySelector("iframe")
      ?.contentDocument?.querySelector("meta[http-equiv]")
      ?.getAttribute("content"),
  );
  const origin = await reader.page.evaluate(() => location.origin);
  expect(policy).toBe(framePolicy(`${origin}/assets/`));
  const sandbox = await reader.page.locator("iframe").getAttribute("sandbox");
  expect(sandbox).toBe("allow-same-origin");
});

test("articles are set in the window's own font, which reaches the frame", async () => {
  await using reader = await openReader("# Font\n\nSome words, *some* slanted.\n");
  const fontsHere = () =>
    reader.page.evaluate(() => {
      const inside = document.querySelector("iframe")?.contentDocument;
      return [...(inside?.fonts ?? [])]
        .filter(({ status }) => status === "loaded")
        .map(({ family, style }) => `${family} ${style}`);
    });
  await eventually(fontsHere).toEqual(
    expect.arrayContaining(["Literata Variable normal", "Literata Variable italic"]),
  );
});
