import { Hash, MessageSquare, MessageSquareDot } from "lucide-react";
import type { AnnotationId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { assertNever } from "#core/assert-never.js";
import { classNames } from "../../ui/class-names.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import styles from "./MarginMarks.module.css";
import { type Attached, attachedTo } from "./what-is-attached.ts";

interface MarginMarkProps {
  /** One, or several that share a sign; never none. */
  readonly marks: readonly PlacedAnnotation[];
  /** By the Tab key. */
  readonly isReachable: boolean;
  readonly isFocused: boolean;
  readonly onPress: () => void;
  readonly onHover: (annotationId: AnnotationId | undefined) => void;
}

/** One sign in the margin: a bubble for a note, a hash for tags, a bubble with a dot for both, a number for several highlights. */
export function MarginMark({ marks, isReachable, isFocused, onPress, onHover }: MarginMarkProps) {
  const [first] = marks;
  if (first === undefined) return null;
  const isOne = marks.length === 1;
  const attached = attachedTo(first.annotation) ?? "note";
  const label = isOne ? labelOf(first, attached) : wording.reader.marks.several(marks.length);
  return (
    <button
      type="button"
      className={classNames(styles.mark, isFocused && styles.focused)}
      data-color={isOne ? first.color : undefined}
      data-attached={isOne ? attached : "several"}
      aria-label={label}
      aria-current={isFocused}
      title={label}
      tabIndex={isReachable ? 0 : -1}
      // A click leaves the focus in the text, where the keys are.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      onMouseEnter={() => onHover(first.annotationId)}
      onMouseLeave={() => onHover(undefined)}
    >
      {isOne ? signOf(attached) : marks.length}
    </button>
  );
}

function signOf(attached: Attached) {
  switch (attached) {
    case "note":
      return <MessageSquare fill="currentColor" aria-hidden="true" />;
    case "tags":
      return <Hash aria-hidden="true" />;
    case "note-and-tags":
      return <MessageSquareDot aria-hidden="true" />;
    default:
      return assertNever(attached);
  }
}

function labelOf({ annotation }: PlacedAnnotation, attached: Attached): string {
  const { exact } = annotation.quote;
  return attached === "tags" ? wording.reader.tagsOf(exact) : wording.reader.noteOf(exact);
}
