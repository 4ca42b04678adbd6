import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { cleanNote } from "#core/annotation/clean-note.js";
import { type FieldParts, isTooMuchAtOnce, partsForField, withPart } from "./field-parts.ts";
import type { Stretch } from "./markdown-marks.ts";

export interface FieldOfParts {
  /** What the field has. */
  readonly value: string;
  /** Which part that is, from 1. */
  readonly number: number;
  readonly total: number;
  /** Takes up what the field says now. */
  readonly change: (value: string, cursor: number) => void;
  /** Takes in a pasted text that would be too much for the field. @returns whether it did; else the field may */
  readonly takeIn: (pasted: string, over: Stretch) => boolean;
  /** Puts another part into the field. */
  readonly go: (by: 1 | -1) => void;
}

/**
 * Puts a text into a field, a long one part by part.
 * @param setText  takes up the whole text; @returns whether it may be so
 */
export function useFieldParts(
  element: RefObject<HTMLTextAreaElement | null>,
  text: string,
  setText: (text: string) => boolean,
): FieldOfParts {
  const [last, setLast] = useState<FieldParts>(() => partsForField(text));
  // Another text than the one that was written here came from elsewhere.
  const field = last.whole === text ? last : partsForField(text);
  const value = field.parts[field.at] ?? "";
  const wanted = useRef<number>(undefined);
  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    element.current?.focus({ preventScroll: true });
    element.current?.setSelectionRange(wanted.current, wanted.current);
    wanted.current = undefined;
  });

  function put(changed: string, cursor: number): void {
    const next = withPart(field, changed, cursor);
    if (!setText(next.field.whole)) return;
    // Otherwise the field knows best where its cursor is.
    if (next.field.parts[next.field.at] !== changed) wanted.current = next.cursor;
    setLast(next.field);
  }
  return {
    value,
    number: field.at + 1,
    total: field.parts.length,
    change: (written, cursor) => put(cleanNote(written), cursor),
    takeIn(pasted, { start, end }) {
      const clean = cleanNote(pasted);
      if (!isTooMuchAtOnce(value.length + clean.length)) return false;
      put(value.slice(0, start) + clean + value.slice(end), start + clean.length);
      return true;
    },
    go(by) {
      const at = Math.max(0, Math.min(field.parts.length - 1, field.at + by));
      // One goes on where one left off: down to the beginning of the next, up to the end of the one before.
      wanted.current = by === 1 ? 0 : (field.parts[at]?.length ?? 0);
      setLast({ ...field, at });
    },
  };
}
