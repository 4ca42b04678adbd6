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

/** Says something in passing, at the foot of the window. */
export function showToast(content: ToastContent): void {
  toasts.add(content, content.kind === "trouble" ? {} : { timeout: SHOWN_MS });
}
