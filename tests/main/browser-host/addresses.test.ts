import { afterAll, beforeAll, expect, test } from "vitest";
import { windowPolicy } from "#contract/window-policy.js";
import {
  enterHost,
  type HostClient,
  type HttpRequest,
  sendHttp,
} from "../../postil/host-client.ts";
import { importTexts } from "../../postil/import-texts.ts";
import { type RunningHost, runHost } from "./running-host.ts";

let running: RunningHost;
let client: HostClient;
let articleId: string;

beforeAll(async () => {
  running = await runHost();
  client = await enterHost(running.host.newAddress());
  const [outcome] = await importTexts(client, { "note.txt": "A title\n\nSome text of a note.\n" });
  articleId = outcome?.articleId ?? "";
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
});

function ask(path: string, request: HttpRequest = {}) {
  const headers = { cookie: client.cookie, origin: running.origin, ...request.headers };
  return sendHttp(running.origin, path, { ...request, headers });
}

test("the window comes with its policy and is neither cached nor guessed at", async () => {
  const { headers } = await ask("/");
  expect(headers).toMatchObject({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": windowPolicy(),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
  });
  expect((await ask("/bundle/index.js")).headers["content-type"]).toBe(
    "text/javascript; charset=utf-8",
  );
  expect((await ask("/bundle/picture.webp")).headers["content-type"]).toBe("image/webp");
});

// Every way that anyone has found of walking out of a folder that a server shows.
const STEPS_UP = [
  "..",
  "%2e%2e",
  "%2E%2E",
  ".%2e",
  "..%2f..",
  "..%5c..",
  "..\\..",
  "%252e%252e",
  "..;",
  "....//",
  "..%00",
  "%c0%ae%c0%ae",
  "..%c0%af",
  "%uff0e%uff0e",
];
const TARGETS = ["etc/passwd", "library.json", "package.json"];
const STARTS = ["/", "/bundle/", "/assets/", "/assets/ARTICLE/"];

test("no address leads out of the window's own files", async () => {
  const addresses = STARTS.flatMap((start) =>
    STEPS_UP.flatMap((step) =>
      TARGETS.flatMap((target) => [
        `${start}${step}/${target}`,
        `${start}${`${step}/`.repeat(8)}${target}`,
      ]),
    ),
  );
  const more = [
    "//etc/passwd",
    "/etc/passwd",
    "/file:///etc/passwd",
    "http://evil.example/etc/passwd",
    "/bundle/index.js/",
    "/bundle",
    "/bundle/index.js%00.html",
    "/assets/ARTICLE/../article.json",
    "/assets/ARTICLE/article.json",
    "/assets/ARTICLE/%2e%2e%2farticle.json",
    "/assets//etc/passwd",
    "/assets/ARTICLE/a/b.png",
    "/assets/../library.json",
    "/assets/ARTICLE/.png",
    "/assets/ARTICLE/..%2f..%2f..%2fetc%2fpasswd.png",
  ];
  for (const address of [...addresses, ...more]) {
    const path = address.replace("ARTICLE", articleId);
    const answer = await ask(path);
    expect([400, 403, 404], path).toContain(answer.status);
    expect(String(answer.body), path).not.toMatch(/root:|libraryId|"dependencies"/);
  }
});

test("only known calls by known methods", async () => {
  for (const [method, path] of [
    ["PUT", "/call"],
    ["POST", "/stage"],
    ["DELETE", "/"],
    ["PATCH", "/call"],
    ["POST", "/"],
    ["POST", "/events"],
  ] as const) {
    expect((await ask(path, { method })).status, `${method} ${path}`).toBe(405);
  }
  expect((await ask("/call")).status).toBe(404);
  expect((await ask("/nowhere")).status).toBe(404);
});

test.for([
  ["nothing", ""],
  ["no JSON", "{"],
  ["no call", "[]"],
  ["an unknown call", '{"callId":"1","name":"library.delete","input":{}}'],
  ["a name of Object's own", '{"callId":"1","name":"constructor","input":{}}'],
  ["input of the wrong shape", '{"callId":"1","name":"articles.get","input":{"articleId":"../x"}}'],
] as const)("a call that is %s is refused in words", async ([, body]) => {
  const answer = await ask("/call", { method: "POST", body });
  expect(answer.status).toBe(200);
  expect(JSON.parse(String(answer.body))).toMatchObject({
    ok: false,
    error: { code: "bad-input" },
  });
});

test("a call of 64 MB is taken, one byte more is not", async () => {
  const limit = 64 * 1024 * 1024;
  const frame = JSON.stringify({ callId: "1", name: "search", input: { query: "" } });
  const body = (length: number) => frame + " ".repeat(length - frame.length);
  expect((await ask("/call", { method: "POST", body: body(limit) })).status).toBe(200);
  expect((await ask("/call", { method: "POST", body: body(limit + 1) })).status).toBe(413);
  expect(await client.ask("library.overview", {})).toMatchObject({ counts: { inbox: 1 } });
});

test("a picture is looked up among the article's own, and nothing else of it is served", async () => {
  const unknown = `/assets/${articleId}/${"0".repeat(64)}.png`;
  expect((await ask(unknown)).status).toBe(404);
});

test("a stream of events tells every window, and ends with it", async () => {
  const heard = await openEvents();
  const count = running.host.windowCount();
  await client.ask("articles.update", {
    articleIds: [(await client.ask("articles.resolve", { name: articleId })).articleId],
    state: "reading",
  });
  expect(await heard.next("articles-changed")).toMatchObject({ articleIds: [articleId] });
  heard.close();
  await expect.poll(() => running.host.windowCount()).toBe(count - 1);
});

/** The host's stream as `fetch` reads it. */
async function openEvents() {
  const stop = new AbortController();
  const response = await fetch(`${running.origin}/events`, {
    headers: { cookie: client.cookie },
    signal: stop.signal,
  });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let unread = "";
  return {
    async next(kind: string): Promise<unknown> {
      for (;;) {
        const line = /^data: (.*)\n\n/m.exec(unread);
        if (line !== null) {
          unread = unread.slice(line.index + line[0].length);
          const event = JSON.parse(line[1] ?? "null") as { readonly kind: string };
          if (event.kind === kind) return event;
          continue;
        }
        const chunk = await reader?.read();
        if (chunk?.value === undefined) throw new Error("the stream ended");
        unread += chunk.value;
      }
    },
    close: () => stop.abort(),
  };
}
