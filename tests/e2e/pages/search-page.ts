import type { Locator, Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";

/** What a query finds, as it is typed. */
export class SearchPage {
  readonly page: Page;
  readonly field: Locator;
  /** Without the other passages of their articles. */
  readonly hits: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.field = page.getByRole("searchbox", { name: wording.search.label });
    this.rows = page.getByRole("listbox", { name: wording.search.results }).getByRole("option");
    this.hits = this.rows.and(page.locator('[data-kind="hit"]'));
  }

  async type(query: string): Promise<void> {
    await this.page.keyboard.press("/");
    await this.page.keyboard.type(query);
  }

  hit(words: string): Locator {
    return this.hits.filter({ hasText: words });
  }
}
