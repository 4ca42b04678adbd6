import type { KeyboardEvent, PointerEvent } from "react";
import { wording } from "#core/wording/wording.js";
import { useRemembered } from "../view/use-remembered.ts";
import styles from "./SidebarEdge.module.css";

/** CSS pixels. */
const LEAST_WIDTH = 180;
const MOST_WIDTH = 400;
const USUAL_WIDTH = 224;
const KEY_STEP = 16;

export function useSidebarWidth(): readonly [number, (width: number) => void] {
  return useRemembered("sidebar-width", isWidth, USUAL_WIDTH);
}

interface SidebarEdgeProps {
  readonly width: number;
  readonly onChange: (width: number) => void;
}

/** The line that makes the sidebar wider: by dragging, or with the arrow keys. A double click gives the usual width back. */
export function SidebarEdge({ width, onChange }: SidebarEdgeProps) {
  function drag(event: PointerEvent<HTMLElement>): void {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onChange(within(event.clientX));
  }

  function press(event: KeyboardEvent): void {
    const step = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onChange(within(width + step));
  }

  return (
    // A separator that can be moved is a control, as ARIA has it.
    <div
      className={styles.edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={wording.app.resizeSidebar}
      aria-valuenow={width}
      aria-valuemin={LEAST_WIDTH}
      aria-valuemax={MOST_WIDTH}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => onChange(USUAL_WIDTH)}
      onKeyDown={press}
    />
  );
}

function within(width: number): number {
  return Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width)));
}

function isWidth(value: unknown): value is number {
  return typeof value === "number" && value >= LEAST_WIDTH && value <= MOST_WIDTH;
}
