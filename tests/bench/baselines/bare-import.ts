import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import MarkdownIt from "markdown-it";

/** What an import left on the disk, with the names that it gave. */
export interface WrittenFile {
  /** Below the library's folder. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** @returns every file below a folder, by path */
export function readTree(folder: string): readonly WrittenFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { path: path.slice(folder.length + 1), bytes: readFileSync(path) };
    })
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Reads and parses files with nothing around the parser, and flushes as many bytes as an import of them leaves: no headline,
 * no joined lines, no sanitising, no second process, no folder that appears at once, no index.
 * @param sources  paths
 * @param results  what is written, each flushed
 * @returns milliseconds
 */
export function importBarely(
  sources: readonly string[],
  results: readonly WrittenFile[],
  folder: string,
): number {
  const parser = new MarkdownIt();
  const decoder = new TextDecoder();
  mkdirSync(folder);
  const start = performance.now();
  let characters = 0;
  for (const path of sources) {
    const text = decoder.decode(readFileSync(path));
    characters += extname(path) === ".md" ? parser.render(text).length : text.length;
  }
  for (const [number, { bytes }] of results.entries()) {
    writeFileSync(join(folder, String(number)), bytes, { flush: true });
  }
  const milliseconds = performance.now() - start;
  if (characters === 0) throw new Error("nothing was read");
  rmSync(folder, { recursive: true });
  return milliseconds;
}
