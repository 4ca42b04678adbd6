import { useState } from "react";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";

type Answer = "look-again" | "go-on-without";

/** Both answers to the question what became of many articles at once. */
export function MissingArticles() {
  const [isAsking, setIsAsking] = useState(false);

  async function give(answer: Answer): Promise<void> {
    setIsAsking(true);
    try {
      const reply = await askApp("library.decideMissing", { answer });
      showToast({
        text: reply.ok ? outcomeOf(answer, reply.value.undecided) : reply.error.message,
      });
    } finally {
      setIsAsking(false);
    }
  }

  return (
    <>
      <Button kind="quiet" isDisabled={isAsking} onPress={() => void give("look-again")}>
        {wording.trouble.lookAgain}
      </Button>
      <Button kind="quiet" isDisabled={isAsking} onPress={() => void give("go-on-without")}>
        {wording.trouble.goOnWithout}
      </Button>
    </>
  );
}

function outcomeOf(answer: Answer, undecided: string | null): string {
  if (undecided !== null) return wording.trouble.stillMissing;
  return answer === "look-again" ? wording.trouble.foundAgain : wording.trouble.goneOnWithout;
}
