import { isDeepStrictEqual } from "node:util";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** A context that is lent to one test after the other, each of which finds it as if it were new. */
export interface LentContext {
  readonly context: BrowserContext;
  /** Closes every page of the test, and forgets what they left. */
  giveBack(): Promise<void>;
}

interface KeptContext {
  readonly context: BrowserContext;
  readonly origin: string;
  readonly options: BrowserContextOptions;
  /** Nothing is shown in it. As long as it is open there is a process that has compiled the script of its origin. */
  readonly keeper: Page;
}

/** Those that nobody has, by the browser that they belong to. */
const waiting = new WeakMap<Browser, Set<KeptContext>>();

/**
 * In a new context a window begins with a process of its own, which compiles its script and reads its fonts once more: that
 * takes longer than most tests do with it. In one that was lent before it begins where the last one ended.
 * @param browser  one whose pages share a process (see `chromiumTest`)
 * @param origin  of the windows
 */
export async function lendContext(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
): Promise<LentContext> {
  const kept = takeWaiting(browser, origin, options) ?? (await make(browser, origin, options));
  return { context: kept.context, giveBack: () => takeBack(browser, kept) };
}

/** Closes every context but those that wait to be lent. */
export async function closeContextsInUse(browser: Browser): Promise<void> {
  const kept = new Set([...waitingOf(browser)].map(({ context }) => context));
  for (const context of browser.contexts()) if (!kept.has(context)) await context.close();
}

async function make(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
): Promise<KeptContext> {
  const context = await browser.newContext(options);
  const keeper = await context.newPage();
  // An empty page: the window itself is not what it takes, and an error of the site would not be of its origin in every Chromium.
  const address = `${origin}/nothing`;
  await keeper.route(address, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await keeper.goto(address);
  return { context, origin, options, keeper };
}

async function takeBack(browser: Browser, kept: KeptContext): Promise<void> {
  const { context, keeper, options } = kept;
  // A Chromium that was lost has closed it, and is reported by itself.
  if (!browser.isConnected()) return;
  for (const page of context.pages()) if (page !== keeper) await page.close();
  await context.clearCookies();
  await context.clearPermissions();
  await context.grantPermissions([...(options.permissions ?? [])]);
  if (await isAsNew(keeper)) waitingOf(browser).add(kept);
  else await context.close();
}

/** Forgets what windows remember. @returns false where the next window would find something changed nevertheless */
async function isAsNew(keeper: Page): Promise<boolean> {
  // It goes down together with a window that crashes: the test of that window tells it.
  if (keeper.isClosed()) return false;
  return await keeper
    .evaluate(() => {
      localStorage.clear();
      // A clock that a test has set is that of every page of the context, for ever.
      return Function.prototype.toString.call(Date).includes("[native code]");
    })
    .catch(() => false);
}

function takeWaiting(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions,
): KeptContext | undefined {
  const all = waitingOf(browser);
  const kept = [...all].find(
    (one) => one.origin === origin && isDeepStrictEqual(one.options, options),
  );
  if (kept !== undefined) all.delete(kept);
  return kept;
}

function waitingOf(browser: Browser): Set<KeptContext> {
  const known = waiting.get(browser) ?? new Set();
  waiting.set(browser, known);
  return known;
}
