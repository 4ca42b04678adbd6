import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { checkout } from "./empty-house.ts";

const output = join(checkout, "out/renderer");

let page: string;
let scripts: readonly string[];
let styles: readonly string[];

beforeAll(async () => {
  page = await readFile(join(output, "index.html"), "utf8");
  scripts = await readAll("**/*.js");
  styles = await readAll("**/*.css");
});

test("the page holds no script and no style of its own: the policy would refuse them", () => {
  expect(page.match(/<script(?![^>]*\ssrc=)/g)).toBeNull();
  expect(page.match(/<style|\sstyle=|\son\w+=/g)).toBeNull();
});

test("the page loads from its own address only", () => {
  const addresses = [...page.matchAll(/\s(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(0);
  expect(addresses.filter((address) => !/^\/[^/]/.test(address ?? ""))).toEqual([]);
});

test("fonts and pictures are files, not data written into styles", () => {
  expect(styles.length).toBeGreaterThan(0);
  for (const style of styles) {
    expect(style.match(/url\(["']?(?:data|https?):[^)]*\)/g)).toBeNull();
  }
});

test("no script makes code out of text", () => {
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script.match(/\beval\(|new Function\(/g)).toBeNull();
});

async function readAll(pattern: string): Promise<readonly string[]> {
  const paths = await Array.fromAsync(glob(pattern, { cwd: output }));
  return await Promise.all(paths.map(async (path) => await readFile(join(output, path), "utf8")));
}
