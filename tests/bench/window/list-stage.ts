import type { BrowserContext, Page } from "playwright-core";
import { enterHost, type HostClient } from "../../postil/host-client.ts";
import { startPostil } from "../../postil/start-postil.ts";
import { keepIndex } from "../run/kept-library.ts";
import type { Bench } from "../run/row.ts";
import { untilAtRest } from "../run/until-at-rest.ts";
import { WINDOW_SIZE } from "./reading-stage.ts";

const SEED = 1;
const REST_SECONDS = 2;

/** A window of Postil in front of the list of all articles of a large library. */
export interface ListStage extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly client: HostClient;
  /** In the list: all outside the trash. */
  readonly total: number;
}

export async function setListStage(bench: Bench): Promise<ListStage> {
  await using closing = new AsyncDisposableStack();
  const { articles, annotations } = bench;
  const kept = closing.use(await keepIndex({ articles, annotations, seed: SEED }, bench.say));
  const postil = closing.use(await startPostil(kept.home));
  const client = await enterHost(postil.address);
  // A run that was stopped may have left others.
  await client.ask("settings.set", { sort: "newest", listLook: "list" });
  const { total } = await client.ask("articles.list", { view: "all", limit: 1 });
  const browser = await bench.browser();
  const context = await browser.newContext({ viewport: WINDOW_SIZE });
  closing.adopt(context, (one) => one.close());
  const [name = "", value = ""] = client.cookie.split("=");
  await context.addCookies([{ name, value, url: postil.origin }]);
  const page = await context.newPage();
  await page.addInitScript(openOnAll);
  await page.goto(postil.origin);
  await page.getByRole("option").nth(1).waitFor();
  bench.say("waiting until all folders have been looked at");
  await untilAtRest(postil.pid, REST_SECONDS);
  const left = closing.move();
  return { context, page, client, total, [Symbol.asyncDispose]: () => left.disposeAsync() };
}

/** Runs in every page, before Postil does: as if all articles had been shown when it was last open. */
function openOnAll(): void {
  if (location.protocol !== "http:") return;
  const screen = { kind: "library", view: "all" };
  localStorage.setItem("postil.last-screen", JSON.stringify(screen));
}
