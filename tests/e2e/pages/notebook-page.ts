import type { Locator, Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";

/** Every highlight and note of the library. */
export class NotebookPage {
  readonly page: Page;
  readonly screen: Locator;
  readonly lines: Locator;

  constructor(page: Page) {
    this.page = page;
    this.screen = page.getByRole("region", { name: wording.notebook.title });
    this.lines = this.screen.getByRole("row");
  }

  line(words: string): Locator {
    return this.lines.filter({ hasText: words });
  }
}
