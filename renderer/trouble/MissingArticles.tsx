import { useRef } from "react";
import type { CallInput, CallOutput } from "#contract/calls.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";
import styles from "./TroubleBanner.module.css";
import { useFocusScreenWhenGone } from "./use-focus-screen-when-gone.ts";

type Decision = CallInput<"library.decideMissing">;
type Outcome = CallOutput<"library.decideMissing">;

export interface MissingArticlesProps {
  /** How many are missing, in words: what the reader answers. */
  readonly figures: string;
}

/** Both answers to the question what became of many articles at once. */
export function MissingArticles({ figures }: MissingArticlesProps) {
  const answers = useRef<HTMLDivElement>(null);
  const isAsking = useRef(false);
  useFocusScreenWhenGone(answers);

  async function give(decision: Decision): Promise<void> {
    // A button that is switched off meanwhile would lose the focus.
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      const reply = await askApp("library.decideMissing", decision);
      showToast({ text: reply.ok ? sentenceFor(reply.value, figures) : reply.error.message });
    } finally {
      isAsking.current = false;
    }
  }

  return (
    <div ref={answers} className={styles.answers}>
      <Button kind="quiet" onPress={() => void give({ answer: "look-again" })}>
        {wording.trouble.lookAgain}
      </Button>
      <Button kind="quiet" onPress={() => void give({ answer: "go-on-without", figures })}>
        {wording.trouble.goOnWithout}
      </Button>
    </div>
  );
}

function sentenceFor({ undecided, isAccepted }: Outcome, shown: string): string {
  const { trouble } = wording;
  if (undecided === null) return isAccepted ? trouble.goneOnWithout : trouble.foundAgain;
  return undecided === shown ? trouble.stillMissing : trouble.missingByNow(undecided);
}
