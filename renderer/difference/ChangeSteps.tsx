import { ChevronDown, ChevronUp } from "lucide-react";
import { wording } from "#core/wording/wording.js";
import { useKeyOf } from "../keyboard/use-command.ts";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./DifferenceScreen.module.css";
import type { ChangeSteps as Steps } from "./use-change-steps.ts";

/** Where one is among the changes, with ways to the next and the one before. */
export function ChangeSteps({ steps: { at, total, go } }: { readonly steps: Steps }) {
  const words = wording.difference;
  const previousKey = useKeyOf("previous");
  const nextKey = useKeyOf("next");
  if (total === 0) return null;
  return (
    <>
      <span className={styles.place}>
        {at === 0 ? words.changes(total) : words.place(at, total)}
      </span>
      <IconButton
        label={words.previous}
        chord={previousKey}
        isDisabled={at <= 1}
        onPress={() => go(-1)}
      >
        <ChevronUp />
      </IconButton>
      <IconButton label={words.next} chord={nextKey} isDisabled={at >= total} onPress={() => go(1)}>
        <ChevronDown />
      </IconButton>
    </>
  );
}
