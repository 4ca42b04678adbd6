import type { Page } from "playwright-core";

/** What a window's console says when its host ends, which some tests bring about. */
export const HOST_GONE =
  /Failed to load resource: net::ERR_(?:INCOMPLETE_CHUNKED_ENCODING|CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE)/;

/** Watches a window for whatever must never happen in it. */
export interface Guards {
  /** What happened so far that should not have, in words. */
  readonly complaints: readonly string[];
  /** Lets messages pass that a test provokes, such as those of a host that it stops. */
  allow(complaint: RegExp): void;
}

/**
 * Listens for errors on the console (policy reports are such), errors that nobody caught, requests to anywhere but our own
 * host, and every way of a window or a frame to leave its place.
 * @param origin  the host's
 */
export function guardWindow(page: Page, origin: string): Guards {
  const heard: string[] = [];
  const allowed: RegExp[] = [];
  const complain = (complaint: string): void => {
    heard.push(complaint);
  };
  const isOurs = (address: string): boolean =>
    address.startsWith(`${origin}/`) || /^(?:data|blob|postil-asset):/.test(address);

  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      complain(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => complain(`uncaught: ${error.stack ?? error.message}`));
  page.on("crash", () => complain("the page crashed"));
  page.on("request", (request) => {
    if (!isOurs(request.url())) complain(`request: ${request.method()} ${request.url()}`);
  });
  page.on("popup", (popup) => complain(`another window: ${popup.url()}`));
  page.on("dialog", (dialog) => {
    complain(`${dialog.type()}: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("framenavigated", (frame) => {
    const isInPlace =
      frame === page.mainFrame()
        ? isOurs(frame.url())
        : /^about:(?:srcdoc|blank)$/.test(frame.url());
    if (!isInPlace) complain(`navigation to ${frame.url()}`);
  });

  return {
    get complaints() {
      return heard.filter((complaint) => !allowed.some((pattern) => pattern.test(complaint)));
    },
    allow: (complaint) => void allowed.push(complaint),
  };
}
