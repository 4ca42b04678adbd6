import type { Bridge } from "../../electron/contract/bridge.ts";

/** Listens as the window does. @returns what the page is told, growing as it comes */
export function listen(page: Bridge): readonly unknown[] {
  const told: unknown[] = [];
  page.onEvent((received) => told.push(received));
  return told;
}
