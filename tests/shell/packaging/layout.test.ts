import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { fileURLToPath, pathToFileURL } from "node:url";
import { extractAll, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { Arch, build, Platform } from "electron-builder";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { packaging } from "../../../build/electron-builder.ts";
import { inCheckout } from "../checkout.ts";
import { writeElectronDistribution } from "./electron-distribution.ts";
import { writeElectronPackage } from "./electron-package.ts";
import { listenToInstallers } from "./installer-orders.ts";

let folder = "";
let app = "";
let listing: readonly string[] = [];
let extracted = "";
const installers = listenToInstallers();

/** Packages the built app for Linux around a stand-in for Electron, up to where the tools for the installers would start. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-package-"));
  const distribution = join(folder, "electron");
  await writeElectronDistribution(distribution);
  const configuration = packaging(distribution);
  await build({
    projectDir: inCheckout(""),
    targets: Platform.LINUX.createTarget(["AppImage", "deb"], Arch.x64),
    config: { ...configuration, directories: { ...configuration.directories, output: folder } },
    effectiveOptionComputed: installers.hear,
  });
  app = join(folder, "linux-unpacked");
  const archive = join(app, "resources", "app.asar");
  listing = listPackage(archive, { isPack: false }).map((path) => path.replaceAll("\\", "/"));
  extracted = join(folder, "extracted");
  extractAll(archive, extracted);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("in the archive", () => {
  test("are the built app, its samples, its production dependencies and nothing else", () => {
    const tops = new Set(listing.map((path) => path.split("/")[1] ?? ""));
    expect([...tops].toSorted()).toEqual([
      "LICENSE",
      "node_modules",
      "out",
      "package.json",
      "seeds",
    ]);
    const built = new Set(listing.filter(isBelow("/out/")).map((path) => path.split("/")[2] ?? ""));
    expect([...built].toSorted()).toEqual(["electron", "preload", "renderer"]);
  });

  test("are exactly the packages that the lock file calls production", async () => {
    const packed = new Set(listing.flatMap((path) => packageOf(path) ?? []));
    expect([...packed].toSorted()).toEqual((await productionPackages()).toSorted());
  });

  test("is no test, no source, no map, no type, no runtime of Node", () => {
    const unwanted = listing.filter(
      (path) =>
        /\.(?:ts|mts|cts|tsx|map|node|exe)$/.test(path) ||
        /^\/(?:tests|build|electron|renderer)\b/.test(path) ||
        /\/node-(?:linux|win|darwin)-/.test(path) ||
        /^\/node_modules\/(?:electron|vite|vitest|typescript|react|@types|\.bin)(?:\/|$)/.test(
          path,
        ),
    );
    expect(unwanted).toEqual([]);
  });

  test("is every file that the main process points Electron at", async () => {
    const address = pathToFileURL(join(extracted, "out/electron/shell/app-files.js")).href;
    const { stdout } = await runNode(
      "--eval",
      `import("${address}").then(({ appFiles }) => console.log(JSON.stringify(appFiles)))`,
    );
    const appFiles = z.record(z.string(), z.string()).parse(JSON.parse(stdout));
    expect(Object.keys(appFiles).toSorted()).toEqual([
      "converter",
      "interface",
      "preload",
      "samples",
      "service",
    ]);
    for (const path of Object.values(appFiles)) {
      expect(listing).toContain(`/${relative(extracted, path).replaceAll("\\", "/")}`);
    }
  });

  test("is every file that a module addresses beside itself", () => {
    const addressed = scripts(join(extracted, "out/electron")).flatMap((script) =>
      [
        ...readFileSync(script, "utf8").matchAll(
          /new URL\(([^;]*?),\s*import\.meta\.url\)|\bimport\(([^)]*)\)/g,
        ),
      ].flatMap(([, address = "", imported = ""]) =>
        [...(address + imported).matchAll(/"(\.[^"]*\.js)"/g)].map(([, path = ""]) =>
          join(script, "..", path),
        ),
      ),
    );
    expect(addressed).toContain(join(extracted, "out/electron/shell/run-command.js"));
    for (const path of addressed) expect(statSync(path).isFile(), path).toBe(true);
  });

  test("is every package that the app imports", () => {
    const imported = new Set(
      scripts(join(extracted, "out/electron")).flatMap((script) =>
        [
          ...readFileSync(script, "utf8").matchAll(/^(?:import|export)\b[^"=]*\bfrom "([^"]+)"/gm),
        ].map(([, name = ""]) => name),
      ),
    );
    const packages = [...imported].filter((name) => !/^(?:\.|#|node:|electron$)/.test(name));
    expect(packages.length).toBeGreaterThan(3);
    for (const name of packages) expect(listing).toContain(`/node_modules/${topOf(name)}`);
  });

  test("is all that it takes to import an article and find it", async () => {
    const options = ["--library", join(folder, "library"), "--json"];
    const run = async (entry: string, ...words: readonly string[]): Promise<string> =>
      (await runNode(join(extracted, "out/electron", entry), ...words, ...options)).stdout;
    const sample = join(app, "resources/app.asar.unpacked/seeds/field-notes.md");
    expect(await run("cli.js", "add", sample)).toContain('"status":"added"');
    const listed = await run("cli.js", "list");
    expect(listed.trim().split("\n")).toHaveLength(1);
    // And the same from the program's own main module, with Node in Electron's place.
    await writeElectronPackage(extracted);
    expect(await run("main.js", "list")).toBe(listed);
  });

  test("is a manifest without scripts or development", async () => {
    const manifest: unknown = JSON.parse(await readFile(join(extracted, "package.json"), "utf8"));
    expect(manifest).toMatchObject({
      name: "postil",
      type: "module",
      main: "out/electron/main.js",
      desktopName: "postil.desktop",
    });
    expect(manifest).not.toHaveProperty("devDependencies");
    expect(manifest).not.toHaveProperty("scripts");
  });
});

describe("beside the archive", () => {
  test("are the samples as files", async () => {
    const unpacked = await readdir(join(app, "resources", "app.asar.unpacked"));
    expect(unpacked).toEqual(["seeds"]);
    const samples = await readdir(join(app, "resources", "app.asar.unpacked", "seeds"));
    expect(samples.toSorted()).toEqual((await readdir(inCheckout("seeds"))).toSorted());
  });

  test("is no other app that Electron could load", async () => {
    const resources = await readdir(join(app, "resources"));
    // The profile lets Chromium's sandbox be where Ubuntu would forbid it; the Debian package installs it.
    const expected = ["app.asar", "app.asar.unpacked", "apparmor-profile"];
    expect(resources.toSorted()).toEqual(expected);
  });

  test("is the program, under its own name, with Electron's licences", async () => {
    const names = await readdir(app);
    expect(names).toContain("postil");
    expect(names).not.toContain("electron");
    expect(names).toEqual(
      expect.arrayContaining(["LICENSE.electron.txt", "LICENSES.chromium.html"]),
    );
    expect((await stat(join(app, "postil"))).mode & 0o111).not.toBe(0);
  });
});

test("the fuses of the packaged program read back as decided, each by each", async () => {
  const wire = await getCurrentFuseWire(join(app, "postil"));
  const [on, off] = [FuseState.ENABLE, FuseState.DISABLE];
  expect(wire).toEqual({
    version: "1",
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableCookieEncryption]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    [FuseV1Options.WasmTrapHandlers]: on,
  });
});

describe("the installers for Linux", () => {
  test("offer the app for its files and links, with Chromium's sandbox", () => {
    const { deb, appImage } = installers.desktopEntries;
    expect(deb).toContain("\nExec=/opt/Postil/postil %U\n");
    expect(appImage).toContain("\nExec=AppRun %U\n");
    for (const entry of [deb, appImage]) {
      const types = /^MimeType=(.*);$/m.exec(entry)?.[1]?.split(";") ?? [];
      expect([...new Set(types)]).toEqual([
        "text/plain",
        "text/markdown",
        "text/html",
        "application/xhtml+xml",
        "application/x-mimearchive",
        "application/x-webarchive",
        "application/epub+zip",
        "x-scheme-handler/postil",
      ]);
      expect(entry).toContain("\nTerminal=false\n");
    }
  });

  test("name a place to read about it that the package itself fills", async () => {
    const { fpm } = installers;
    const home = fpm[fpm.indexOf("--url") + 1] ?? "";
    expect(home).toBe("file:///usr/share/doc/postil/");
    const documents = fpm.filter((one) => one.includes(`=${fileURLToPath(home)}`));
    const names = documents.map((one) => one.slice(one.lastIndexOf("/") + 1));
    expect(names.toSorted()).toEqual(["CHANGELOG.md", "README.md", "copyright"]);
    for (const one of documents) {
      expect((await stat(one.slice(0, one.indexOf("=")))).isFile(), one).toBe(true);
    }
  });
});

/** As another program would: outside the checkout, and with folders of its own. */
function runNode(...parameters: readonly string[]): Promise<{ readonly stdout: string }> {
  const environment = {
    ...process.env,
    NODE_OPTIONS: "",
    XDG_DATA_HOME: join(folder, "data"),
    XDG_CACHE_HOME: join(folder, "cache"),
    XDG_CONFIG_HOME: join(folder, "config"),
    DISPLAY: ":0",
  };
  return promisify(execFile)(process.execPath, parameters, { cwd: folder, env: environment });
}

function isBelow(folderInArchive: string): (path: string) => boolean {
  return (path) => path.startsWith(folderInArchive);
}

/** `/node_modules/a/node_modules/@b/c/index.js` is of `@b/c`: packing may move a package up, which is as good. */
function packageOf(path: string): string | undefined {
  return /^.*\/node_modules\/((?:@[^/]+\/)?[^@/][^/]*)/.exec(path)?.[1];
}

function topOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

const LockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), optional: z.boolean().optional() }),
  ),
});

/** Types are packages, too, and hold nothing that runs. */
async function productionPackages(): Promise<readonly string[]> {
  const lock = LockFile.parse(JSON.parse(await readFile(inCheckout("package-lock.json"), "utf8")));
  const names = Object.entries(lock.packages).flatMap(([path, { dev, optional }]) => {
    const name = packageOf(`/${path}`);
    if (name === undefined || dev === true || optional === true) return [];
    return name.startsWith("@types/") ? [] : [name];
  });
  return [...new Set(names)];
}

function scripts(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
    .map((entry) => join(entry.parentPath, entry.name));
}
