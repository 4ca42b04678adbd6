import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { namesIn } from "../../../electron/library/directory-names.ts";
import { ARTICLE, pageWith } from "../import/made-page.ts";
import { pngOf } from "../import/made-pictures.ts";
import type { TestFolder } from "./open-test-app.ts";

/** The picture that the page shows. */
export const BRIDGE = pngOf(1);

/** At once, so that on a busy machine nobody finds it empty for as long as an inbox waits. */
export async function put(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const arriving = join(tmpdir(), `postil-arriving-${randomUUID()}`);
  await writeFile(arriving, content);
  await rename(arriving, path);
  return path;
}

/** What a page consists of that is saved with this folder: its title is the folder's name. */
export function pageIn(files: string): string {
  return pageWith(
    `${ARTICLE}<p><img src="./${files}/bridge.png"></p>${ARTICLE}`,
    `<title>${files}</title><link rel="stylesheet" href="./${files}/style.css">`,
  );
}

/** As a browser saves it: pictures, styles, scripts, and frames, which are pages themselves. */
export async function putFolder(path: string): Promise<void> {
  await put(join(path, "bridge.png"), BRIDGE);
  await put(join(path, "style.css"), "p { color: red }");
  await put(join(path, "empty.css"), "");
  await put(join(path, "script.js.download"), "alert(1)");
  await put(join(path, "saved_resource.html"), pageWith(ARTICLE, "<title>A frame</title>"));
  await put(join(path, "fonts/letters.woff2"), "wOF2");
}

/** Names of the pictures that the library keeps. */
export async function assetsIn({ library }: TestFolder): Promise<readonly string[]> {
  const articles = join(library, "articles");
  const kept = await Promise.all(
    (await namesIn(articles)).map((name) =>
      readdir(join(articles, name, "assets")).catch(() => []),
    ),
  );
  return kept.flat().toSorted();
}

/** Every file and folder below, the inbox's own `done` aside. */
export async function leftIn(inbox: string): Promise<readonly string[]> {
  const below = await readdir(inbox, { recursive: true });
  return below.filter((name) => name !== "done" && !name.startsWith("done/")).toSorted();
}
