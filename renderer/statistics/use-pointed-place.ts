import { type KeyboardEvent, useState } from "react";

/** A place in a plot, one after the other, that is pointed at: with the pointer, or with the arrow keys. */
export interface PointedPlace {
  /** Undefined while nobody points. */
  readonly place: number | undefined;
  readonly point: (place: number) => void;
  /** For what is a slider to screen readers: it goes from place to place. */
  readonly props: {
    readonly tabIndex: 0;
    readonly onKeyDown: (event: KeyboardEvent) => void;
    readonly onFocus: () => void;
    readonly onBlur: () => void;
    readonly onPointerLeave: () => void;
  };
}

interface PlaceSteps {
  readonly count: number;
  /** How far arrow keys go. */
  readonly steps: Readonly<Record<string, number>>;
  /** Where Enter leads. */
  readonly onOpen: (place: number) => void;
}

export function usePointedPlace({ count, steps, onOpen }: PlaceSteps): PointedPlace {
  const [place, point] = useState<number>();
  const last = count - 1;
  const at = place === undefined ? undefined : Math.min(place, last);

  function press(event: KeyboardEvent): void {
    // Alt and Left go back.
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter") {
      if (at !== undefined) onOpen(at);
      return;
    }
    const next = { Home: 0, End: last }[event.key] ?? stepped(event.key);
    if (next === undefined) return;
    event.preventDefault();
    point(Math.max(0, Math.min(last, next)));
  }

  function stepped(key: string): number | undefined {
    const step = steps[key];
    return step === undefined ? undefined : (at ?? last) + step;
  }

  return {
    place: at,
    point,
    props: {
      tabIndex: 0,
      onKeyDown: press,
      onFocus: () => point((before) => before ?? last),
      onBlur: () => point(undefined),
      onPointerLeave: () => point(undefined),
    },
  };
}
