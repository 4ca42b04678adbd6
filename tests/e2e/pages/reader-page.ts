import type { Locator, Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";
import type { CallName } from "#contract/calls.js";
import type { AppWindow } from "../window/app-window.ts";
import { type ArticleView, articleView } from "../window/article-view.ts";

/** One article, open for reading. */
export class ReaderPage {
  readonly page: Page;
  readonly article: ArticleView;
  /** What floats beside selected words or a focused highlight. */
  readonly bar: Locator;
  /** The notes beside the text. */
  readonly margin: Locator;
  readonly findField: Locator;
  readonly #window: AppWindow;

  constructor(window: AppWindow) {
    const { page, mouse } = window;
    this.#window = window;
    this.page = page;
    this.article = articleView(page, mouse);
    this.bar = page.getByRole("toolbar", { name: wording.reader.selectionBar });
    this.margin = page.getByRole("complementary", { name: wording.reader.notes });
    this.findField = page
      .getByRole("search", { name: wording.commands["find-in-article"] })
      .getByRole("textbox");
  }

  async ready(): Promise<void> {
    await this.page.getByRole("main", { name: wording.reader.article }).waitFor();
    await this.article.ready();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Selects words with the mouse and presses a colour's key; waits until the app has saved it. */
  async highlight(words: string, key = "3"): Promise<void> {
    await this.article.select(words);
    await this.saving("annotations.create", () => this.press(key));
  }

  /** Does something and waits until the call that it makes has been saved. */
  async saving(call: CallName, act: () => Promise<void>): Promise<void> {
    const saved = this.#window.saved(call);
    await act();
    await saved;
  }

  /** Writes into the note that is open and leaves it, which saves. */
  async writeNote(text: string): Promise<void> {
    const field = this.page.getByRole("textbox", { name: /^Note on / });
    // It is saved when it is left, or before, by itself, where the machine pauses: then leaving has nothing to save.
    await this.saving("annotations.update", async () => {
      await field.fill(text);
      await field.press("Control+Enter");
    });
  }

  /** Types a tag into the editor that is open, and closes it. */
  async writeTag(tag: string): Promise<void> {
    const field = this.page.getByRole("combobox", { name: /^Tags of / });
    await field.fill(tag);
    await this.saving("annotations.update", () => field.press("Enter"));
    await field.press("Enter");
  }

  /** To the list that the article is in, wherever one came from. */
  async toList(): Promise<void> {
    const place = this.page.getByRole("navigation", { name: wording.reader.place });
    await place.getByRole("button").click();
    await this.page.locator("iframe").waitFor({ state: "detached" });
  }

  async back(): Promise<void> {
    await this.page.getByRole("button", { name: wording.app.back }).click();
  }
}
