import type { IncomingMessage } from "node:http";

/**
 * Whether a request can come from our own window: it names this host and no other (a name that resolves to this machine
 * would not), and what carries an origin carries ours.
 * @returns why it is refused, or undefined
 */
export function refusalOf(request: IncomingMessage, origin: string): string | undefined {
  const { host, origin: from, "sec-fetch-site": site } = request.headers;
  if (`http://${host}` !== origin) return "wrong host";
  if (from !== undefined && from !== origin) return "wrong origin";
  const changes = request.method !== "GET" && request.method !== "HEAD";
  if (changes && from === undefined) return "no origin";
  if (site !== undefined && site !== "same-origin" && site !== "none") return "another site";
  return undefined;
}
