import { useCallback } from "react";
import type { AppEvent } from "#contract/events.js";
import { useAppEvent } from "./data/use-app-events.ts";
import { askApp } from "./ipc/ask-app.ts";
import { showToast } from "./ui/toasts.ts";
import { openArticle } from "./view/view-store.ts";

/** Follows `postil://` links that the app was handed. */
export function useOpenLinks(): void {
  useAppEvent(
    useCallback((event: AppEvent) => {
      if (event.kind === "open-link") void follow(event.link);
    }, []),
  );
}

async function follow(link: string): Promise<void> {
  const reply = await askApp("link.resolve", { link });
  if (!reply.ok) {
    showToast({ text: reply.error.message, kind: "trouble" });
    return;
  }
  const { articleId, annotationId } = reply.value;
  openArticle(articleId, annotationId === null ? {} : { annotationId });
}
