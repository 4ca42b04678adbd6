import { useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";
import styles from "./TroubleBanner.module.css";
import { useFocusScreenWhenGone } from "./use-focus-screen-when-gone.ts";

type Answer = "look-again" | "go-on-without";

/** Both answers to the question what became of many articles at once. */
export function MissingArticles() {
  const answers = useRef<HTMLDivElement>(null);
  const isAsking = useRef(false);
  useFocusScreenWhenGone(answers);

  async function give(answer: Answer): Promise<void> {
    // A button that is switched off meanwhile would lose the focus.
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      const reply = await askApp("library.decideMissing", { answer });
      showToast({
        text: reply.ok ? outcomeOf(answer, reply.value.undecided) : reply.error.message,
      });
    } finally {
      isAsking.current = false;
    }
  }

  return (
    <div ref={answers} className={styles.answers}>
      <Button kind="quiet" onPress={() => void give("look-again")}>
        {wording.trouble.lookAgain}
      </Button>
      <Button kind="quiet" onPress={() => void give("go-on-without")}>
        {wording.trouble.goOnWithout}
      </Button>
    </div>
  );
}

function outcomeOf(answer: Answer, undecided: string | null): string {
  if (undecided !== null) return wording.trouble.stillMissing;
  return answer === "look-again" ? wording.trouble.foundAgain : wording.trouble.goneOnWithout;
}
