import { Highlighter } from "lucide-react";
import { wording } from "#core/wording/wording.js";
import { useSettings } from "../../data/use-settings.ts";
import { useKeyOf } from "../../keyboard/use-command.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { useReader } from "../state/reader-store.ts";
import styles from "./PenSign.module.css";

/** Stands at the foot of the page while the pen is in the hand: nobody should draw without knowing. */
export function PenSign() {
  const isPenOn = useReader((state) => state.isPenOn);
  const { lastColor } = useSettings();
  const key = useKeyOf("pen");
  if (!isPenOn) return null;
  return (
    // Said when the pen is taken up, and by its button.
    <p className={styles.sign} data-color={lastColor} aria-hidden="true">
      <Highlighter />
      {wording.reader.penSign}
      <Kbd chord={key ?? "Escape"} />
    </p>
  );
}
