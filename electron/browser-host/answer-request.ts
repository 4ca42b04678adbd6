import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { ASSET_POLICY } from "#contract/asset-policy.js";
import { LARGEST_STAGED_FILE_BYTES } from "#contract/largest-staged-file.js";
import { windowPolicy } from "#contract/window-policy.js";
import type { App } from "../service/create-app.ts";
import { refusalOf } from "./check-request.ts";
import { readBody } from "./read-body.ts";
import type { Session } from "./session.ts";
import type { ServedWindowFile } from "./window-files.ts";

/** What the routes need. */
export interface HostParts {
  readonly app: App;
  readonly session: Session;
  readonly files: ReadonlyMap<string, ServedWindowFile>;
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Takes over a response and sends it events until it closes. */
  readonly streamEvents: (response: ServerResponse) => void;
}

const BASE_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};
const LARGEST_CALL_BYTES = 64 * 1024 * 1024;

/** Answers one request, or refuses it. */
export async function answerRequest(
  parts: HostParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(BASE_HEADERS)) response.setHeader(name, value);
  const refusal = refusalOf(request, parts.origin);
  if (refusal !== undefined) return sendText(response, 403, `Refused: ${refusal}.\n`);
  const url = new URL(request.url ?? "/", parts.origin);
  const token = url.searchParams.get("token");
  if (token !== null && request.method === "GET")
    return admit(parts, request, response, url, token);
  if (!parts.session.isMember(request)) {
    return sendText(
      response,
      403,
      "Open Postil through the address that it prints when it starts.\n",
    );
  }
  return route(parts, request, response, url);
}

/** Trades the token of the first address for the cookie, and takes the token out of the address. */
function admit(
  { session }: HostParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  token: string,
): void {
  const cookie = session.exchange(token);
  if (cookie === undefined && !session.isMember(request)) {
    return sendText(
      response,
      403,
      "This address was used before. Start Postil again for a new one.\n",
    );
  }
  if (cookie !== undefined) response.setHeader("Set-Cookie", cookie);
  url.searchParams.delete("token");
  response.writeHead(303, { Location: `${url.pathname}${url.search}` }).end();
}

async function route(
  parts: HostParts,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const { app } = parts;
  switch (`${request.method} ${url.pathname}`) {
    case "POST /call": {
      const body = await readBody(request, LARGEST_CALL_BYTES);
      if (body === undefined) return sendText(response, 413, "Too large.\n");
      return sendJson(response, await app.handle(parseJson(body)));
    }
    case "POST /cancel": {
      const body = parseJson((await readBody(request, LARGEST_CALL_BYTES)) ?? Buffer.of());
      if (hasCallId(body)) app.cancel(body.callId);
      return sendJson(response, {});
    }
    case "PUT /stage": {
      const bytes = await readBody(request, LARGEST_STAGED_FILE_BYTES);
      if (bytes === undefined) return sendText(response, 413, "Too large.\n");
      return sendJson(response, { id: app.stageFile(url.searchParams.get("name") ?? "", bytes) });
    }
    case "GET /events":
      return parts.streamEvents(response);
    default:
      return request.method === "GET"
        ? sendFile(parts, response, url.pathname)
        : sendText(response, 405, "No such call.\n");
  }
}

async function sendFile(
  { app, files }: HostParts,
  response: ServerResponse,
  address: string,
): Promise<void> {
  const file = files.get(address);
  if (file !== undefined) {
    response.setHeader("Content-Security-Policy", windowPolicy());
    response.writeHead(200, { "Content-Type": file.mediaType }).end(file.bytes);
    return;
  }
  const [, root, articleId, name, ...rest] = address.split("/");
  if (root !== "assets" || articleId === undefined || name === undefined || rest.length > 0) {
    return sendText(response, 404, "Not found.\n");
  }
  const asset = await app.resolveAsset(articleId, name);
  if (!asset.ok) return sendText(response, 404, "Not found.\n");
  response.setHeader("Content-Security-Policy", ASSET_POLICY);
  response.writeHead(200, { "Content-Type": asset.value.mediaType });
  await pipeline(createReadStream(asset.value.path), response);
}

function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(value));
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
}

/** @returns undefined for what is not JSON; the app refuses that like any other input */
function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

function hasCallId(body: unknown): body is { callId: string } {
  return (
    typeof body === "object" && body !== null && "callId" in body && typeof body.callId === "string"
  );
}
