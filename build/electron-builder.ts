import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { flipFuses } from "@electron/fuses";
import type { AfterPackContext, Configuration } from "electron-builder";
import { READABLE_EXTENSIONS, READABLE_FORMATS } from "#core/article/readable-format.js";
import { fuses } from "./fuses.ts";

const EXECUTABLE = "postil";

/** Where a Debian package keeps what there is to read about it. */
const DOCUMENTATION = "/usr/share/doc/postil/";

/** What Postil reads. It offers itself for them, and leaves the program that opened them so far in its place. */
const EXTENSIONS = READABLE_EXTENSIONS.map((extension) => extension.slice(1));
const MIME_TYPES = READABLE_FORMATS.map(({ name }) => name);

/**
 * How the app is packaged.
 * @param electronDist  a folder with an unpacked Electron, or undefined to let electron-builder fetch it
 */
export function packaging(electronDist?: string): Configuration {
  return {
    appId: "app.postil",
    productName: "Postil",
    copyright: "Copyright © 2026 Postil contributors",
    directories: { buildResources: "build/icons", output: "release" },
    ...(electronDist !== undefined && { electronDist }),
    npmRebuild: false,
    // Nothing is looked for on the net by the app, and nothing is announced there by the build.
    publish: null,
    allowMissingDependencies: false,

    asar: true,
    // The samples are imported like any file, and so lie beside the archive as files.
    asarUnpack: ["seeds/**"],
    files: [...FILES],
    extraMetadata: {
      // Wayland and X11 find the window's icon by this name.
      desktopName: `${EXECUTABLE}.desktop`,
      // A Debian package must say where to read about it, and Postil has no site. Elsewhere nothing asks.
      ...(process.platform === "linux" && { homepage: `file://${DOCUMENTATION}` }),
    },

    protocols: [{ name: "Postil link", schemes: ["postil"], role: "Viewer" }],
    linux: {
      target: ["AppImage", "deb"],
      executableName: EXECUTABLE,
      syncDesktopName: true,
      icon: "build/icons",
      category: "Office",
      synopsis: "Read, highlight and annotate articles",
      maintainer: "Postil contributors",
      // A copy: electron-builder adds to it.
      mimeTypes: [...MIME_TYPES],
    },
    // The older tools start every AppImage without Chromium's sandbox, and need a library that few systems still bring.
    toolsets: { appimage: "1.0.3" },
    deb: { fpm: [...DEBIAN_DOCUMENTATION] },
    win: { target: ["nsis"], icon: "build/icons/icon.ico" },
    nsis: { include: "build/installer.nsh", oneClick: true, perMachine: false },
    mac: {
      target: ["dmg"],
      icon: "build/icons/icon.icns",
      category: "public.app-category.productivity",
      hardenedRuntime: true,
      fileAssociations: [{ ext: EXTENSIONS, name: "Text", role: "Viewer", rank: "Alternate" }],
    },
    afterExtract: removeElectronsOwnApp,
    afterPack: setFuses,
  };
}

/** What lies there, each as `source=destination`. */
const DEBIAN_DOCUMENTATION = [
  ["README.md", "README.md"],
  ["CHANGELOG.md", "CHANGELOG.md"],
  ["LICENSE", "copyright"],
].map(([source = "", name = ""]) => `${inCheckout(source)}=${DOCUMENTATION}${name}`);

/** What goes into the archive. Production dependencies are added to it; everything else stays out. */
const FILES = [
  "package.json",
  "LICENSE",
  "out/electron/**/*.js",
  "out/preload/**",
  "out/renderer/**",
  "seeds/**",
  "!**/*.map",
  "!**/*.{ts,mts,cts}",
  "!**/node_modules/@types/**",
  "!**/node_modules/**/*.md",
  // The runtime of the command line on machines without a Node of their own: Electron brings its own.
  "!**/node_modules/node-*-{x64,arm64}/**",
];

/** What Electron shows when it finds no app. It would never be loaded, and nobody should have to wonder about that. */
async function removeElectronsOwnApp({ appOutDir, electronPlatformName }: AfterPackContext) {
  const resources =
    electronPlatformName === "darwin" ? "Electron.app/Contents/Resources" : "resources";
  await rm(join(appOutDir, resources, "default_app.asar"), { force: true });
}

/** By our own version of the tool: electron-builder's knows fewer fuses than Electron has, and does not insist on all. */
async function setFuses({ appOutDir, electronPlatformName, packager }: AfterPackContext) {
  const { productFilename } = packager.appInfo;
  const programs: Readonly<Record<string, string>> = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: EXECUTABLE,
  };
  await flipFuses(join(appOutDir, programs[electronPlatformName] ?? EXECUTABLE), fuses);
}

function inCheckout(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
