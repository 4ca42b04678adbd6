import { expect } from "vitest";
import type { DesktopOptions } from "../start-desktop.ts";
import type { Check } from "./check.ts";
import { SCRIPT_ADDRESS } from "./hostile-addresses.ts";

export const REMOTE_ADDRESSES = [
  "http://example.org/",
  "https://example.org/",
  "HTTPS://EXAMPLE.ORG/",
  "http://127.0.0.1:8080/",
  "http://[::1]/",
  "https://postil/",
  "ws://example.org/",
  "wss://example.org/",
  "ftp://example.org/",
  "file:///etc/passwd",
  "filesystem:app://postil/temporary/x",
  "chrome://settings/",
  "chrome-extension://abc/x.js",
  "view-source:app://postil/index.html",
  "about:blank",
  SCRIPT_ADDRESS,
  "mailto:someone@example.org",
  "postil://a/01jd8kz3v9q4w5x6y7z8a9bcde",
  "apps://postil/index.html",
  "postil-assets://a/x",
  "not an address",
  "",
] as const;

export const networkChecks: readonly Check[] = [
  {
    name: "what never leaves the process is let through",
    async run({ start }) {
      const { electron } = await start();
      for (const url of ["blob:app://postil/1", "data:text/plain,x", "devtools://devtools/x"]) {
        expect((await electron.defaultSession().load(url)).kind, url).not.toBe("blocked");
      }
    },
  },
  {
    name: "a session that somebody else makes is guarded as well",
    async run({ start }) {
      const { electron } = await start();
      const session = electron.makeSession();
      for (const url of REMOTE_ADDRESSES) {
        expect((await session.load(url)).kind, url).toBe("blocked");
      }
      const requester = { origin: "app://postil", isMainFrame: true };
      expect(session.isGrantedOnRequest("geolocation", requester)).toBe(false);
    },
  },
  {
    name: "the network is down for Chromium, too",
    async run({ start }) {
      const { electron } = await start();
      expect(electron.defaultSession().networkConditions).toMatchObject({ offline: true });
    },
  },
  {
    name: "no proxy is looked for",
    async run({ start }) {
      const { electron } = await start();
      expect(electron.defaultSession().proxy).toEqual({ mode: "direct" });
      expect(electron.app.switches.has("no-proxy-server")).toBe(true);
    },
  },
  {
    name: "Chromium's own errands are called off before it reads its command line",
    async run({ start }) {
      const { switches } = (await start()).electron.app;
      for (const name of [
        "disable-background-networking",
        "disable-breakpad",
        "disable-client-side-phishing-detection",
        "disable-component-update",
        "disable-domain-reliability",
        "disable-sync",
        "metrics-recording-only",
        "no-pings",
      ]) {
        expect([...switches.keys()], name).toContain(name);
      }
      expect(switches.get("host-resolver-rules")).toBe("MAP * ~NOTFOUND");
    },
  },
  {
    name: "whoever starts the packaged app cannot listen in on its window",
    async run({ start }) {
      for (const name of ["remote-debugging-port", "remote-debugging-pipe"]) {
        const before: DesktopOptions["before"] = ({ electron }) => {
          electron.app.switches.set(name, "");
        };
        const packaged = await start({ isPackaged: true, before });
        expect(packaged.electron.app.switches.has(name), name).toBe(false);
        const inTests = await start({ before });
        expect(inTests.electron.app.switches.has(name), name).toBe(true);
      }
    },
  },
  {
    name: "calls between browsers cannot open a connection past the proxy that there is not",
    async run({ start }) {
      const { electron } = await start();
      const contents = electron.makeContents(electron.defaultSession());
      expect(contents.rtcPolicy).toBe("disable_non_proxied_udp");
      expect(electron.app.switches.get("force-webrtc-ip-handling-policy")).toBe(
        "disable_non_proxied_udp",
      );
    },
  },
  {
    name: "spelling is checked only where no dictionary has to be fetched",
    async run({ start }) {
      for (const [platform, isChecked] of [
        ["linux", false],
        ["win32", false],
        ["darwin", true],
      ] as const) {
        const desktop = await start({ platform });
        expect(desktop.electron.defaultSession().checksSpelling, platform).toBe(isChecked);
        expect(desktop.window().options.webPreferences?.spellcheck, platform).toBe(isChecked);
      }
    },
  },
  {
    name: "nothing is downloaded",
    async run({ start }) {
      const session = (await start()).electron.defaultSession();
      for (const url of [
        "https://example.org/x.exe",
        "data:text/plain,x",
        "app://postil/index.html",
      ]) {
        expect(session.download(url), url).toBe(false);
      }
    },
  },
];
