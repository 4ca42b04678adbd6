import type { Locator, Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";
import { type ArticleView, articleView } from "../window/article-view.ts";
import type { PostilWindow } from "../window/open-window.ts";

/** One article, open for reading. */
export class ReaderPage {
  readonly page: Page;
  readonly article: ArticleView;
  /** What floats beside selected words or a focused highlight. */
  readonly bar: Locator;
  /** The notes beside the text. */
  readonly margin: Locator;
  readonly findField: Locator;

  constructor({ page, mouse }: PostilWindow) {
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

  /** Does something and waits for the app's answer to the call that it makes: from then on it is on the disk. */
  async saving(call: string, act: () => Promise<void>): Promise<void> {
    const answered = this.page.waitForResponse(
      (response) => response.request().postData()?.includes(`"name":"${call}"`) === true,
    );
    await act();
    await (await answered).finished();
  }

  /** Writes into the note that is open and leaves it, which saves. */
  async writeNote(text: string): Promise<void> {
    const field = this.page.getByRole("textbox", { name: /^Note on / });
    await field.fill(text);
    await this.saving("annotations.update", () => field.press("Control+Enter"));
  }

  /** Types a tag into the editor that is open, and closes it. */
  async writeTag(tag: string): Promise<void> {
    const field = this.page.getByRole("combobox", { name: /^Tags of / });
    await field.fill(tag);
    await this.saving("annotations.update", () => field.press("Enter"));
    await field.press("Enter");
  }

  async back(): Promise<void> {
    await this.page.getByRole("button", { name: wording.app.back }).click();
  }
}
