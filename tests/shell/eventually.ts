import { vi } from "vitest";

/** Long enough for a busy machine: whoever waits so long for something true would wait for ever. */
const PATIENCE_MS = 30_000;
/** A guard that was taken out shows by something that never comes true; there are many, and each is waited for. */
const PATIENCE_WITHOUT_GUARD_MS = 2_000;
const LOOK_EVERY_MS = 5;

let patience = PATIENCE_MS;

/** Waits until an expectation holds. @returns what it returns */
export function eventually<Value>(expectation: () => Value | Promise<Value>): Promise<Value> {
  return vi.waitFor(expectation, { timeout: patience, interval: LOOK_EVERY_MS });
}

/** Until it is undone, `eventually` gives up early: what it waits for is expected not to come. @returns its undo */
export function becomeImpatient(): () => void {
  patience = PATIENCE_WITHOUT_GUARD_MS;
  return () => {
    patience = PATIENCE_MS;
  };
}
