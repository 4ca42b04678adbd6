import { cp, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { makeHome, type TestHome } from "../postil/test-home.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { NotebookPage } from "./pages/notebook-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { type StartedApp, test as base } from "./test.ts";
import { FERRY } from "./texts.ts";

const QUOTE = "kept one book";
const HERE = "Which archive has it?";
const THERE = "Ask the guild.";

/** A library on two devices, one of which knows nothing of the other until `sync`. */
const test = base.extend("devices", async ({ home, startApp }, { onCleanup }) => {
  const other = await makeHome();
  onCleanup(() => other[Symbol.asyncDispose]());
  const here = await startApp();
  const [ferry] = await importTexts(here.client, { "ferry.txt": FERRY });
  const articleId = ferry?.articleId ?? expect.fail("not imported");
  const made = await here.client.ask("annotations.createFromQuote", { articleId, exact: QUOTE });
  if (made.state !== "placed") throw new Error("not marked");
  await cp(home.library, other.library, { recursive: true });
  const there = await startApp(other);
  return { here, there, articleId, annotationId: made.annotationId, sync: () => sync(other, home) };
});

/** As a sync tool does: every log of the one is beside those of the other. */
async function sync(from: TestHome, to: TestHome): Promise<void> {
  const [article = ""] = await readdir(join(from.library, "articles"));
  const marks = join("articles", article, "marks");
  await cp(join(from.library, marks), join(to.library, marks), { recursive: true, force: false });
}

interface Devices {
  readonly here: StartedApp;
  readonly there: StartedApp;
  readonly articleId: ArticleId;
  readonly annotationId: AnnotationId;
  sync(): Promise<void>;
}

/** Both write a note on the same highlight, and hear of each other afterwards. */
async function writeAtOnce({ here, there, annotationId, sync: hear }: Devices): Promise<void> {
  const annotationIds = [annotationId];
  await here.client.ask("annotations.update", { annotationIds, note: HERE });
  await there.client.ask("annotations.update", { annotationIds, note: THERE });
  await hear();
}

async function noteOf({ here, articleId }: Devices): Promise<string | undefined> {
  const { annotations } = await here.client.ask("articles.get", { articleId });
  const [annotation] = annotations;
  return annotation?.noteVersions.length === 0 ? annotation.note : undefined;
}

test("notes that two devices wrote at once stand side by side until the reader makes one of them", async ({
  devices,
}) => {
  const window = await devices.here.openWindow(`postil://a/${devices.articleId}`);
  const reader = new ReaderPage(window);
  await reader.ready();
  await writeAtOnce(devices);
  const choice = reader.margin.getByRole("group", { name: wording.notebook.wroteTwice });
  await choice.getByText(HERE).waitFor();
  await choice.getByText(THERE).waitFor();
  await reader.saving("annotations.update", () =>
    choice.getByRole("button", { name: wording.notebook.writeOne }).click(),
  );
  const field = window.page.getByRole("textbox", { name: /^Note on / });
  await expect.poll(() => field.inputValue()).toBe(`${HERE}\n\n${THERE}`);
  await reader.writeNote("The guild knows which archive has it.");
  await expect.poll(() => noteOf(devices)).toBe("The guild knows which archive has it.");
  await devices.sync();
  expect(await noteOf(devices)).toBe("The guild knows which archive has it.");
});

test("in the notebook both are kept by one press", async ({ devices }) => {
  const { page } = await devices.here.openWindow();
  await new LibraryPage(page).show("notebook");
  const line = new NotebookPage(page).line(QUOTE);
  await line.waitFor();
  await writeAtOnce(devices);
  await line.getByText(wording.notebook.wroteTwice).waitFor();
  await line.getByRole("button", { name: wording.notebook.keepBoth }).click();
  await expect.poll(() => noteOf(devices)).toBe(`${HERE}\n\n${THERE}`);
});
