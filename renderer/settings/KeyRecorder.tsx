import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { chordOf, thisPlatform } from "../keyboard/chord.ts";
import { classNames } from "../ui/class-names.ts";
import styles from "./KeyRecorder.module.css";

interface KeyRecorderProps {
  readonly label: string;
  readonly isRecording: boolean;
  readonly onRecord: (isOn: boolean) => void;
  readonly onKey: (chord: string) => void;
  /** The keys as they are. */
  readonly children: ReactNode;
}

/** A key as a button: press it, then press the new key. Escape and Tab leave things as they are. */
export function KeyRecorder({ label, isRecording, onRecord, onKey, children }: KeyRecorderProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isRecording) button.current?.focus();
  }, [isRecording]);

  function press(event: KeyboardEvent): void {
    if (!isRecording || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      onRecord(false);
      return;
    }
    const chord = chordOf(event, thisPlatform());
    if (chord !== undefined) onKey(chord);
  }

  return (
    <button
      ref={button}
      type="button"
      aria-label={isRecording ? wording.settings.pressKey : label}
      className={classNames(styles.key, isRecording && styles.recording)}
      onKeyDown={press}
      onClick={() => onRecord(true)}
      onBlur={() => {
        if (isRecording) onRecord(false);
      }}
    >
      {isRecording ? wording.settings.pressKey : children}
    </button>
  );
}
