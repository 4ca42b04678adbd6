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

/** Not larger than its screen, not smaller than can be used; its place is kept. */
function fitted(bounds: Bounds, area: Bounds): Bounds {
  return {
    x: Math.round(bounds.x),
    y: Math.round(bounds.y),
    width: Math.round(Math.max(SMALLEST_WIDTH, Math.min(bounds.width, area.width))),
    height: Math.round(Math.max(SMALLEST_HEIGHT, Math.min(bounds.height, area.height))),
  };
}

function end(bounds: Bounds, axis: "x" | "y"): number {
  return axis === "x" ? bounds.x + bounds.width : bounds.y + bounds.height;
}
