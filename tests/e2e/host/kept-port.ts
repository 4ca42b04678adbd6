import { randomInt } from "node:crypto";
import type { Browser } from "playwright-core";

/** Where no system looks for a free port by itself, and no browser refuses to go. */
const LOWEST_PORT = 15_000;
const HIGHEST_PORT = 30_000;

/** The port at which the apps of a test worker listen, one after the other. */
export interface KeptPort {
  readonly number: number;
  /** @param options.isGood  false where it turned out to be somebody else's */
  giveBack(options?: { readonly isGood: boolean }): void;
}

const ports = new WeakMap<Browser, { number: number; isFree: boolean }>();

/**
 * Of an address that it has seen before, a browser has compiled the window's script (see `lendContext`).
 * @returns undefined while another app has it: that one's windows would take a second one for their own
 */
export function takePort(browser: Browser): KeptPort | undefined {
  const port = ports.get(browser) ?? { number: anyPort(), isFree: true };
  ports.set(browser, port);
  if (!port.isFree) return undefined;
  port.isFree = false;
  return {
    number: port.number,
    giveBack({ isGood } = { isGood: true }) {
      port.isFree = true;
      if (!isGood) port.number = anyPort();
    },
  };
}

function anyPort(): number {
  return randomInt(LOWEST_PORT, HIGHEST_PORT);
}
