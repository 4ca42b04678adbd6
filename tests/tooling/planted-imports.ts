import type { PlantedViolation } from "./planted-files.ts";

const importRule = "postil(import-rule)";
const use = "\nexport const used = planted;\n";

/** Every forbidden way between two rooms, one planted file each. */
const forbiddenImports: readonly (readonly [path: string, statement: string])[] = [
  ["electron/core/a-contract.ts", 'import { contract as planted } from "#contract/neighbour.js";'],
  ["electron/core/a-path.ts", 'import { contract as planted } from "../contract/neighbour.ts";'],
  ["electron/core/a-library.ts", 'import { library as planted } from "../library/neighbour.ts";'],
  ["electron/core/a-package.ts", 'import planted from "yaml";'],
  ["electron/core/node.ts", 'import { join as planted } from "node:path";'],
  ["electron/core/electron.ts", 'import { app as planted } from "electron";'],
  [
    "electron/contract/a-library.ts",
    'import { library as planted } from "../library/neighbour.ts";',
  ],
  ["electron/contract/a-package.ts", 'import planted from "yaml";'],
  ["electron/contract/core-by-path.ts", 'import { core as planted } from "../core/neighbour.ts";'],
  ["electron/contract/node.ts", 'import { join as planted } from "node:path";'],
  [
    "electron/library/an-import.ts",
    'import { converter as planted } from "../import/neighbour.ts";',
  ],
  ["electron/library/an-index.ts", 'import { index as planted } from "../index/neighbour.ts";'],
  ["electron/library/contract.ts", 'import { contract as planted } from "#contract/neighbour.js";'],
  [
    "electron/library/a-service.ts",
    'import { service as planted } from "../service/neighbour.ts";',
  ],
  ["electron/library/electron.ts", 'import { app as planted } from "electron";'],
  ["electron/library/network.ts", 'import { get as planted } from "node:https";'],
  ["electron/library/not-shipped.ts", 'import planted from "vite";'],
  ["electron/import/a-library.ts", 'import { library as planted } from "../library/neighbour.ts";'],
  ["electron/import/an-index.ts", 'import { index as planted } from "../index/neighbour.ts";'],
  ["electron/import/contract.ts", 'import { contract as planted } from "#contract/neighbour.js";'],
  ["electron/import/network.ts", 'import { connect as planted } from "node:net";'],
  ["electron/index/a-library.ts", 'import { library as planted } from "../library/neighbour.ts";'],
  ["electron/index/an-import.ts", 'import { converter as planted } from "../import/neighbour.ts";'],
  ["electron/index/contract.ts", 'import { contract as planted } from "#contract/neighbour.js";'],
  [
    "electron/interchange/library.ts",
    'import { library as planted } from "../library/neighbour.ts";',
  ],
  [
    "electron/interchange/contract.ts",
    'import { contract as planted } from "#contract/neighbour.js";',
  ],
  ["electron/service/a-host.ts", 'import { host as planted } from "../host/neighbour.ts";'],
  ["electron/service/a-shell.ts", 'import { shell as planted } from "../shell/neighbour.ts";'],
  [
    "electron/service/a-desktop-process.ts",
    'import { desktopProcess as planted } from "../desktop-process/neighbour.ts";',
  ],
  ["electron/service/electron.ts", 'import { app as planted } from "electron";'],
  ["electron/service/network.ts", 'import { get as planted } from "node:http";'],
  [
    "electron/desktop-process/a-shell.ts",
    'import { shell as planted } from "../shell/neighbour.ts";',
  ],
  ["electron/desktop-process/electron.ts", 'import { app as planted } from "electron";'],
  ["electron/desktop-process/network.ts", 'import { get as planted } from "node:http";'],
  [
    "electron/host/a-desktop-process.ts",
    'import { desktopProcess as planted } from "../desktop-process/neighbour.ts";',
  ],
  [
    "electron/window-files/a-service.ts",
    'import { service as planted } from "../service/neighbour.ts";',
  ],
  ["electron/window-files/network.ts", 'import { get as planted } from "node:http";'],
  ["electron/serve.ts", 'import { shell as planted } from "./shell/neighbour.ts";'],
  ["electron/host/electron.ts", 'import { app as planted } from "electron";'],
  ["electron/shell/network.ts", 'import { get as planted } from "node:http";'],
  ["electron/preload/node.ts", 'import { join as planted } from "node:path";'],
  ["electron/preload/service.ts", 'import { service as planted } from "../service/neighbour.ts";'],
  [
    "renderer/ui/a-service.ts",
    'import { service as planted } from "../../electron/service/neighbour.ts";',
  ],
  [
    "renderer/ui/core-by-path.ts",
    'import { core as planted } from "../../electron/core/neighbour.ts";',
  ],
  ["renderer/ui/node.ts", 'import { join as planted } from "node:path";'],
  ["renderer/ui/electron.ts", 'import { ipcRenderer as planted } from "electron";'],
];

/** The other ways of writing an import. */
const otherForms: readonly PlantedViolation[] = [
  {
    path: "electron/library/type-only.ts",
    source:
      'import type { Planted } from "../service/neighbour.ts";\nexport type Used = Planted;\n',
    rule: importRule,
  },
  {
    path: "electron/library/dynamic.ts",
    source: 'export async function planted() {\n  return await import("electron");\n}\n',
    rule: importRule,
  },
  {
    path: "electron/library/computed.ts",
    source:
      "export async function planted(name: string): Promise<unknown> {\n  return await import(name);\n}\n",
    rule: importRule,
  },
  {
    path: "electron/library/import-type.ts",
    source: 'export type Planted = import("electron").App;\n',
    rule: importRule,
  },
  {
    path: "electron/library/bare-node.ts",
    source: `import { join as planted } from "path";${use}`,
    rule: importRule,
  },
];

/** One planted file for every import that the import rule forbids. */
export const violatingImports: readonly PlantedViolation[] = [
  ...forbiddenImports.map(([path, statement]) => ({
    path,
    source: `${statement}${use}`,
    rule: importRule,
  })),
  ...otherForms,
];
