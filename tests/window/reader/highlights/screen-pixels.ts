import type { Page } from "playwright-core";

/** CSS pixels of the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Red, green and blue, 0 to 255 each. */
export type Paint = readonly [number, number, number];

/** What is on the screen in one box. */
export interface Look {
  /** The paint of most pixels. */
  readonly ground: Paint;
  /** The paint that stands out most from the ground: that of the letters, whose edges are softened. */
  readonly ink: Paint;
  /** Of the ink with the ground, by WCAG 2, from 1 to 21. */
  readonly contrast: number;
  /** Along the middle of the box from top to bottom, each paint where it begins. */
  readonly runs: readonly Paint[];
}

/** Takes a screenshot and looks at its pixels; Chromium itself decodes them, in a page of their own. */
export async function lookAt(page: Page, boxes: readonly Box[]): Promise<readonly Look[]> {
  const png = (await page.screenshot({ animations: "disabled" })).toString("base64");
  const beside = await page.context().newPage();
  try {
    return await beside.evaluate(readPixels, { png, boxes });
  } finally {
    await beside.close();
  }
}

/** Whether two paints are one: a screenshot may round. */
export function isSamePaint(one: Paint, other: Paint): boolean {
  return one.every((part, place) => Math.abs(part - (other[place] ?? 0)) <= 2);
}

/** @returns the contrast of two paints by WCAG 2, 1 to 21 */
export function contrastOf(one: Paint, other: Paint): number {
  const [lighter = 0, darker = 0] = [luminanceOf(one), luminanceOf(other)].toSorted(
    (a, b) => b - a,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

function luminanceOf(paint: Paint): number {
  const [red = 0, green = 0, blue = 0] = paint.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Runs in a page: sees nothing of this file. */
async function readPixels({ png, boxes }: { png: string; boxes: readonly Box[] }): Promise<Look[]> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d", {
    willReadFrequently: true,
  });
  if (context === null) throw new Error("there is no canvas");
  context.drawImage(image, 0, 0);

  function luminance(paint: Paint): number {
    const [red = 0, green = 0, blue = 0] = paint.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  return boxes.map((box) => {
    const [left, top] = [Math.ceil(box.left), Math.round(box.top)];
    const width = Math.max(1, Math.floor(box.left + box.width) - left);
    const height = Math.max(1, Math.round(box.height));
    const { data } = context.getImageData(left, top, width, height);
    const paintAt = (column: number, row: number): Paint => {
      const at = (row * width + column) * 4;
      return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    };
    const counts = new Map<string, { paint: Paint; count: number }>();
    for (let row = 0; row < height; row += 1) {
      for (let column = 0; column < width; column += 1) {
        const paint = paintAt(column, row);
        const known = counts.get(paint.join());
        if (known === undefined) counts.set(paint.join(), { paint, count: 1 });
        else known.count += 1;
      }
    }
    const paints = [...counts.values()].toSorted((a, b) => b.count - a.count);
    const ground = paints[0]?.paint ?? [0, 0, 0];
    let [ink, contrast] = [ground, 1];
    for (const { paint } of paints) {
      const [one, other] = [luminance(paint), luminance(ground)];
      const own = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (own > contrast) [ink, contrast] = [paint, own];
    }
    const runs: Paint[] = [];
    for (let row = 0; row < height; row += 1) {
      const paint = paintAt(Math.floor(width / 2), row);
      if (runs.at(-1)?.join() !== paint.join()) runs.push(paint);
    }
    return { ground, ink, contrast, runs };
  });
}
