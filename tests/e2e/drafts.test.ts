import { randomInt } from "node:crypto";
import { expect } from "vitest";
import { launchChromium } from "../browser/launch-chromium.ts";
import type { AppClient } from "../postil/host-client.ts";
import { importTexts } from "../postil/import-texts.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { startBrowserApp } from "./host/browser-app.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";
import type { AppWindow } from "./window/app-window.ts";

const QUOTE = "kept one book";

/** What a kill may cost: letters typed no longer ago than this. */
const MAY_BE_LOST_MS = 500;

/** Where a typist is, and since when the field had each text. */
interface Typed {
  readonly text: string;
  readonly at: number;
}

/** Opens the article on its highlight, with the note in the field, and goes behind what is there. */
async function openNote(window: AppWindow, articleId: string) {
  const reader = new ReaderPage(window);
  await reader.ready();
  const { annotations } = await window.client.ask("articles.get", { articleId });
  if (annotations.length === 0) await reader.highlight(QUOTE);
  else {
    await expect.poll(() => reader.article.painted()).toHaveProperty("fill-yellow");
    await reader.press("j");
  }
  await reader.press("n");
  const field = window.page.getByRole("textbox", { name: /^Note on / });
  await field.waitFor();
  return { reader, field };
}

/**
 * Types until the process that is to die is dead.
 * @param kill  kills it, and says when
 * @returns what must have survived, and all that was typed
 */
async function typeUntilKilled(
  window: AppWindow,
  before: string,
  kill: () => Promise<number>,
): Promise<{ readonly survives: string; readonly all: string }> {
  const log: Typed[] = [{ text: before, at: 0 }];
  // The last letter may reach the field, and nobody be left to say so.
  let all = before;
  const dead = new AbortController();
  async function type(): Promise<void> {
    for (let letter = 0; !dead.signal.aborted; letter += 1) {
      const next = letter % 7 === 6 ? " " : "abcdefghijklm"[letter % 13];
      all += next ?? "";
      await window.page.keyboard.press(next === " " || next === undefined ? "Space" : next);
      log.push({ text: all, at: Date.now() });
    }
  }
  const typing = type().catch(() => undefined); // The window may be what dies.
  await new Promise((resolve) => {
    setTimeout(resolve, randomInt(700, 3_000));
  });
  const killedAt = await kill();
  dead.abort();
  await typing;
  const survives = log.findLast(({ at }) => at <= killedAt - MAY_BE_LOST_MS)?.text ?? "";
  return { survives, all };
}

async function noteIn(client: AppClient, articleId: string): Promise<string> {
  const { annotations } = await client.ask("articles.get", { articleId });
  return annotations[0]?.note ?? "";
}

test("the app killed at any moment while a note is typed costs its last half second at most", async ({
  startApp,
  skip,
}) => {
  needsBrowserHost({ skip }, "a window of the desktop is gone before its last letter is known");
  let articleId = "";
  let note = "";
  for (let life = 0; life < 4; life += 1) {
    const app = await startApp();
    if (life === 0) {
      const [added] = await importTexts(app.client, { "ferry.txt": FERRY });
      articleId = added?.articleId ?? "";
    }
    const window = await app.openWindow(`postil://a/${articleId}`);
    const { field } = await openNote(window, articleId);
    await expect.poll(() => field.inputValue()).toBe(note);
    const { survives, all } = await typeUntilKilled(window, note, async () => {
      const killedAt = Date.now();
      await app.kill9();
      return killedAt;
    });
    await window.close();

    const next = await startApp();
    await expect
      .poll(async () => (await noteIn(next.client, articleId)).slice(0, survives.length))
      .toBe(survives);
    note = await noteIn(next.client, articleId);
    expect(all.startsWith(note)).toBe(true);
    await next.kill9();
  }
});

test("the browser killed while a note is typed costs its last half second at most, and the app goes on", async ({
  home,
  skip,
}) => {
  needsBrowserHost({ skip }, "on the desktop the window and the app are killed together");
  let articleId = "";
  let note = "";
  for (let life = 0; life < 3; life += 1) {
    const browser = await launchChromium();
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    const pid = processInfo.find(({ type }) => type === "browser")?.id ?? expect.fail("no process");
    const app = await startBrowserApp(home, browser);
    if (life === 0) {
      const [added] = await importTexts(app.client, { "ferry.txt": FERRY });
      articleId = added?.articleId ?? "";
    }
    const profile = await app.newProfile();
    const window = await profile.openWindow(`postil://a/${articleId}`);
    const { field } = await openNote(window, articleId);
    await expect.poll(() => field.inputValue()).toBe(note);
    const { survives, all } = await typeUntilKilled(window, note, async () => {
      const killedAt = Date.now();
      process.kill(pid, "SIGKILL");
      await expect.poll(() => browser.isConnected()).toBe(false);
      return killedAt;
    });

    await expect
      .poll(async () => (await noteIn(app.client, articleId)).slice(0, survives.length))
      .toBe(survives);
    note = await noteIn(app.client, articleId);
    expect(all.startsWith(note)).toBe(true);
    await app.stop();
  }
});
