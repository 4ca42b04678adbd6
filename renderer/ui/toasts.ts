import { UNSTABLE_ToastQueue as ToastQueue } from "react-aria-components/Toast";

export interface ToastContent {
  readonly text: string;
  /** One thing to do about it. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** `trouble` is announced at once and stays until it is closed. */
  readonly kind?: "news" | "trouble";
}

const SHOWN_MS = 6_000;

export const toasts = new ToastQueue<ToastContent>({ maxVisibleToasts: 3 });

let latestNews: string | undefined;

/** Says something in passing, at the foot of the window. News replace the news before. @returns what takes it away */
export function showToast(content: ToastContent): () => void {
  if (content.kind === "trouble") {
    const trouble = toasts.add(content);
    return () => toasts.close(trouble);
  }
  if (latestNews !== undefined) toasts.close(latestNews);
  const news = toasts.add(content, { timeout: SHOWN_MS });
  latestNews = news;
  return () => toasts.close(news);
}
