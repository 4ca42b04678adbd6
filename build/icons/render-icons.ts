/**
 * Renders the drawings beside this file into every picture that the packages need.
 * Run it after a drawing has changed: `node build/icons/render-icons.ts /path/to/chromium`.
 */
import { readFile, writeFile } from "node:fs/promises";
import { chromium, type Page } from "playwright-core";

/** Widths in pixels; Linux takes each as its own file, Windows those up to 256 in one. */
const PICTURE_PIXELS = [16, 32, 48, 64, 128, 256, 512] as const;
const LARGEST_IN_ICO = 256;

/**
 * The type codes of an icns file that carry PNG, and the width each stands for. The two for plain 16 and
 * 32 are left out: macOS misdraws PNG there and scales the next larger picture down instead.
 */
const ICNS_TYPES = [
  ["ic11", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic13", 256],
  ["ic08", 256],
  ["ic14", 512],
  ["ic09", 512],
  ["ic10", 1024],
] as const;

/** macOS icons leave a tenth free on every side: 928 of 1152 units is the 824 of 1024 that Apple draws. */
const MACOS_VIEW_BOX = "-64 -64 1152 1152";

/** A square PNG, `pixels` wide and high. */
interface Picture {
  readonly pixels: number;
  readonly png: Buffer;
}

function readDrawing(name: string): Promise<string> {
  return readFile(new URL(name, import.meta.url), "utf8");
}

/** Below 48 pixels a scaled drawing blurs, so these sizes have drawings of their own. */
function drawingFor(pixels: number): string {
  if (pixels <= 16) return "icon-16.svg";
  return pixels <= 32 ? "icon-32.svg" : "icon.svg";
}

async function render(page: Page, svg: string, pixels: number): Promise<Picture> {
  await page.setViewportSize({ width: pixels, height: pixels });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  return { pixels, png: await page.screenshot({ omitBackground: true }) };
}

/** Windows icon file: a header of 6 bytes, a directory entry of 16 per picture, then the PNGs. */
function icoFile(pictures: readonly Picture[]): Buffer {
  const header = Buffer.from([0, 0, 1, 0, pictures.length, 0]);
  let offset = header.length + 16 * pictures.length;
  const entries = pictures.map(({ pixels, png }) => {
    const entry = Buffer.alloc(16);
    const side = pixels % 256; // one byte each; 256 is written as 0
    entry.writeUInt8(side, 0);
    entry.writeUInt8(side, 1);
    entry.writeUInt16LE(1, 4); // colour planes
    entry.writeUInt16LE(32, 6); // bits per pixel
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pictures.map(({ png }) => png)]);
}

/** A type code, the length of the whole chunk in bytes (big-endian), then the content. */
function icnsChunk(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(8 + content.length);
  return Buffer.concat([Buffer.from(type, "latin1"), length, content]);
}

async function renderMacIcon(page: Page): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (const [type, pixels] of ICNS_TYPES) {
    const svg = await readDrawing(drawingFor(pixels));
    const padded = svg.replace('viewBox="0 0 1024 1024"', `viewBox="${MACOS_VIEW_BOX}"`);
    chunks.push(icnsChunk(type, (await render(page, padded, pixels)).png));
  }
  return icnsChunk("icns", Buffer.concat(chunks));
}

function writeIcon(name: string, content: Buffer): Promise<void> {
  return writeFile(new URL(name, import.meta.url), content);
}

async function renderAll(page: Page): Promise<void> {
  const pictures: Picture[] = [];
  for (const pixels of PICTURE_PIXELS) {
    const picture = await render(page, await readDrawing(drawingFor(pixels)), pixels);
    await writeIcon(`${pixels}x${pixels}.png`, picture.png);
    pictures.push(picture);
  }
  await writeIcon("icon.png", (await render(page, await readDrawing("icon.svg"), 1024)).png);
  await writeIcon("icon.ico", icoFile(pictures.filter(({ pixels }) => pixels <= LARGEST_IN_ICO)));
  await writeIcon("icon.icns", await renderMacIcon(page));
}

const executablePath = process.argv[2];
if (executablePath === undefined) {
  console.error(
    "Name the browser to draw with: node build/icons/render-icons.ts /path/to/chromium",
  );
  process.exit(2);
}
const browser = await chromium.launch({ executablePath });
try {
  await renderAll(await browser.newPage());
} finally {
  await browser.close();
}
