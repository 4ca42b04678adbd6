/** In device-independent pixels, origin at the top left of the primary screen. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_WIDTH = 480;
export const SMALLEST_HEIGHT = 400;
const USUAL = { width: 1280, height: 800 };

/** As much of a window as one can take hold of and drag back. */
const ENOUGH_TO_GRAB = { width: 120, height: 80 };

/**
 * Where the window opens: as it was left, unless that place is on a screen that is gone.
 * @param workAreas  the screens without their bars, the primary one first; at least one
 */
export function visibleBounds(left: Bounds | undefined, workAreas: readonly Bounds[]): Bounds {
  const [primary] = workAreas;
  if (primary === undefined) throw new Error("there is always a screen");
  if (left === undefined) return centred(USUAL, primary);
  const home = workAreas.find((area) => canBeGrabbed(left, area));
  return home === undefined ? centred(left, primary) : fitted(left, home);
}

function canBeGrabbed(bounds: Bounds, area: Bounds): boolean {
  const width = Math.min(end(bounds, "x"), end(area, "x")) - Math.max(bounds.x, area.x);
  const height = Math.min(end(bounds, "y"), end(area, "y")) - Math.max(bounds.y, area.y);
  const isTitleBarBelowTop = bounds.y >= area.y;
  return width >= ENOUGH_TO_GRAB.width && height >= ENOUGH_TO_GRAB.height && isTitleBarBelowTop;
}

function centred(size: Pick<Bounds, "width" | "height">, area: Bounds): Bounds {
  const { width, height } = fitted({ ...size, x: area.x, y: area.y }, area);
  const x = Math.round(area.x + (area.width - width) / 2);
  const y = Math.round(area.y + (area.height - height) / 2);
  return { x, y, width, height };
}

/** Not larger than its screen, not smaller than can be used, and kept in its place as far as it can be grabbed there. */
function fitted(bounds: Bounds, area: Bounds): Bounds {
  const width = Math.round(clamp(bounds.width, SMALLEST_WIDTH, area.width));
  const height = Math.round(clamp(bounds.height, SMALLEST_HEIGHT, area.height));
  const leftmost = area.x - width + ENOUGH_TO_GRAB.width;
  return {
    x: Math.round(clamp(bounds.x, leftmost, end(area, "x") - ENOUGH_TO_GRAB.width)),
    y: Math.round(clamp(bounds.y, area.y, end(area, "y") - ENOUGH_TO_GRAB.height)),
    width,
    height,
  };
}

/** Where the two limits contradict each other, the lower one counts. */
function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

function end(bounds: Bounds, axis: "x" | "y"): number {
  return axis === "x" ? bounds.x + bounds.width : bounds.y + bounds.height;
}
