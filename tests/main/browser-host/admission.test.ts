import { afterAll, beforeAll, expect, test } from "vitest";
import { sendHttp } from "../../postil/host-client.ts";
import { type RunningHost, runHost } from "./running-host.ts";

let running: RunningHost;

beforeAll(async () => {
  running = await runHost();
});

afterAll(async () => {
  await running[Symbol.asyncDispose]();
});

/** @returns path and token of an address that was not used yet */
function freshPath(link?: string): string {
  const { pathname, search } = new URL(running.host.newAddress(link));
  return pathname + search;
}

test("the token has 256 bits and differs in every address", () => {
  const tokens = Array.from({ length: 50 }, () =>
    new URL(running.host.newAddress()).searchParams.get("token"),
  );
  expect(new Set(tokens).size).toBe(50);
  for (const token of tokens) expect(Buffer.from(token ?? "", "base64url")).toHaveLength(32);
});

test("the first request trades the token for a cookie that no script reads and no other site sends", async () => {
  const path = freshPath("postil://a/01jw");
  const entered = await sendHttp(running.origin, path);
  expect(entered.status).toBe(303);
  expect(entered.headers.location).toBe("/?link=postil%3A%2F%2Fa%2F01jw");
  const [cookie = ""] = entered.headers["set-cookie"] ?? [];
  const [pair = "", ...flags] = cookie.split("; ");
  expect(pair).toMatch(new RegExp(`^postil-${running.port}=[\\w-]{43}$`));
  expect(flags.toSorted()).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Strict"]);
  const window = await sendHttp(running.origin, "/", { headers: { cookie: pair } });
  expect(window.status).toBe(200);
  expect(String(window.body)).toContain("the window");
});

test("a token is good once", async () => {
  const path = freshPath();
  expect((await sendHttp(running.origin, path)).status).toBe(303);
  const again = await sendHttp(running.origin, path);
  expect(again.status).toBe(403);
  expect(again.headers["set-cookie"]).toBeUndefined();
  expect(String(again.body)).toContain("Start Postil again for a new one.");
});

test("whoever is in already may open a used address again, as a reload of the first page does", async () => {
  const path = freshPath();
  const first = await sendHttp(running.origin, path);
  const cookie = first.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  const again = await sendHttp(running.origin, path, { headers: { cookie } });
  expect(again.status).toBe(303);
  expect(again.headers.location).toBe("/");
});

test.for([
  ["no cookie", {}],
  ["an empty cookie", { cookie: "" }],
  ["a made-up cookie", { cookie: `postil-PORT=${"A".repeat(43)}` }],
  ["a cookie of another port", { cookie: `postil-1=${"A".repeat(43)}` }],
  ["the name alone", { cookie: "postil-PORT" }],
] as const)("with %s nothing is answered", async ([, headers]) => {
  const cookie = "cookie" in headers ? headers.cookie.replace("PORT", String(running.port)) : "";
  const doors = ["/", "/bundle/index.js", "/events", "/assets/a/b.png", "/?token=wrong"];
  for (const path of doors) {
    const answer = await sendHttp(running.origin, path, { headers: { cookie } });
    expect(answer.status, path).toBe(403);
    expect(String(answer.body)).not.toContain("the window");
  }
  for (const [method, path] of [
    ["POST", "/call"],
    ["POST", "/cancel"],
    ["PUT", "/stage"],
  ] as const) {
    const answer = await sendHttp(running.origin, path, {
      method,
      headers: { cookie, origin: running.origin },
      body: JSON.stringify({ callId: "1", name: "library.overview", input: {} }),
    });
    expect(answer.status, path).toBe(403);
  }
});
