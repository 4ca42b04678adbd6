/**
 * How often a fault is tried: a few times with all other tests, and as often as it takes to believe it where nothing else is
 * asked for (`npm run test:faults`).
 */
export function howMany(count: { readonly quick: number; readonly all: number }): number {
  return isAll() ? count.all : count.quick;
}

/** Whether every point is tried. */
export function isAll(): boolean {
  return process.env["MODE"] === "faults";
}
