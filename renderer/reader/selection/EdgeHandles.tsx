import { type PointerEvent, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import type { Span } from "#core/anchor/selectors.js";
import { classNames } from "../../ui/class-names.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import type { EdgeMoves } from "../hooks/use-edge-moves.ts";
import { onPageMove } from "../hooks/use-page-scroll.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { trimSpan } from "#core/anchor/trim-span.js";
import styles from "./EdgeHandles.module.css";

interface EdgeHandlesProps {
  readonly page: ArticlePage;
  readonly mark: PlacedAnnotation;
  readonly edges: EdgeMoves;
}

/** Two grips at the ends of the focused highlight, for the mouse; keys do the same. */
export function EdgeHandles({ page, mark, edges }: EdgeHandlesProps) {
  const start = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const { span } = mark;
  const place = useEffectEvent(() => {
    placeGrip(start.current, page, { start: span.start, end: span.start + 1 }, "start");
    placeGrip(end.current, page, { start: span.end - 1, end: span.end }, "end");
  });
  useLayoutEffect(() => place(), [page, span.start, span.end]);
  useEffect(() => onPageMove(page, () => place()), [page]);

  function drag(edge: "start" | "end", { clientX, clientY }: PointerEvent): void {
    const offset = offsetAt(page, clientX, clientY);
    if (offset === undefined) return;
    const wanted = edge === "start" ? { ...span, start: offset } : { ...span, end: offset };
    const moved = wanted.start < wanted.end ? trimSpan(page.offsets.text, wanted) : undefined;
    if (moved !== undefined && moved[edge] !== span[edge]) edges.settle(mark.annotation, moved);
  }
  const held = {
    color: mark.color,
    onHeld: edges.setHeld,
    onClick: (event: PointerEvent) => clickBelow(page, event),
  };
  return (
    <>
      <Grip {...held} ref={start} edge="start" onDrag={(event) => drag("start", event)} />
      <Grip {...held} ref={end} edge="end" onDrag={(event) => drag("end", event)} />
    </>
  );
}

interface GripProps {
  readonly ref: React.RefObject<HTMLDivElement | null>;
  readonly edge: "start" | "end";
  readonly color: PlacedAnnotation["color"];
  readonly onDrag: (event: PointerEvent) => void;
  readonly onHeld: (isHeld: boolean) => void;
  /** Pressed and let go in one place. */
  readonly onClick: (event: PointerEvent) => void;
}

// CSS pixels: a hand that presses is never quite still.
const STILL_PX = 3;

function Grip({ ref, edge, color, onDrag, onHeld, onClick }: GripProps) {
  const pressed = useRef<{ readonly x: number; readonly y: number }>(undefined);
  function letGo(): void {
    pressed.current = undefined;
    onHeld(false);
  }
  /** Once it has moved, it goes on moving. */
  function isStill({ clientX, clientY }: PointerEvent): boolean {
    const from = pressed.current;
    if (from === undefined) return false;
    const isNear = Math.abs(clientX - from.x) < STILL_PX && Math.abs(clientY - from.y) < STILL_PX;
    if (!isNear) pressed.current = undefined;
    return isNear;
  }
  return (
    <div
      ref={ref}
      // The keys that do the same are announced; a grip says nothing to who cannot see it.
      aria-hidden="true"
      className={classNames(styles.grip, styles[edge])}
      data-color={color}
      onPointerDown={(event) => {
        // The drag goes on wherever the pointer is, the article's frame included.
        event.currentTarget.setPointerCapture(event.pointerId);
        event.preventDefault();
        pressed.current = { x: event.clientX, y: event.clientY };
        onHeld(true);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId) && !isStill(event))
          onDrag(event);
      }}
      onPointerUp={(event) => {
        const isClick = isStill(event);
        letGo();
        if (isClick) onClick(event);
      }}
      onPointerCancel={letGo}
    />
  );
}

/** Stands a grip at one side of a letter. */
function placeGrip(
  grip: HTMLElement | null,
  { offsets, frame, root }: ArticlePage,
  letter: Span,
  edge: "start" | "end",
): void {
  const box = offsets.rangeFor(letter)?.getBoundingClientRect();
  if (grip === null || box === undefined) return;
  const outer = frame.getBoundingClientRect();
  const isAtLeft = (edge === "start") === (root.dir !== "rtl");
  const x = outer.left + (isAtLeft ? box.left : box.right);
  const y = outer.top + box.top;
  grip.style.setProperty("transform", `translate(${x}px, ${y}px)`);
  grip.style.setProperty("--line", `${box.height}px`);
  grip.dataset["side"] = isAtLeft ? "left" : "right";
  const isAway = y < outer.top || y + box.height > outer.bottom;
  grip.toggleAttribute("data-away", isAway);
}

/** A grip reaches over words beside its highlight: a mere click is meant for them. */
function clickBelow({ frame, document: inside, view }: ArticlePage, event: PointerEvent): void {
  const outer = frame.getBoundingClientRect();
  const place = { clientX: event.clientX - outer.left, clientY: event.clientY - outer.top };
  const below = inside.elementFromPoint(place.clientX, place.clientY);
  const click = new view.MouseEvent("click", { ...place, bubbles: true, cancelable: true, view });
  below?.dispatchEvent(click);
}

/** @returns the offset nearest to a point of the window, or undefined beside the article */
function offsetAt(page: ArticlePage, x: number, y: number): number | undefined {
  const outer = page.frame.getBoundingClientRect();
  const caret = page.document.caretPositionFromPoint(x - outer.left, y - outer.top);
  if (caret === null || !page.root.contains(caret.offsetNode)) return undefined;
  return page.offsets.offsetOf(caret.offsetNode, caret.offset);
}
