import type { Locator, Page } from "playwright-core";
import { wording } from "#core/wording/wording.js";

type View = "inbox" | "reading" | "done" | "archived" | "trash" | "notebook";

/** The list of articles, and what is around it on every screen but the reader. */
export class LibraryPage {
  readonly page: Page;
  /** Every article of the list that is shown. */
  readonly articles: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.page = page;
    this.articles = page.getByRole("listbox", { name: /^Articles in / }).getByRole("option");
    this.search = page.getByRole("searchbox", { name: wording.search.label });
  }

  /** The one whose title begins like this. */
  article(title: string): Locator {
    return this.articles.filter({ hasText: title });
  }

  async titles(): Promise<readonly string[]> {
    return await this.articles.evaluateAll((options) =>
      options.map((option) => option.querySelector("p")?.textContent ?? ""),
    );
  }

  /** The button of the sidebar; its name ends with the count. */
  viewButton(view: View): Locator {
    return this.page
      .getByRole("navigation", { name: wording.app.sidebar })
      .getByRole("button", { name: new RegExp(`^${wording.views[view]}\\b`) });
  }

  async show(view: View): Promise<void> {
    await this.viewButton(view).click();
  }

  async showTag(tag: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${tag} \\d+$`) }).click();
  }

  async open(title: string): Promise<void> {
    await this.article(title).click();
  }

  /** Selects articles by keyboard: the first is walked to, X takes it, and so on. */
  async select(...titles: readonly string[]): Promise<void> {
    for (const title of titles) {
      await this.article(title).focus();
      await this.page.keyboard.press("x");
    }
  }

  /** Drops files on the window, as a person drags them out of a folder. */
  async drop(files: Readonly<Record<string, string>>): Promise<void> {
    await this.page.evaluate((contents) => {
      const dataTransfer = new DataTransfer();
      for (const [name, text] of Object.entries(contents)) {
        dataTransfer.items.add(new File([text], name));
      }
      const target = document.elementFromPoint(640, 400) ?? document.body;
      for (const type of ["dragenter", "dragover", "drop"]) {
        const options = { dataTransfer, bubbles: true, cancelable: true };
        target.dispatchEvent(new DragEvent(type, options));
      }
    }, files);
  }

  /** Drops files and folders of the disk, as a file manager does. */
  async dropPaths(paths: readonly string[]): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await session.send("Input.dispatchDragEvent", { type, x: 640, y: 400, data });
    }
    await session.detach();
  }

  /** Copies what is of these types and presses the keys of pasting. */
  async paste(parts: Readonly<Record<string, string>>): Promise<void> {
    await this.page.evaluate(async (contents) => {
      const blobs = Object.entries(contents).map(
        ([type, text]) => [type, new Blob([text], { type })] as const,
      );
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    }, parts);
    await this.page.keyboard.press("Control+v");
  }

  /** Chooses files through the button that says so. */
  async pick(paths: readonly string[]): Promise<void> {
    const chooser = this.page.waitForEvent("filechooser");
    await this.page.getByRole("button", { name: wording.library.add }).click();
    await (await chooser).setFiles([...paths]);
  }
}
