import { useRef, useState } from "react";
import type { DifferenceRow } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../keyboard/use-command.ts";

/** Going from change to change. */
export interface ChangeSteps {
  /** How many changes there are. */
  readonly total: number;
  /** Number of the change one stands on, from 1; 0 before the first. */
  readonly at: number;
  /** Said to screen readers where there is nowhere to go. */
  readonly announcement: string;
  go(direction: 1 | -1): void;
  /** @param number  of a change, from 1. @returns what hears of the element that shows it */
  elementOf(number: number): (element: HTMLElement | null) => void;
}

export function useChangeSteps(rows: readonly DifferenceRow[] | undefined): ChangeSteps {
  const elements = useRef(new Map<number, HTMLElement>());
  const [at, setAt] = useState(0);
  const [announcement, setAnnouncement] = useState("");
  const total = rows?.filter(({ kind }) => kind !== "kept").length ?? 0;

  function go(direction: 1 | -1): void {
    const number = (focusedIn(elements.current) ?? at) + direction;
    const next = elements.current.get(number);
    if (next !== undefined) setAt(number);
    setAnnouncement(next === undefined ? wording.difference.said.noFurther : "");
    // The focus says what changed, and brings it into view.
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "center" });
  }

  useCommand("next", () => go(1));
  useCommand("previous", () => go(-1));
  return {
    total,
    at,
    announcement,
    go,
    elementOf: (number) => (element) => {
      if (element === null) elements.current.delete(number);
      else elements.current.set(number, element);
    },
  };
}

/** @returns the number of the change that has the focus, which also Tab and the mouse move */
function focusedIn(elements: ReadonlyMap<number, HTMLElement>): number | undefined {
  const { activeElement } = document;
  for (const [number, element] of elements) if (element === activeElement) return number;
  return undefined;
}
