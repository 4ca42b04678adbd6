import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import { ASSET_BASE, INTERFACE_ORIGIN } from "../../../electron/contract/desktop-window.ts";
import type { Loaded } from "../stand-in/fake-session.ts";
import { type Desktop, SECRET } from "../start-desktop.ts";
import type { Check } from "./check.ts";
import { hostileAddresses } from "./hostile-addresses.ts";

const ARTICLE = "01jd8kz3v9q4w5x6y7z8a9bcde";
const PICTURE = `${"a1".repeat(32)}.png`;

export const schemeChecks: readonly Check[] = [
  {
    name: "the interface comes from a map of known files, each with its media type",
    async run({ start }) {
      const desktop = await start();
      const types = await Promise.all(
        [
          "index.html",
          "bundle/main-1a2b.js",
          "bundle/main-1a2b.css",
          "bundle/inter.woff2",
          "icon.svg",
        ].map(async (path) =>
          (await answer(desktop, `app://postil/${path}`)).headers.get("content-type"),
        ),
      );
      expect(types).toEqual([
        "text/html; charset=utf-8",
        "text/javascript; charset=utf-8",
        "text/css; charset=utf-8",
        "font/woff2",
        "image/svg+xml; charset=utf-8",
      ]);
    },
  },
  {
    name: "no address of the interface's scheme leads out of the interface",
    async run({ start }) {
      const desktop = await start();
      const addresses = hostileAddresses("app", "postil", "index.html");
      expect(addresses.length).toBeGreaterThanOrEqual(60);
      for (const address of addresses) await expectRefused(desktop, address);
    },
  },
  {
    name: "an address is read only when it is written as we write ours",
    async run({ load }) {
      const { plainSegments } = await load("electron/shell/plain-segments.ts");
      // What `load` gives is untyped; this is the function under test.
      const read = plainSegments as (
        address: string,
        start: object,
      ) => readonly string[] | undefined;
      const start = { scheme: "app", host: "postil" };
      expect(read("app://postil/bundle/a%20b.js", start)).toEqual(["bundle", "a b.js"]);
      expect(read("app://postil/%69ndex.html", start)).toEqual(["index.html"]);
      for (const path of ["a?b", "a#b", "a@b", "a%25b", "a%2525b", "a\\b", "a\u0000"]) {
        expect(read(`app://postil/${path}`, start), path).toBeUndefined();
      }
      for (const path of ["..", "a/../b", "a/./b", "a//b", "a/", "", "%2e%2e/b", "a:b", "%0a"]) {
        expect(read(`app://postil/${path}`, start), path).toBeUndefined();
      }
      for (const address of ["app://postix/a", "app://postil.x/a", "apps://postil/a", "a"]) {
        expect(read(address, start), address).toBeUndefined();
      }
    },
  },
  {
    name: "a file that came into the interface's folder later is not served",
    async run({ start }) {
      const desktop = await start();
      await writeFile(join(desktop.interfaceDirectory, "late.html"), SECRET);
      await expectRefused(desktop, "app://postil/late.html");
    },
  },
  {
    name: "a picture is asked for by article and hash, and read where the service found it",
    async run({ start }) {
      const desktop = await start();
      const path = join(desktop.home, "picture.png");
      await writeFile(path, "picture");
      desktop.service.answers["resolve-asset"] = () => ({ path, mediaType: "image/png" });
      const response = await answer(desktop, `postil-asset://a/${ARTICLE}/${PICTURE}`);
      expect(await response.text()).toBe("picture");
      expect(response.headers.get("content-type")).toBe("image/png");
      expect(desktop.service.asked).toContainEqual({
        kind: "resolve-asset",
        articleId: ARTICLE,
        name: PICTURE,
      });
    },
  },
  {
    name: "no address of the pictures' scheme but article and hash reaches the service",
    async run({ start }) {
      const desktop = await start();
      const path = join(desktop.home, "secret.html");
      desktop.service.answers["resolve-asset"] = () => ({ path, mediaType: "image/png" });
      const addresses = [
        ...hostileAddresses("postil-asset", "a", `${ARTICLE}/${PICTURE}`),
        ...hostileAddresses("postil-asset", `a/${ARTICLE}`, PICTURE).slice(0, 60),
        `postil-asset://a/${ARTICLE.toUpperCase()}/${PICTURE}`,
        `postil-asset://a/${ARTICLE}/${PICTURE}/more`,
        `postil-asset://a/${ARTICLE}/${PICTURE.slice(1)}`,
        `postil-asset://a/${ARTICLE}/${PICTURE.replace("a1", "A1")}`,
        `postil-asset://a/${ARTICLE}/${PICTURE}?x`,
        `postil-asset://a/${ARTICLE}/originals`,
        `postil-asset://a/x/${PICTURE}`,
      ];
      expect(addresses.length).toBeGreaterThanOrEqual(60);
      for (const address of addresses) await expectRefused(desktop, address);
      const asked = desktop.service.asked.filter(({ kind }) => kind === "resolve-asset");
      expect(asked).toEqual([]);
    },
  },
  {
    name: "nothing but a picture is served as one, whatever the service says",
    async run({ start }) {
      const desktop = await start();
      const path = join(desktop.home, "secret.html");
      for (const mediaType of [
        "text/html",
        "text/javascript",
        "application/pdf",
        "image/bmp",
        "",
      ]) {
        desktop.service.answers["resolve-asset"] = () => ({ path, mediaType });
        await expectRefused(desktop, `postil-asset://a/${ARTICLE}/${PICTURE}`);
      }
    },
  },
  {
    name: "a picture that is not there, or is a folder, is a refusal and no crash",
    async run({ start }) {
      const desktop = await start();
      for (const path of [join(desktop.home, "gone.png"), desktop.home]) {
        desktop.service.answers["resolve-asset"] = () => ({ path, mediaType: "image/png" });
        await expectRefused(desktop, `postil-asset://a/${ARTICLE}/${PICTURE}`);
      }
    },
  },
  {
    name: "both schemes only answer GET",
    async run({ start }) {
      const desktop = await start();
      const path = join(desktop.home, "secret.html");
      desktop.service.answers["resolve-asset"] = () => ({ path, mediaType: "image/png" });
      for (const method of ["POST", "PUT", "DELETE", "HEAD", "OPTIONS"]) {
        for (const address of [
          "app://postil/index.html",
          `postil-asset://a/${ARTICLE}/${PICTURE}`,
        ]) {
          expect((await answer(desktop, address, method)).status, method).toBe(405);
        }
      }
    },
  },
  {
    name: "every answer forbids guessing its media type, and tells nobody where it is from",
    async run({ start }) {
      const desktop = await start();
      for (const address of [
        "app://postil/index.html",
        "app://postil/none",
        "postil-asset://a/x",
      ]) {
        const { headers } = await answer(desktop, address);
        expect(headers.get("x-content-type-options"), address).toBe("nosniff");
        expect(headers.get("referrer-policy"), address).toBe("no-referrer");
      }
    },
  },
  {
    name: "pictures carry a policy of their own: no script, no request, a sandbox",
    async run({ start }) {
      const desktop = await start();
      const path = join(desktop.home, "drawing.svg");
      await writeFile(path, "<svg onload='alert(1)'/>");
      desktop.service.answers["resolve-asset"] = () => ({ path, mediaType: "image/svg+xml" });
      const { headers } = await answer(desktop, `postil-asset://a/${ARTICLE}/${PICTURE}`);
      const policy = headers.get("content-security-policy");
      expect(policy).toMatch(/^default-src 'none';/);
      expect(policy).toMatch(/; sandbox$/);
      expect(policy).not.toMatch(/script|allow-|https?:/);
    },
  },
  {
    name: "the window's policy is this one, to the letter",
    async run({ start }) {
      const desktop = await start();
      const { headers } = await answer(desktop, "app://postil/bundle/main-1a2b.js");
      expect(headers.get("content-security-policy")).toBe(
        [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' postil-asset: blob: data:",
          "font-src 'self'",
          "connect-src 'self'",
          "frame-src 'none'",
          "frame-ancestors 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "object-src 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types postil-frame dompurify",
        ].join("; "),
      );
    },
  },
  {
    name: "preload and main speak of the same addresses",
    async run({ start, load }) {
      await start();
      expect(await load("electron/shell/schemes.ts")).toMatchObject({
        INTERFACE: addressOf(INTERFACE_ORIGIN),
        ASSETS: addressOf(ASSET_BASE),
      });
    },
  },
  {
    name: "both schemes are secure origins that cannot bypass the policy",
    async run({ start }) {
      const { electron } = await start();
      const schemes = electron.schemes();
      expect(schemes.map(({ scheme }) => scheme)).toEqual(["app", "postil-asset"]);
      for (const { privileges } of schemes) {
        expect(privileges).toMatchObject({ standard: true, secure: true, supportFetchAPI: true });
        expect(privileges?.bypassCSP ?? false).toBe(false);
        expect(privileges?.allowServiceWorkers ?? false).toBe(false);
        expect(privileges?.corsEnabled ?? false).toBe(false);
      }
    },
  },
];

export async function answer(desktop: Desktop, address: string, method = "GET"): Promise<Response> {
  const loaded: Loaded = await desktop.electron.defaultSession().load(address, method);
  if (loaded.kind !== "answered") throw new Error(`${address}: ${loaded.kind}`);
  return loaded.response;
}

function addressOf(address: string): object {
  const [, scheme, host] = /^([^:]+):\/\/([^/]+)/.exec(address) ?? [];
  return { scheme, host };
}

async function expectRefused(desktop: Desktop, address: string): Promise<void> {
  const loaded = await desktop.electron.defaultSession().load(address);
  if (loaded.kind === "blocked") return;
  if (loaded.kind === "network") throw new Error(`${address} reached the network`);
  expect(loaded.response.status, address).toBe(404);
  expect(await loaded.response.text(), address).toBe("");
}
