import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumKinds } from "./chromium-kinds.ts";
import { launchChromium } from "./launch-chromium.ts";

/**
 * The control of every browser test: a browser whose web security is off would let pages do what Postil's
 * locks forbid, and the tests of the locks would prove nothing.
 */
describe.each(chromiumKinds)("in the $kind Chromium", ({ kind, skipBecause }) => {
  let browser: Browser | undefined;
  let ours: Server;
  let theirs: Server;

  beforeAll(async () => {
    if (skipBecause !== undefined) return;
    ours = await listen("<!doctype html><title>ours</title>");
    theirs = await listen("secret");
    browser = await launchChromium({ kind });
  });

  afterAll(async () => {
    await browser?.close();
    ours?.close();
    theirs?.close();
  });

  test("a page may not read another origin's response", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    const page = await browser.newPage();
    await page.goto(addressOf(ours));
    const read = (address: string) =>
      page.evaluate(
        async (from) =>
          await fetch(from).then(
            async (response) => await response.text(),
            (error: unknown) => String(error),
          ),
        address,
      );
    expect(await read(addressOf(ours))).toContain("ours");
    expect(await read(addressOf(theirs))).toBe("TypeError: Failed to fetch");
  });

  test("a page may not look into another origin's frame", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    const page = await browser.newPage();
    await page.goto(addressOf(ours));
    const isOpen = (address: string) =>
      page.evaluate(async (source) => {
        const frame = document.createElement("iframe");
        frame.src = source;
        const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
        document.body.append(frame);
        await loaded;
        return frame.contentDocument !== null;
      }, address);
    expect(await isOpen(addressOf(ours))).toBe(true);
    expect(await isOpen(addressOf(theirs))).toBe(false);
  });
});

async function listen(body: string): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return server;
}

function addressOf(server: Server): string {
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}
