/** A file that breaks one rule, and the rule that must name it. */
export type PlantedViolation = {
  readonly path: string;
  readonly source: string;
  /** As oxlint writes it: `plugin(rule)`. */
  readonly rule: string;
};

/** A file that comes close to breaking a rule and may not be named. */
export type PlantedInnocent = { readonly path: string; readonly source: string };

/** Files that others import, so that planted imports lead somewhere. */
const neighbours: readonly PlantedInnocent[] = [
  { path: "electron/core/neighbour.ts", source: "export const core = 1;\n" },
  { path: "electron/contract/neighbour.ts", source: "export const contract = 1;\n" },
  { path: "electron/library/neighbour.ts", source: "export const library = 1;\n" },
  { path: "electron/import/neighbour.ts", source: "export const converter = 1;\n" },
  { path: "electron/index/neighbour.ts", source: "export const index = 1;\n" },
  { path: "electron/interchange/neighbour.ts", source: "export const interchange = 1;\n" },
  { path: "electron/service/neighbour.ts", source: "export const service = 1;\n" },
  {
    path: "electron/desktop-process/neighbour.ts",
    source: "export const desktopProcess = 1;\n",
  },
  { path: "electron/shell/neighbour.ts", source: "export const shell = 1;\n" },
  { path: "electron/host/neighbour.ts", source: "export const host = 1;\n" },
  { path: "renderer/ui/neighbour.ts", source: "export const ui = 1;\n" },
];

const use = "\nexport const used = planted;\n";

export const violations: readonly PlantedViolation[] = [
  {
    path: "renderer/reader/touches-bridge.ts",
    source: "export function planted(): unknown {\n  return window.postil;\n}\n",
    rule: "eslint(no-restricted-properties)",
  },
  {
    path: "renderer/reader/unpacks-bridge.ts",
    source:
      "export function planted(): unknown {\n  const { postil } = globalThis;\n  return postil;\n}\n",
    rule: "eslint(no-restricted-properties)",
  },
  {
    path: "renderer/reader/opens-connection.ts",
    source: 'export async function planted() {\n  return await fetch("/");\n}\n',
    rule: "eslint(no-restricted-globals)",
  },
  {
    path: "electron/library/opens-connection.ts",
    source: 'export async function planted() {\n  return await fetch("http://localhost");\n}\n',
    rule: "eslint(no-restricted-globals)",
  },
  {
    path: "renderer/reader/writes-html.ts",
    source:
      "export function plant(target: Element, html: string): void {\n  target.innerHTML = html;\n}\n",
    rule: "eslint(no-restricted-properties)",
  },
  {
    path: "renderer/reader/writes-html-in-react.tsx",
    source:
      "export function Planted({ html }: { readonly html: string }) {\n" +
      "  return <p dangerouslySetInnerHTML={{ __html: html }} />;\n}\n",
    rule: "react(no-danger)",
  },
  {
    path: "renderer/reader/logs.ts",
    source: 'export function planted(): void {\n  console.log("planted");\n}\n',
    rule: "eslint(no-console)",
  },
  {
    path: "renderer/reader/forgets-dependency.ts",
    source:
      'import { useEffect } from "react";\nexport function usePlanted(title: string): void {\n' +
      "  useEffect(() => {\n    document.title = title;\n  }, []);\n}\n",
    rule: "react-hooks(exhaustive-deps)",
  },
  {
    path: "electron/library/writes-by-itself.ts",
    source: `import { writeFile as planted } from "node:fs/promises";${use}`,
    rule: "postil(durable-writes)",
  },
  {
    path: "electron/library/opens-by-itself.ts",
    source: `import { openSync as planted } from "node:fs";${use}`,
    rule: "postil(durable-writes)",
  },
  {
    path: "electron/library/takes-all-of-fs.ts",
    source: `import * as planted from "node:fs";${use}`,
    rule: "postil(durable-writes)",
  },
  {
    path: "electron/library/default-fs.ts",
    source: `import planted from "node:fs";${use}`,
    rule: "postil(durable-writes)",
  },
  {
    path: "electron/library/imports-later.ts",
    source:
      'export const planted = async (): Promise<unknown> => await import("node:fs/promises");\n',
    rule: "postil(durable-writes)",
  },
  {
    path: "electron/library/asks-the-process.ts",
    source: 'export const planted: unknown = process.getBuiltinModule("fs");\n',
    rule: "postil(durable-writes)",
  },
  {
    path: "electron/library/passes-on.ts",
    source: 'export { writeFile as planted } from "node:fs/promises";\n',
    rule: "postil(durable-writes)",
  },
  ...[
    ["library", "appendFile"],
    ["library", "truncate"],
    ["library", "rename"],
    ["service", "writeFile"],
    ["service", "copyFile"],
    ["service", "cp"],
    ["service", "open"],
    ["index", "appendFileSync"],
    ["index", "createWriteStream"],
    ["index", "renameSync"],
  ].map(([room = "", name = ""]) => ({
    path: `electron/${room}/uses-${name}.ts`,
    source: `import { ${name} as planted } from "${/Sync|Stream/.test(name) ? "node:fs" : "node:fs/promises"}";${use}`,
    rule: "postil(durable-writes)",
  })),
  {
    path: "electron/service/old-name-of-fs.ts",
    source: `import { writeFileSync as planted } from "fs";${use}`,
    rule: "postil(durable-writes)",
  },
  {
    path: "electron/service/any.ts",
    source: "export function planted(value: any): void {\n  void value;\n}\n",
    rule: "typescript(no-explicit-any)",
  },
  {
    path: "electron/service/hidden-any.ts",
    source: 'export const planted: { readonly a: string } = JSON.parse("{}");\n',
    rule: "typescript(no-unsafe-assignment)",
  },
  {
    path: "electron/service/floating.ts",
    source:
      "async function save(): Promise<void> {\n  await Promise.resolve();\n}\n" +
      "export function planted(): void {\n  save();\n}\n",
    rule: "typescript(no-floating-promises)",
  },
  {
    path: "electron/service/switch.ts",
    source:
      'export function planted(kind: "one" | "two"): number {\n  let count = 0;\n' +
      '  switch (kind) {\n    case "one":\n      count = 1;\n      break;\n  }\n  return count;\n}\n',
    rule: "typescript(switch-exhaustiveness-check)",
  },
  {
    path: "electron/service/switch-with-default.ts",
    source:
      'export function planted(kind: "one" | "two"): number {\n' +
      '  switch (kind) {\n    case "one":\n      return 1;\n    default:\n      return 2;\n  }\n}\n',
    rule: "typescript(switch-exhaustiveness-check)",
  },
  {
    path: "electron/service/assertion.ts",
    source: "export function planted(text: string) {\n  return text as `a${string}`;\n}\n",
    rule: "postil(reasoned-assertion)",
  },
  {
    path: "electron/service/non-null.ts",
    source: "export function planted(text: string | undefined): string {\n  return text!;\n}\n",
    rule: "typescript(no-non-null-assertion)",
  },
  {
    path: "electron/service/default-export.ts",
    source: "export default 1;\n",
    rule: "import(no-default-export)",
  },
  {
    path: "electron/service/barrel.ts",
    source: 'export * from "./neighbour.ts";\n',
    rule: "postil(no-reexport)",
  },
  {
    path: "electron/service/passes-on.ts",
    source: 'export { service } from "./neighbour.ts";\n',
    rule: "postil(no-reexport)",
  },
  {
    path: "electron/service/cycle-a.ts",
    source: 'import { b } from "./cycle-b.ts";\nexport const a = (): number => b();\n',
    rule: "import(no-cycle)",
  },
  {
    path: "electron/service/cycle-b.ts",
    source: 'import { a } from "./cycle-a.ts";\nexport const b = (): number => a();\n',
    rule: "import(no-cycle)",
  },
  {
    path: "electron/service/suppressed-without-reason.ts",
    source: "// oxlint-disable-next-line eslint/no-var\nvar planted = 1;\nplanted++;\n",
    rule: "postil(reasoned-suppression)",
  },
  {
    path: "electron/service/suppressed-for-file.ts",
    source:
      "/* oxlint-disable eslint/no-var -- because it is planted */\nvar planted = 1;\nplanted++;\n",
    rule: "postil(reasoned-suppression)",
  },
  {
    path: "electron/service/suppressed-unnamed.ts",
    source: "// eslint-disable-next-line\nvar planted = 1;\nplanted++;\n",
    rule: "postil(reasoned-suppression)",
  },
  {
    path: "electron/service/suppressed-type.ts",
    source: "// @ts-expect-error\nexport const planted: string = 1;\n",
    rule: "typescript(ban-ts-comment)",
  },
  {
    path: "electron/service/ignored-type.ts",
    source: "// @ts-ignore because it is planted\nexport const planted: string = 1;\n",
    rule: "typescript(ban-ts-comment)",
  },
];

export const innocents: readonly PlantedInnocent[] = [
  ...neighbours,
  {
    path: "electron/core/imports-core.ts",
    source: `import { z } from "zod";\nimport { core } from "./neighbour.ts";\nexport const used = [core, z];\n`,
  },
  {
    path: "electron/contract/imports-core.ts",
    source: `import { core as planted } from "#core/neighbour.js";${use}`,
  },
  {
    path: "electron/library/imports-core.ts",
    source: `import { mkdir } from "node:fs/promises";\nimport { core } from "#core/neighbour.js";\nexport const used = [core, mkdir];\n`,
  },
  {
    path: "electron/library/append-durably.ts",
    source: `import { open as planted } from "node:fs/promises";${use}`,
  },
  {
    path: "electron/service/joins.ts",
    source:
      'import { contract } from "#contract/neighbour.js";\nimport { index } from "../index/neighbour.ts";\n' +
      'import { library } from "../library/neighbour.ts";\nexport const used = [contract, index, library];\n',
  },
  {
    path: "electron/cli.ts",
    source: `import { service as planted } from "./service/neighbour.ts";${use}`,
  },
  {
    path: "electron/host/listens.ts",
    source: `import { createServer as planted } from "node:http";${use}`,
  },
  {
    path: "electron/shell/speaks-with-the-process.ts",
    source: `import { desktopProcess as planted } from "../desktop-process/neighbour.ts";${use}`,
  },
  {
    path: "electron/main.ts",
    source:
      'import { app } from "electron";\nimport { shell } from "./shell/neighbour.ts";\nexport const used = [app, shell];\n',
  },
  {
    path: "electron/service/exhaustive.ts",
    source:
      'import { core } from "#core/neighbour.js";\nexport function planted(kind: "one" | "two"): number {\n' +
      '  switch (kind) {\n    case "one":\n      return 1;\n    case "two":\n      return 2;\n' +
      "    default:\n      return core;\n  }\n}\n",
  },
  {
    path: "electron/service/explained.ts",
    source:
      "export function planted(text: string) {\n  // The caller has checked the first letter.\n" +
      '  const checked = text as `a${string}`;\n  return [checked, "b"] as const;\n}\n',
  },
  {
    path: "renderer/ipc/asks.ts",
    source: 'export function planted(): unknown {\n  return Reflect.get(window, "postil");\n}\n',
  },
  {
    path: "renderer/reader/imports.tsx",
    source:
      'import { core } from "#core/neighbour.js";\nimport { ui } from "../ui/neighbour.ts";\n' +
      "export function Planted() {\n  return <p>{core + ui}</p>;\n}\n",
  },
];
