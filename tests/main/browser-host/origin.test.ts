import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { enterHost, type HostClient, sendHttp } from "../../postil/host-client.ts";
import { type RunningHost, runHost } from "./running-host.ts";

let running: RunningHost;
let client: HostClient;

beforeAll(async () => {
  running = await runHost();
  client = await enterHost(running.host.newAddress());
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
});

const CALL = JSON.stringify({ callId: "1", name: "library.overview", input: {} });

/** A call with the right cookie, and these headers over those of our own window. */
async function statusOf(headers: Readonly<Record<string, string>>): Promise<number> {
  const own = { cookie: client.cookie, origin: running.origin };
  const request = { method: "POST", headers: { ...own, ...headers }, body: CALL };
  return (await sendHttp(running.origin, "/call", request)).status;
}

test("our own window is answered", async () => {
  expect(await statusOf({})).toBe(200);
  expect(await statusOf({ "sec-fetch-site": "same-origin" })).toBe(200);
  expect(await statusOf({ "sec-fetch-site": "none" })).toBe(200);
});

test.for([
  "localhost:PORT",
  "evil.example:PORT",
  "127.0.0.1",
  "127.0.0.1:1",
  "127.0.0.1.evil.example:PORT",
  "[::1]:PORT",
  "0.0.0.0:PORT",
  "2130706433:PORT",
])("another host's name is refused, whoever resolved it to us: %s", async (host) => {
  expect(await statusOf({ host: host.replace("PORT", String(running.port)) })).toBe(403);
});

test("a request without a host's name is refused", async () => {
  const socket = connect(running.port, "127.0.0.1");
  socket.end("GET / HTTP/1.0\r\n\r\n");
  expect(await text(socket)).toMatch(/^HTTP\/1\.[01] (?:400|403) /);
});

test.for(["null", "https://evil.example", "http://localhost:PORT", "https://127.0.0.1:PORT", ""])(
  "another origin is refused: %o",
  async (origin) => {
    expect(await statusOf({ origin: origin.replace("PORT", String(running.port)) })).toBe(403);
  },
);

test("what changes something must say where it comes from", async () => {
  const headers = { cookie: client.cookie };
  for (const [method, path] of [
    ["POST", "/call"],
    ["POST", "/cancel"],
    ["PUT", "/stage"],
    ["DELETE", "/"],
  ] as const) {
    const answer = await sendHttp(running.origin, path, { method, headers, body: CALL });
    expect(answer.status, path).toBe(403);
  }
});

test.for(["cross-site", "same-site"])("a request of another site is refused: %s", async (site) => {
  expect(await statusOf({ "sec-fetch-site": site })).toBe(403);
  const headers = { cookie: client.cookie, "sec-fetch-site": site };
  expect((await sendHttp(running.origin, "/", { headers })).status).toBe(403);
});

test("a preflight of another origin gets no permission", async () => {
  const answer = await sendHttp(running.origin, "/call", {
    method: "OPTIONS",
    headers: { origin: "https://evil.example", "access-control-request-method": "POST" },
  });
  expect(answer.status).toBe(403);
  expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
});
