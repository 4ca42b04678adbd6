import { expect } from "vitest";
import type { Check } from "./check.ts";
import { SCRIPT_ADDRESS } from "./hostile-addresses.ts";

const DESTINATIONS = [
  "https://example.org/",
  "http://example.org/",
  "file:///etc/passwd",
  "app://postil/index.html",
  "app://postil/other.html",
  "app://other/index.html",
  "postil-asset://a/01jd8kz3v9q4w5x6y7z8a9bcde/x.svg",
  "data:text/html,<script>alert(1)</script>",
  "blob:app://postil/1",
  SCRIPT_ADDRESS,
  "about:blank",
  "about:srcdoc",
  "mailto:someone@example.org",
  "postil://a/x",
  "chrome://gpu",
] as const;

export const navigationChecks: readonly Check[] = [
  {
    name: "no address takes the window's page away",
    async run({ start }) {
      const { webContents } = (await start()).window();
      for (const url of DESTINATIONS) expect(webContents.navigate(url), url).toBe(false);
    },
  },
  {
    name: "will-navigate holds by itself",
    async run({ start }) {
      const { webContents } = (await start()).window();
      for (const url of DESTINATIONS) expect(webContents.passes("will-navigate", url)).toBe(false);
    },
  },
  {
    name: "will-frame-navigate holds by itself, in the window's page",
    async run({ start }) {
      const { webContents } = (await start()).window();
      for (const url of DESTINATIONS) {
        expect(webContents.passes("will-frame-navigate", url), url).toBe(false);
      }
    },
  },
  {
    name: "a redirect leads nowhere",
    async run({ start }) {
      const { webContents } = (await start()).window();
      for (const url of DESTINATIONS) expect(webContents.passes("will-redirect", url)).toBe(false);
    },
  },
  {
    name: "an article's frame can be filled, and goes nowhere else",
    async run({ start }) {
      const { webContents } = (await start()).window();
      for (const url of DESTINATIONS) {
        const isFilling = url === "about:srcdoc";
        expect(webContents.navigate(url, { isMainFrame: false }), url).toBe(isFilling);
      }
    },
  },
  {
    name: "no page opens a window",
    async run({ start }) {
      const { webContents } = (await start()).window();
      for (const url of DESTINATIONS) expect(webContents.openWindow(url), url).toBe(false);
    },
  },
  {
    name: "a page that somebody else makes is guarded as well",
    async run({ start }) {
      const { electron } = await start();
      const contents = electron.makeContents(electron.makeSession());
      for (const url of DESTINATIONS) {
        expect(contents.navigate(url), url).toBe(false);
        expect(contents.openWindow(url), url).toBe(false);
      }
      expect(contents.attachWebview()).toBe(false);
    },
  },
];
