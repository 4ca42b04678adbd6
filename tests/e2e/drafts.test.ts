import { randomInt } from "node:crypto";
import { expect } from "vitest";
import { z } from "zod";
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
 * Types until the process that is to die is dead, at any moment after its first letters are with the app.
 * @param kill  kills it
 * @returns all that was typed, and what of it the app had acknowledged when the kill was ordered. How soon letters are told to the
 *   app is the window's own pace, which has a test of its own: by the clock, a busy machine would decide about it.
 */
async function typeUntilKilled(
  window: AppWindow,
  before: string,
  kill: () => Promise<void>,
): Promise<{ readonly acknowledged: string; readonly all: string }> {
  const told = watchDrafts(window);
  // The last letter may reach the field, and nobody be left to say so.
  let all = before;
  const dead = new AbortController();
  async function type(): Promise<void> {
    for (let letter = 0; !dead.signal.aborted; letter += 1) {
      const next = letter % 7 === 6 ? " " : "abcdefghijklm"[letter % 13];
      all += next ?? "";
      await window.page.keyboard.press(next === " " || next === undefined ? "Space" : next);
    }
  }
  const typing = type().catch(() => undefined); // The window may be what dies.
  await expect.poll(() => told.length).toBeGreaterThan(0);
  await new Promise((resolve) => {
    setTimeout(resolve, randomInt(2_500));
  });
  const acknowledged = told.at(-1) ?? expect.fail("no letter was told");
  await kill();
  dead.abort();
  await typing;
  return { acknowledged, all };
}

const KeepDraft = z.object({
  name: z.literal("notes.keepDraft"),
  input: z.object({ draft: z.object({ text: z.string() }) }),
});
const Kept = z.object({ ok: z.literal(true) });

/** @returns grows by the text of each draft that the app says it has flushed */
function watchDrafts({ page }: AppWindow): readonly string[] {
  const told: string[] = [];
  page.on("response", async (response) => {
    if (response.request().method() !== "POST") return;
    const sent = KeepDraft.safeParse(response.request().postDataJSON());
    if (!sent.success) return;
    const reply: unknown = await response.json().catch(() => undefined); // Killed half-way through its answer.
    if (Kept.safeParse(reply).success) told.push(sent.data.input.draft.text);
  });
  return told;
}

async function noteIn(client: AppClient, articleId: string): Promise<string> {
  const { annotations } = await client.ask("articles.get", { articleId });
  return annotations[0]?.note ?? "";
}

test("the app killed at any moment while a note is typed keeps every letter that it had acknowledged", async ({
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
    const { acknowledged, all } = await typeUntilKilled(window, note, () => app.kill9());
    await window.close();

    const next = await startApp();
    await expect
      .poll(async () => (await noteIn(next.client, articleId)).slice(0, acknowledged.length))
      .toBe(acknowledged);
    note = await noteIn(next.client, articleId);
    expect(all.startsWith(note)).toBe(true);
    await next.kill9();
  }
});

test("the browser killed while a note is typed keeps every letter that the app had acknowledged, and the app goes on", async ({
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
    const { acknowledged, all } = await typeUntilKilled(window, note, async () => {
      process.kill(pid, "SIGKILL");
      await expect.poll(() => browser.isConnected()).toBe(false);
    });

    await expect
      .poll(async () => (await noteIn(app.client, articleId)).slice(0, acknowledged.length))
      .toBe(acknowledged);
    note = await noteIn(app.client, articleId);
    expect(all.startsWith(note)).toBe(true);
    await app.stop();
  }
});
