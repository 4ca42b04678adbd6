import { execFileSync } from "node:child_process";
import { link, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { namedFiles } from "../../../electron/import/companions/named-files.ts";
import { readCompanions } from "../../../electron/import/companions/read-companions.ts";
import { readWithCompanions } from "../../../electron/import/companions/read-with-companions.ts";
import { encodeUtf16 } from "./encode-legacy.ts";
import { importBytes } from "./import-bytes.ts";
import { ARTICLE, pageWith } from "./made-page.ts";
import { assetName, pngOf } from "./made-pictures.ts";

const [BRIDGE, BOAT, QUAY] = [pngOf(1), pngOf(2), pngOf(3)];

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-companions-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

function bytesOf(html: string): Uint8Array {
  return new TextEncoder().encode(html);
}

/** A page that shows pictures at these addresses, as they stand in the attribute. */
function pageShowing(...addresses: readonly string[]): string {
  const images = addresses.map((address) => `<img src="${address}">`);
  return pageWith(`${ARTICLE}<p>${images.join(" ")}</p>${ARTICLE}`);
}

/** What is read beside a page that shows these. */
async function companionsOf(...addresses: readonly string[]): Promise<readonly string[]> {
  const bytes = bytesOf(pageShowing(...addresses));
  const path = await put("page.html", bytes);
  const companions = await readCompanions(path, { name: "page.html", bytes });
  return companions.map((companion) => companion.path);
}

describe("pictures in the folder of a page", () => {
  test.each([
    ["page.html", "page_files"],
    ["page.htm", "page-Dateien"],
    ["Seite über München.html", "Seite über München-Dateien"],
    ["100% (1).html", "100% (1)_fichiers"],
    ["ページ.xhtml", "ページ_ファイル"],
    ["renamed.html", "page_files"],
  ])("are those that it shows: %s with %s", async (name, place) => {
    await put(`${place}/bridge.png`, BRIDGE);
    await put(`${place}/boat one&two.png`, BOAT);
    await put(`${place}/deep/quay#1.png`, QUAY);
    await put(`${place}/style.css`, "p { color: red }");
    await put(`${place}/unseen.png`, pngOf(9));
    const html = pageWith(
      `${ARTICLE}<p><img src="./${place}/bridge.png" alt="A"><img src="${encodeURI(place)}/boat%20one&amp;two.png" alt="B"><img srcset="${encodeURI(place)}/deep/quay%231.png 2x" alt="C"><img src="${place}/gone.png" alt="D"></p>${ARTICLE}`,
      `<title>T</title><link rel="stylesheet" href="${place}/style.css">`,
    );
    const read = await readWithCompanions(await put(name, html));
    if (!read.ok) throw new Error(read.error.code);
    const document = await importBytes(read.value.name, read.value.bytes, read.value.companions);
    expect(document.html.match(/<img[^>]*>/g)).toEqual([
      `<img src="../assets/${assetName(BRIDGE)}" alt="A">`,
      `<img src="../assets/${assetName(BOAT)}" alt="B">`,
      `<img src="../assets/${assetName(QUAY)}" alt="C">`,
      '<img alt="D">',
    ]);
    expect(document.assets).toEqual(
      [BRIDGE, BOAT, QUAY].map((bytes) => ({
        name: assetName(bytes),
        bytes: new Uint8Array(bytes),
      })),
    );
  });

  test("are found from a page that names its own address, as Chrome writes it", async () => {
    await put("page_files/bridge.png", BRIDGE);
    const head = '<!--<base href="https://example.org/a/">--><base href="."><title>T</title>';
    const html = `<!-- saved from url=(0029)https://example.org/a/b.html -->\n${pageWith(`${ARTICLE}<img src="./page_files/bridge.png">${ARTICLE}`, head)}`;
    const read = await readWithCompanions(await put("page.html", html));
    if (!read.ok) throw new Error(read.error.code);
    const { url, assets } = await importBytes("page.html", read.value.bytes, read.value.companions);
    expect({ url, assets: assets.length }).toEqual({
      url: "https://example.org/a/b.html",
      assets: 1,
    });
  });

  test("lie beside the page as well", async () => {
    await put("bridge.png", BRIDGE);
    expect(await companionsOf("bridge.png", "./bridge.png")).toEqual(["bridge.png"]);
  });

  test("are read of no other kind of file", async () => {
    await put("page_files/bridge.png", BRIDGE);
    const bytes = bytesOf("![x](page_files/bridge.png)");
    const path = await put("page.md", bytes);
    expect(await readCompanions(path, { name: "page.md", bytes })).toEqual([]);
  });
});

describe("nothing outside the folder is read, and nothing but pictures:", () => {
  test("whatever way an address takes", async () => {
    await put("secret.png", BRIDGE);
    await put("below/page_files/boat.png", BOAT);
    const bytes = bytesOf(
      pageShowing(
        "../secret.png",
        "page_files/../../secret.png",
        "page_files/..%2f..%2fsecret.png",
        "%2e%2e/secret.png",
        "..\\secret.png",
        "page_files\\..\\..\\secret.png",
        join(folder, "secret.png"),
        `file://${join(folder, "secret.png")}`,
        "&#46;&#46;/secret.png",
        "page_files/./boat.png",
      ),
    );
    const path = await put("below/page.html", bytes);
    const companions = await readCompanions(path, { name: "page.html", bytes });
    expect(companions.map((each) => each.path)).toEqual(["page_files/boat.png"]);
  });

  test("where a link leads", async () => {
    await put("elsewhere/secret.png", BRIDGE);
    await put("page_files/boat.png", BOAT);
    await symlink(join(folder, "elsewhere"), join(folder, "linked_files"));
    await symlink(join(folder, "elsewhere"), join(folder, "page_files/deep"));
    await symlink(join(folder, "elsewhere/secret.png"), join(folder, "page_files/link.png"));
    expect(
      await companionsOf(
        "linked_files/secret.png",
        "page_files/deep/secret.png",
        "page_files/link.png",
        "page_files/boat.png",
      ),
    ).toEqual(["page_files/boat.png"]);
    // Control: the same file under a name that is no link.
    await link(join(folder, "elsewhere/secret.png"), join(folder, "page_files/named.png"));
    expect(await companionsOf("page_files/named.png")).toEqual(["page_files/named.png"]);
  });

  test.runIf(process.platform === "linux")("pipes, folders, programs and empty files", async () => {
    await put("page_files/key.png", "-----BEGIN PRIVATE KEY-----");
    await put("page_files/empty.png", "");
    await put("page_files/folder.png/x", "x");
    execFileSync("mkfifo", [join(folder, "page_files/pipe.png")]);
    const names = ["key", "empty", "folder", "pipe"].map((name) => `page_files/${name}.png`);
    expect(await companionsOf(...names)).toEqual([]);
  });
});

describe("the limit on", () => {
  test("pictures", async () => {
    const names = Array.from({ length: 4 }, (_, at) => `page_files/${at}.png`);
    for (const name of names) await put(name, BRIDGE);
    const bytes = bytesOf(pageShowing(...names));
    const path = await put("page.html", bytes);
    for (const files of [3, 4, 5]) {
      const read = await readCompanions(
        path,
        { name: "page.html", bytes },
        { files, bytes: 10_000 },
      );
      expect(read).toHaveLength(Math.min(files, 4));
    }
  });

  test("bytes in total leaves out what is too large, and takes what still fits", async () => {
    const large = Buffer.concat([BRIDGE, Buffer.alloc(1_000)]);
    await put("page_files/large.png", large);
    await put("page_files/small.png", BOAT);
    const bytes = bytesOf(pageShowing("page_files/large.png", "page_files/small.png"));
    const path = await put("page.html", bytes);
    const readUpTo = async (most: number) =>
      (await readCompanions(path, { name: "page.html", bytes }, { files: 9, bytes: most })).map(
        (each) => each.path.slice(11),
      );
    const both = large.length + BOAT.length;
    expect(await readUpTo(both)).toEqual(["large.png", "small.png"]);
    expect(await readUpTo(both - 1)).toEqual(["large.png"]);
    expect(await readUpTo(large.length - 1)).toEqual(["small.png"]);
  });
});

describe("the files that a page names", () => {
  const named = (html: string | Uint8Array) => [
    ...namedFiles(typeof html === "string" ? bytesOf(html) : html),
  ];
  test.each([
    [`<img src="a/b.png">`, ["a/b.png"]],
    [`<IMG SRC=a/b.png>`, ["a/b.png"]],
    [`<img alt=x src='./a/b.png?v=1#x'>`, ["a/b.png", "a/b.png?v=1#x"]],
    [`<link rel=stylesheet href="a/s.css"><link href=a/t.css>`, ["a/s.css", "a/t.css"]],
    [`<video poster="a/p.jpg"><source src=a/v.mp4>`, ["a/p.jpg", "a/v.mp4"]],
    [`<img data-src="a/&#252;&amp;.png">`, ["a/ü&.png"]],
    [`<a href="a/b.html">x</a>`, []],
    [`<img src="https://example.org/a.png"><img src="//x/a"><img src="/a"><img src="C:/a">`, []],
    [`<img src="data:image/png;base64,AAAA"><img src="mailto:x"><img src="#a">`, []],
  ])("%s", (html, paths) => {
    expect(named(html)).toEqual(paths);
  });
  test("are read in the encoding of the page", () => {
    const html = `<meta charset="windows-1252"><img src="über/größe.png">`;
    expect(named(Buffer.from(html, "latin1"))).toEqual(["über/größe.png"]);
    expect(named(Buffer.concat([Buffer.from([0xff, 0xfe]), encodeUtf16(html, "little")]))).toEqual([
      "über/größe.png",
    ]);
    expect(named(html.replace("windows-1252", "nonsense"))).toEqual(["über/größe.png"]);
  });
  test.each([
    ["quotes that do not end", `<img src="`.repeat(300_000)],
    ["quotes of the other kind", `<img src='`.repeat(300_000)],
    ["links that do not end", "<link a".repeat(500_000)],
    ["data- without end", " data-".repeat(500_000)],
    ["blanks", `<img src=${" ".repeat(3_000_000)}`],
    ["a million of them", Array.from({ length: 1_000_000 }, (_, at) => `<img src=${at}>`).join("")],
  ])("are looked for before anybody's patience ends: %s", (_what, html) => {
    expect(named(html).length).toBeLessThan(20_100);
  });
});
