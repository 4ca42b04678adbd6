import { afterAll, beforeAll, expect, test } from "vitest";
import { buildEmptyHouse, type EmptyHouse } from "./empty-house.ts";
import { runTool } from "./run-tool.ts";

/** What each environment lacks: using it is a compile error there. */
const foreign = [
  { path: "electron/core/node-in-core.ts", name: "process" },
  { path: "electron/core/dom-in-core.ts", name: "document" },
  { path: "electron/core/timer-in-core.ts", name: "setTimeout" },
  { path: "electron/contract/node-in-contract.ts", name: "Buffer" },
  { path: "electron/contract/dom-in-contract.ts", name: "window" },
  { path: "electron/library/dom-in-library.ts", name: "document" },
  { path: "electron/service/dom-in-service.ts", name: "window" },
  { path: "electron/shell/dom-in-shell.ts", name: "document" },
  { path: "electron/preload/node-in-preload.ts", name: "process" },
  { path: "renderer/ui/node-in-window.tsx", name: "process" },
] as const;

/** What each environment has. */
const own = [
  { path: "electron/library/node-in-library.ts", name: "process" },
  { path: "electron/shell/node-in-shell.ts", name: "process" },
  { path: "electron/preload/dom-in-preload.ts", name: "document" },
  { path: "renderer/ui/dom-in-window.tsx", name: "document" },
] as const;

let house: EmptyHouse;
let report: string;

beforeAll(async () => {
  house = await buildEmptyHouse([
    ...[...foreign, ...own].map(({ path, name }) => ({
      path,
      source: `export const planted: unknown = ${name};\n`,
    })),
    { path: "electron/library/path-out-of-core.ts", source: "export const outside = 1;\n" },
    {
      path: "electron/core/leaves-core.ts",
      source: 'export { outside } from "../library/path-out-of-core.ts";\n',
    },
  ]);
  // Each project by itself: a build would stop at core.
  const projects = [
    "electron/core",
    "electron/contract",
    "electron/tsconfig.node.json",
    "electron/shell",
    "electron/preload",
    "renderer",
  ];
  const outcomes = [];
  for (const project of projects) {
    outcomes.push(
      await runTool("typescript/bin/tsc", { parameters: ["-p", project], folder: house.folder }),
    );
  }
  report = outcomes.map(({ stdout }) => stdout).join("\n");
});

afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

test.each(foreign)("$path may not use $name", ({ path, name }) => {
  expect(report).toContain(`${path}(1,33): error`);
  expect(report).toContain(`'${name}'`);
});

test.each(own)("$path may use $name", ({ path }) => {
  expect(report).not.toContain(path);
});

test("a path out of core is a compile error", () => {
  expect(report).toContain("electron/core/leaves-core.ts");
});
