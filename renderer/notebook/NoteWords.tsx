import type { KeyboardEvent, SyntheticEvent } from "react";
import { NoteText } from "../reader/notes/NoteText.tsx";

interface NoteWordsProps {
  readonly text: string;
  readonly className?: string | undefined;
}

/** A note as its Markdown means it. What is pressed in it is a link, and not the line of the list around it. */
export function NoteWords({ text, className }: NoteWordsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it holds the links and is no control itself
    <div
      className={className}
      onPointerDown={keep}
      onMouseDown={keep}
      onClick={keep}
      onKeyDown={keepPress}
      onKeyUp={keepPress}
    >
      <NoteText text={text} />
    </div>
  );
}

function keep(event: SyntheticEvent): void {
  event.stopPropagation();
}

function keepPress(event: KeyboardEvent): void {
  if (event.key === "Enter" || event.key === " ") event.stopPropagation();
}
