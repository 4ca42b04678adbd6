import type { WebContents } from "electron";

/** An article's frame is filled through `srcdoc`, which can only be set by the window that holds it. */
const ARTICLE_FRAME = "about:srcdoc";

/** The window stays where it is: whatever a click, a script or a redirect asks for, no page replaces another. */
export function guardNavigation(contents: WebContents): void {
  contents.on("will-navigate", (event) => event.preventDefault());
  contents.on("will-frame-navigate", (event) => {
    const isArticleFrame = !event.isMainFrame && event.url === ARTICLE_FRAME;
    if (!isArticleFrame) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
}
