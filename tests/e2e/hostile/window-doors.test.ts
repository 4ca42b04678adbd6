import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { foldName, problemOfName } from "../../../electron/import/zip/entry-name.ts";
import { makeEpub } from "../../main/import/epub/make-epub.ts";
import { openTestSite } from "../../browser/test-site.ts";
import { AddRecord } from "../../main/command-line/records.ts";
import { mhtmlOf, webArchiveOf } from "../../main/import/made-archives.ts";
import { importTexts } from "../../postil/import-texts.ts";
import { plantArticle } from "../../postil/plant-article.ts";
import { runPostil } from "../../postil/run-postil.ts";
import { needsBrowserHost } from "../host/host-under-test.ts";
import { LibraryPage } from "../pages/library-page.ts";
import { NotebookPage } from "../pages/notebook-page.ts";
import { ReaderPage } from "../pages/reader-page.ts";
import type { AppWindow } from "../window/app-window.ts";
import { hostileTest as test } from "./hostile-library.ts";
import { hostileTexts, payloads } from "./hostile-texts.ts";
import { expectNothingUnwanted, expectUnharmed } from "./unharmed.ts";

test("every screen shows hostile text, and none of it does anything", async ({
  openWindow,
  client,
  hostile,
}) => {
  const { rows } = await client.ask("articles.list", {});
  for (const [at, { articleId }] of rows.entries()) {
    await client.ask("articles.update", { articleIds: [articleId], title: payloads[at] ?? "x" });
  }
  const window = await openWindow();
  const { page } = window;
  const library = new LibraryPage(page);
  await expect.poll(() => library.articles.count()).toBe(rows.length);
  await library.show("notebook");
  await new NotebookPage(page).lines.first().waitFor();
  await scrollThrough(page);
  const field = page.getByRole("searchbox", { name: wording.search.label });
  for (const text of hostileTexts.filter((_, at) => at % 30 === 0)) await field.fill(text);
  await field.fill("sentence");
  await page.getByRole("listbox", { name: wording.search.results }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("<img src=x onerror=alert(1)>");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });

  await openArticleIn(window, hostile.articleId);
  await page.getByRole("button", { name: wording.reader.articleMenu }).click();
  await page.keyboard.press("Escape");
  await expectUnharmed(window);
  const { notes } = await client.ask("notes.summaries", {});
  expect(notes.map(({ note }) => note).toSorted()).toEqual([...hostileTexts].toSorted());
});

test("files that are dropped under hostile names are reported as what they are called", async ({
  openWindow,
}) => {
  const window = await openWindow();
  const library = new LibraryPage(window.page);
  const names = payloads.slice(0, 40).map((payload) => `${payload}.txt`);
  await library.drop(Object.fromEntries(names.map((name) => [name, ""])));
  const report = window.page.getByRole("dialog", { name: wording.imports.report });
  await report.waitFor();
  await expect.poll(() => report.getByRole("listitem").count()).toBe(new Set(names).size);
  await expectUnharmed(window);
});

test("an imported body shows every payload as the text that it is", async ({ openArticle }) => {
  for (const [name, title] of [
    ["all.txt", "Payloads as text"],
    ["all.md", "# Payloads as Markdown"],
  ] as const) {
    const { reader, window } = await openArticle(`${title}\n\n${payloads.join("\n\n")}`, name);
    const text = await reader.article.text();
    expect(text).toContain("alert(");
    expect(text).toContain("onerror");
    await expectNothingUnwanted(window);
    await expectUnharmed(window);
  }
});

test("an imported page, fragment and drawing show what is left of every payload, and it does nothing", async ({
  openArticle,
}) => {
  const parts = payloads.map((payload) => `<div>${payload}</div>`);
  const drawings = payloads.map(
    (payload) => `<svg width="99" height="99"><path d="M0 0h9"/>${payload}</svg>`,
  );
  for (const [name, html] of [
    ["page.html", `<!doctype html><html><body>${parts.join("\n")}<p>The end.</p></body></html>`],
    ["fragment.html", `${parts.join("\n")}<p>The end.</p>`],
    ["drawings.html", `${drawings.join("\n")}<p>The end.</p>`],
  ] as const) {
    const { window } = await openArticle(html, name);
    await expectNothingUnwanted(window);
    await expectUnharmed(window);
  }
});

test("an imported book shows what is left of every payload in chapters, notes and contents, and it does nothing", async ({
  client,
  openWindow,
}) => {
  const escaped = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const inChapters = payloads.map((payload, at): [string, string] => [
    `${at}.xhtml`,
    `<p>before ${payload} after</p><p><a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n">${payload}</aside>`,
  ]);
  const lines = payloads.map(
    (payload, at) => `<li><a href="${at}.xhtml">${escaped(payload)}</a></li>`,
  );
  const words = escaped(payloads.slice(0, 20).join(" "));
  // Those that an archive may have: others are refused, one for all.
  const names = new Map(
    payloads
      .filter((payload) => problemOfName(`OEBPS/${payload}`) === undefined)
      .map((payload) => [foldName(payload), payload]),
  );
  const book = makeEpub({
    chapters: { ...Object.fromEntries(inChapters), "end.xhtml": "<p>The end.</p>" },
    nav: `<ol>${lines.join("")}</ol>`,
    metadata: `<dc:title>${words}</dc:title><dc:creator>${words}</dc:creator><dc:publisher>${words}</dc:publisher><dc:description>${words}</dc:description>`,
    files: Object.fromEntries([...names].map(([, name]) => [`OEBPS/${name}`, "x"])),
  });
  const [outcome] = await importTexts(client, {
    [`${payloads[0]?.replaceAll("/", "")}.epub`]: book,
  });
  expect(outcome).toMatchObject({ status: "added" });
  const window = await openWindow();
  await openArticleIn(window, outcome?.articleId ?? "");
  await window.page.getByRole("navigation", { name: wording.reader.outline }).waitFor();
  const text = await new ReaderPage(window).article.text();
  expect(text).toContain("onerror");
  expect(text).toContain("The end.");
  await expectNothingUnwanted(window);
  await expectUnharmed(window);
});

/** Web archives, of Chrome and of Safari, with all payloads in the page, or in pictures that it shows. */
function hostileArchives(
  title: string,
  page: string,
  drawings: readonly string[],
): readonly Uint8Array[] {
  // Each from an address of its own: from the same one they would be versions of one article.
  const address = `https://example.org/mhtml/${title}.html`;
  const otherAddress = `https://example.org/webarchive/${title}.html`;
  const placed = drawings.map((content, at) => ({ content, location: `page_files/${at}.svg` }));
  const mhtml = mhtmlOf([
    { headers: { "Content-Type": "text/html", "Content-Location": address }, content: page },
    ...placed.map(({ content, location }) => ({
      headers: { "Content-Type": "image/svg+xml", "Content-Location": location },
      content,
    })),
  ]);
  const webArchive = webArchiveOf(
    { url: otherAddress, mediaType: "text/html", content: page },
    placed.map(({ content, location }) => ({
      url: new URL(location, otherAddress).href,
      mediaType: "image/svg+xml",
      content,
    })),
  );
  return [mhtml, webArchive];
}

test("an imported archive, and a page with what lies beside it, show what is left of every payload", async ({
  client,
  home,
  openWindow,
}) => {
  const window = await openWindow();
  const drawings = payloads.map(
    (payload) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><path d="M0 0h9"/>${payload}</svg>`,
  );
  const images = payloads.map((_, at) => `<p>Drawing ${at}<img src="page_files/${at}.svg"></p>`);
  const parts = payloads.map((payload) => `<div>${payload}</div>`);
  for (const [title, content, leastPictures] of [
    ["Payloads", parts, 0],
    ["Drawings", images, payloads.length],
  ] as const) {
    const page = `<!doctype html><html><head><title>${title}</title></head><body>${content.join("\n")}<p>The end.</p></body></html>`;
    const [mhtml, webArchive] = hostileArchives(title, page, drawings);
    if (mhtml === undefined || webArchive === undefined) throw new Error("not made");
    const archives = { [`${title}.mhtml`]: mhtml, [`${title}.webarchive`]: webArchive };
    const outcomes = await importTexts(client, archives);

    const beside = join(home.folder, title);
    await mkdir(join(beside, "page_files"), { recursive: true });
    await writeFile(join(beside, "page.html"), page);
    for (const [at, drawing] of drawings.entries()) {
      await writeFile(join(beside, `page_files/${at}.svg`), drawing);
    }
    const { records } = await runPostil(home, ["add", beside, "--json"]);
    const added = records.map((record) => AddRecord.parse(record));
    expect(added).toHaveLength(1);

    for (const { articleId, reason } of [...outcomes, ...added]) {
      if (articleId === null) throw new Error(reason ?? "not imported");
      const isThere = async (): Promise<boolean> =>
        (await client.call("articles.get", { articleId })).ok;
      await expect.poll(isThere).toBe(true);
      await openArticleIn(window, articleId);
      await expectNothingUnwanted(window);
      const pictures = window.page.frameLocator("iframe").locator('img[src$=".svg"]');
      expect(await pictures.count()).toBeGreaterThanOrEqual(leastPictures);
      await expectUnharmed(window);
    }
  }
});

test("what another program wrote into the library comes up harmless", async ({
  home,
  client,
  openWindow,
}) => {
  const AT_ONCE = 8;
  const ids: string[] = [];
  for (let from = 0; from < payloads.length; from += AT_ONCE) {
    const batch = payloads.slice(from, from + AT_ONCE);
    const sections = batch.map((payload) => `<section>${payload}</section>\n`);
    const html = `${sections.join("")}<section><p>The end of ${from}.</p>\n</section>`;
    ids.push(await plantArticle(home, { title: `Planted ${from}`, html }));
  }
  const last = ids.at(-1) ?? "";
  await expect
    .poll(async () => (await client.call("articles.resolve", { name: last })).ok)
    .toBe(true);
  const window = await openWindow();
  // The policy speaks up while HTML is parsed, before the sanitiser has its say: that is the next lock.
  window.guards.allow(/Content Security Policy|inline event handler|inline style/);
  for (const id of ids) {
    await openArticleIn(window, id);
    await expectNothingUnwanted(window);
  }
  await expectUnharmed(window);
});

test("a link to nowhere and a link full of tricks are refused in a sentence", async ({
  openWindow,
  skip,
}) => {
  needsBrowserHost({ skip }, "the desktop hears nothing of links that are none");
  await using canary = await openTestSite({});
  const { page, openLink } = await openWindow();
  for (const link of [
    `${canary.origin}/x`,
    "javascript:alert(1)",
    "postil://a/../../etc/passwd",
    "postil://b/01jw",
    "<img src=x onerror=alert(1)>",
  ]) {
    await openLink(link);
    await page.getByText("Postil does not open the link").waitFor();
  }
  expect(canary.requests).toEqual([]);
});

/** As Forward would lead there: a link would load the whole window anew, each of many times. */
async function openArticleIn(window: AppWindow, articleId: string): Promise<void> {
  const reader = new ReaderPage(window);
  // The article before would be taken for this one.
  if ((await window.page.locator("iframe").count()) > 0) await reader.toList();
  await window.page.evaluate((id) => {
    const state = { postilScreen: { kind: "reader", articleId: id }, depth: 1 };
    history.pushState(state, "");
    dispatchEvent(new PopStateEvent("popstate", { state }));
  }, articleId);
  await reader.ready();
}

/** Brings every line of the notebook into the page once. */
async function scrollThrough(page: AppWindow["page"]): Promise<void> {
  await page.getByRole("grid", { name: wording.notebook.list }).evaluate(async (list) => {
    for (let top = 0; top < list.scrollHeight; top += list.clientHeight) {
      list.scrollTo(0, top);
      await new Promise(requestAnimationFrame);
    }
  });
}
