import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { useKeyOf } from "../../keyboard/use-command.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import type { Finding } from "../hooks/use-find.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import styles from "./FindBar.module.css";

interface FindBarProps {
  readonly finding: Finding;
  /** The focus goes back to the text. */
  readonly onClose: () => void;
}

/** Finds words in the open article. */
export function FindBar({ finding, onClose }: FindBarProps) {
  const store = useReaderStore();
  const sought = useReader((state) => state.sought);
  const match = useReader((state) => state.match);
  const calls = useReader((state) => state.findCalls);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [calls]);
  const { go, matches } = finding;
  const words = wording.reader.find;
  function close(): void {
    store.setState({ isFinding: false });
    onClose();
  }
  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") go(event.shiftKey ? "previous" : "next");
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  }
  const isNone = sought.trim() !== "" && matches.length === 0;
  return (
    <search className={styles.bar} aria-label={wording.commands["find-in-article"]}>
      <input
        ref={field}
        type="text"
        className={styles.field}
        aria-label={wording.commands["find-in-article"]}
        placeholder={words.placeholder}
        value={sought}
        onChange={(event) => store.setState({ sought: event.target.value })}
        onKeyDown={press}
        autoComplete="off"
        spellCheck={false}
      />
      <output className={isNone ? styles.none : styles.count} aria-live="polite">
        {sought.trim() === ""
          ? ""
          : matches.length === 0
            ? words.none
            : words.count((match ?? 0) + 1, matches.length)}
      </output>
      <IconButton
        label={words.previous}
        chord={useKeyOf("previous-match")}
        isDisabled={matches.length === 0}
        onPress={() => go("previous")}
      >
        <ChevronUp />
      </IconButton>
      <IconButton
        label={words.next}
        chord={useKeyOf("next-match")}
        isDisabled={matches.length === 0}
        onPress={() => go("next")}
      >
        <ChevronDown />
      </IconButton>
      <IconButton label={wording.app.close} chord="Escape" onPress={close}>
        <X />
      </IconButton>
    </search>
  );
}
