import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inCheckout } from "./checkout.ts";

let output = "";
let source = "";

beforeAll(async () => {
  output = await mkdtemp(join(tmpdir(), "postil-preload-"));
  await build({
    configFile: inCheckout("build/vite.preload.config.ts"),
    logLevel: "error",
    build: { outDir: output },
  });
  source = await readFile(join(output, "preload.cjs"), "utf8");
});
afterAll(() => rm(output, { recursive: true, force: true }));

test("the preload is one file that requires nothing but electron", async () => {
  expect(await readdir(output)).toEqual(["preload.cjs"]);
  const required = [...source.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name);
  expect(required).toEqual(['"electron"']);
  expect(source).not.toMatch(/\bimport\b\s*[({"*]|\beval\(|new Function|process\./);
});

test("it is short enough to be read in one go", () => {
  expect(source.split("\n").length).toBeLessThan(80);
});

test("in a world with nothing but electron it exposes the bridge", () => {
  const exposed = new Map<string, object>();
  const invoked: unknown[][] = [];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: object) => exposed.set(name, api) },
    ipcRenderer: {
      invoke: (...parameters: unknown[]) => invoked.push(parameters),
      send: () => undefined,
      on: () => undefined,
      off: () => undefined,
    },
  };
  const world = createContext({
    require: (name: string) => {
      if (name !== "electron") throw new Error(`a sandboxed preload cannot require ${name}`);
      return electron;
    },
    exports: {},
    module: { exports: {} },
  });
  runInContext(source, world);
  expect([...exposed.keys()]).toEqual(["postil"]);
  // The bridge as its interface says; `call` is one of its members.
  const { call } = exposed.get("postil") as { call(request: unknown): void };
  call({ callId: "1" });
  expect(invoked).toEqual([["postil:call", { callId: "1" }]]);
});
