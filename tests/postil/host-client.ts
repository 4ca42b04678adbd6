import { type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import type { Reply } from "#contract/reply.js";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Sends exactly these headers, whatever they claim; follows no redirect. The path goes out as it is written. */
export async function sendHttp(
  origin: string,
  path: string,
  { method = "GET", headers = {}, body }: HttpRequest = {},
): Promise<HttpAnswer> {
  const { hostname, port } = new URL(origin);
  return await new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, path, method, headers, agent: false },
      (incoming) => {
        buffer(incoming).then((bytes) => {
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes });
        }, reject);
      },
    );
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}

/** Asks the app as its window does, whichever host it is. */
export interface AppClient {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Reply<Name>>;
  /** @throws when the app refuses, with its sentence */
  ask<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>>;
  /** @returns the id under which the host keeps the file */
  stage(name: string, content: string | Uint8Array): Promise<string>;
}

/** Talks to a browser host. */
export interface HostClient extends AppClient {
  readonly cookie: string;
}

/** @param address  with its token, which is used up */
export async function enterHost(address: string): Promise<HostClient> {
  const { origin, pathname, search } = new URL(address);
  const { status, headers } = await sendHttp(origin, pathname + search);
  const cookie = headers["set-cookie"]?.[0]?.split(";")[0];
  if (status !== 303 || cookie === undefined) throw new Error(`the host answered ${status}`);
  return makeClient(origin, cookie);
}

/** @param cookie  `name=value`, as a window got it */
export function makeClient(origin: string, cookie: string): HostClient {
  let calls = 0;

  async function send(path: string, wanted: HttpRequest): Promise<unknown> {
    const answer = await sendHttp(origin, path, {
      ...wanted,
      headers: { cookie, origin, ...wanted.headers },
    });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${String(answer.body)}`);
    return JSON.parse(answer.body.toString("utf8"));
  }

  async function call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<Reply<Name>> {
    calls += 1;
    const body = JSON.stringify({ callId: `test-${calls}`, name, input });
    const headers = { "content-type": "application/json" };
    // The host's own tests prove what it answers; here it is taken at its word.
    return (await send("/call", { method: "POST", headers, body })) as Reply<Name>;
  }

  return {
    cookie,
    call,
    ask: (name, input) => askBy(call, name, input),
    async stage(name, content) {
      const path = `/stage?name=${encodeURIComponent(name)}`;
      const answer = await send(path, { method: "PUT", body: content });
      return (answer as { readonly id: string }).id;
    },
  };
}

/** @throws when the app refuses, with its sentence */
export async function askBy<Name extends CallName>(
  call: AppClient["call"],
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const reply = await call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value;
}
