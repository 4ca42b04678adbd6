/** Every answer of our schemes carries these: the browser believes the media type, and tells nobody where it came from. */
const GUARDS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
} as const;

export function fileResponse(
  bytes: Uint8Array<ArrayBuffer>,
  { mediaType, policy }: { readonly mediaType: string; readonly policy: string },
): Response {
  return new Response(bytes, {
    headers: { ...GUARDS, "content-type": mediaType, "content-security-policy": policy },
  });
}

/** Says nothing about why: whoever asks for what is not there learns that it is not there. */
export function refusal(status: 404 | 405): Response {
  return new Response(null, {
    status,
    headers: { ...GUARDS, "content-security-policy": "default-src 'none'" },
  });
}
