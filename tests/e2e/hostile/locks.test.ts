import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { windowPolicy } from "#contract/window-policy.js";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { framePolicy } from "../../../renderer/reader/frame/empty-document.ts";
import { openTestSite, type TestSite } from "../../browser/test-site.ts";
import { useChromium } from "../../browser/use-chromium.ts";
import { firePayloads, type FireOptions } from "./fire-payloads.ts";
import { payloads } from "./hostile-texts.ts";

/**
 * Each of the locks around an article alone, on a page of its own without any other, against every payload. The sanitiser
 * of the window and the link guard have their own such pages in tests/window/reader/frame.
 */
/** Scripts run, and nothing is held back but the page that the frames stand in. */
const OPEN =
  "allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-downloads";

/** The document that a payload is parsed into begins like the article frame's own. */
const policed = (): string =>
  `<meta http-equiv="Content-Security-Policy" content="${framePolicy(`${hall.origin}/assets/`)}">`;

let browser: Browser;
let hall: TestSite;
let canary: TestSite;

useChromium((shared) => {
  browser = shared;
});
beforeAll(async () => {
  canary = await openTestSite({});
  const script = `${firePayloads.toString()}\nglobalThis.firePayloads = firePayloads;`;
  const page =
    '<!doctype html><title>a hall for payloads</title><body><script src="/hall.js"></script>';
  hall = await openTestSite({
    "/": { body: page },
    "/with-policy": { body: page, headers: { "content-security-policy": windowPolicy() } },
    "/hall.js": { body: script, headers: { "content-type": "text/javascript" } },
  });
});

afterAll(async () => {
  await hall[Symbol.asyncDispose]();
  await canary[Symbol.asyncDispose]();
});

interface Outcome {
  /** Payloads that ran a script: told by the script, or by a dialog that came up. */
  readonly fired: number;
  /** Addresses that were asked for on any other server than the hall's own. */
  readonly requests: readonly string[];
  /** Those of them that a frame did not go to, but loaded. */
  readonly loads: readonly string[];
  /** Scripts that reached the canary server. */
  readonly reached: number;
}

async function fire(path: string, options: Omit<FireOptions, "canary">): Promise<Outcome> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests: string[] = [];
  const loads: string[] = [];
  let dialogs = 0;
  watch(page);
  context.on("page", watch);
  // What a policy forbids never comes as far as this.
  await context.route(isElsewhere, (route, request) => {
    requests.push(request.url());
    if (!request.isNavigationRequest()) loads.push(request.url());
    return route.abort();
  });
  await page.goto(hall.origin + path);
  const before = canary.requests.length;
  const fired = await page.evaluate(
    async (wanted) => {
      // The hall's script has put it there.
      const { firePayloads: run } = globalThis as unknown as { firePayloads: typeof firePayloads };
      return (await run(wanted)).fired.length;
    },
    { ...options, canary: canary.origin },
  );
  await context.close();
  return { fired: fired + dialogs, requests, loads, reached: canary.requests.length - before };

  function watch(one: Page): void {
    one.on("dialog", (dialog) => {
      dialogs += 1;
      void dialog.dismiss();
    });
  }
}

/** Neither the hall nor the canary, which answers by itself: nothing that a payload names is ever really asked. */
function isElsewhere({ protocol, origin }: URL): boolean {
  return protocol.startsWith("http") && origin !== hall.origin && origin !== canary.origin;
}

const open = { sandbox: OPEN, head: "" } as const;

test("control: with every lock off, payloads run scripts that reach the canary, and load what they like", async () => {
  const { fired, requests, loads, reached } = await fire("/", { ...open, payloads });
  console.log(
    `with every lock off ${fired} of ${payloads.length} payloads ran a script, ${reached} times one reached the canary, and ${requests.length} addresses were asked for`,
  );
  expect(fired).toBeGreaterThan(payloads.length / 10);
  expect(reached).toBeGreaterThan(payloads.length / 10);
  expect(loads).not.toEqual([]);
});

test("the allow-list of the importer alone leaves no script, and nothing that loads by itself", async () => {
  const sanitised = payloads.map((payload) => sanitise(parseHtml(payload)));
  const { fired, requests } = await fire("/", { ...open, payloads: sanitised });
  expect(fired).toBe(0);
  // What it leaves are links, which were pressed here, and which the guard keeps.
  const links = sanitised.flatMap((html) => [...html.matchAll(/href="([^"]*)"/gu)]);
  const addresses = links.map(([, address = ""]) => address.replaceAll("&amp;", "&"));
  for (const request of requests) {
    expect(
      addresses.some((address) => isSameAddress(address, request)),
      request,
    ).toBe(true);
  }
});

test("the sandbox alone runs no script", async () => {
  const { fired } = await fire("/", { sandbox: "allow-same-origin", head: "", payloads });
  expect(fired).toBe(0);
});

test("the frame's own policy alone runs no script and loads nothing; where links lead is for other locks", async () => {
  const outcome = await fire("/", { sandbox: undefined, head: policed(), payloads });
  expect(outcome).toMatchObject({ fired: 0, loads: [], reached: 0 });
});

test("together with the window's policy nothing is asked for at all", async () => {
  const outcome = await fire("/with-policy", { sandbox: undefined, head: policed(), payloads });
  expect(outcome).toEqual({ fired: 0, requests: [], loads: [], reached: 0 });
});

function isSameAddress(address: string, request: string): boolean {
  return URL.parse(address)?.href.split("#")[0] === request.split("#")[0];
}
