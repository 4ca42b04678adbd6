import type { AppEvent } from "#contract/events.js";
import type { ImportOutcome } from "#contract/records.js";
import { desktopWording } from "#core/wording/desktop-wording.js";
import { showName } from "#core/wording/show-name.js";
import { articleLink, readArticleLink } from "./article-link.ts";
import { chooseFiles } from "./choose-files.ts";
import { showMessage } from "./show-message.ts";
import type { Service } from "./service.ts";
import type { WindowKeeper } from "./window-keeper.ts";
import type { Wishes } from "./wishes.ts";

export interface WishFulfilment {
  readonly service: Pick<Service, "importPaths">;
  readonly window: Pick<WindowKeeper, "current" | "show">;
  /** Absolute path of the library that is shown. */
  readonly library: string;
  tell(event: AppEvent): void;
}

/** Files named in one dialog; the rest are counted. */
const FILES_NAMED = 10;

/** Comes to the front, adds the files that were opened with Postil, and shows what a link leads to. */
export async function fulfilWishes(wishes: Wishes, fulfilment: WishFulfilment): Promise<void> {
  const { window, library, tell } = fulfilment;
  window.show();
  if (wishes.library !== null && wishes.library !== library) {
    // What was meant for another library must not land in this one.
    const message = desktopWording.library.other(showName(library));
    return showMessage(window.current(), { type: "info", message });
  }
  for (const text of wishes.links) {
    const link = readArticleLink(text);
    if (link !== undefined) tell({ kind: "open-link", link });
  }
  if (wishes.files.length > 0) await addFiles(wishes.files, fulfilment);
}

/** For the menu. */
export async function addChosenFiles(fulfilment: WishFulfilment): Promise<void> {
  fulfilment.window.show();
  const window = fulfilment.window.current();
  const files = window === undefined ? [] : await chooseFiles(window);
  if (files.length > 0) await addFiles(files, fulfilment);
}

async function addFiles(
  files: readonly string[],
  { service, window, tell }: WishFulfilment,
): Promise<void> {
  try {
    const outcomes = await service.importPaths(files);
    const [only, ...others] = outcomes;
    if (only !== undefined && others.length === 0 && only.articleId !== null) {
      tell({ kind: "open-link", link: articleLink(only.articleId) });
    }
    const failed = outcomes.filter(({ status }) => status === "failed");
    if (failed.length > 0) await showFailures(failed, window);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = desktopWording.notAdded(files.length);
    await showMessage(window.current(), { type: "warning", message, detail });
  }
}

function showFailures(
  failed: readonly ImportOutcome[],
  window: WishFulfilment["window"],
): Promise<void> {
  const lines = failed.slice(0, FILES_NAMED).map(({ path, reason }) => showName(reason ?? path));
  const more = failed.length - lines.length;
  return showMessage(window.current(), {
    type: "warning",
    message: desktopWording.notAdded(failed.length),
    detail: [...lines, ...(more > 0 ? [desktopWording.andMore(more)] : [])].join("\n"),
  });
}
