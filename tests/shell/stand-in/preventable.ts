import type { EventEmitter } from "node:events";

/** The event object of Electron's main process, as far as it can be used to refuse. */
export interface PreventableEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

export function preventable<Details extends object>(details: Details): Details & PreventableEvent {
  let prevented = false;
  return Object.defineProperties(
    { ...details },
    {
      preventDefault: { value: () => (prevented = true) },
      defaultPrevented: { get: () => prevented },
    },
  ) as Details & PreventableEvent;
}

/** Emits an event that listeners may refuse. @returns whether one of them did */
export function isPrevented(
  emitter: EventEmitter,
  name: string,
  details: object = {},
  ...rest: unknown[]
): boolean {
  const event = preventable(details);
  emitter.emit(name, event, ...rest);
  return event.defaultPrevented;
}
