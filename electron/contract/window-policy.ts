/** Name of the one trusted-types policy: it makes the empty document of the article frame, nothing else. */
export const FRAME_POLICY_NAME = "postil-frame";

/** DOMPurify, where `setHTML` is missing, sanitises through a policy of its own. */
const SANITISER_POLICY_NAME = "dompurify";

/**
 * The Content-Security-Policy of the window, the same in every host. No style needs a hash: see renderer/WHY.md.
 * @param pictureSource  where articles' pictures come from besides the window's own address, such as `postil-asset:`
 * @returns the header's value
 */
export function windowPolicy(pictureSource?: string): string {
  const pictures = ["'self'", pictureSource, "blob:", "data:"].filter(
    (source) => source !== undefined,
  );
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${pictures.join(" ")}`,
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${FRAME_POLICY_NAME} ${SANITISER_POLICY_NAME}`,
  ].join("; ");
}
