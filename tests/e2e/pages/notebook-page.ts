import type { Locator, Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";

/** Every highlight and note of the library. */
export class NotebookPage {
  readonly page: Page;
  readonly screen: Locator;
  readonly lines: Locator;
  readonly selectionBar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.screen = page.getByRole("region", { name: wording.notebook.title });
    this.lines = this.screen.getByRole("row");
    this.selectionBar = this.screen.getByRole("toolbar", { name: wording.notebook.selectionBar });
  }

  /** What says that so many are selected. */
  selected(number: number): Locator {
    return this.selectionBar.getByText(wording.counts.selected(number));
  }

  async arrange(arrangement: keyof typeof wording.notebook.arrangements): Promise<void> {
    const { arrange, arrangements } = wording.notebook;
    await this.screen.getByRole("button", { name: arrange }).click();
    await this.page.getByRole("option", { name: arrangements[arrangement] }).click();
    await this.lines.first().waitFor();
  }

  line(words: string): Locator {
    return this.lines.filter({ hasText: words });
  }
}
