/**
 * The house as lint sees it: what the files of each folder may import.
 * The folder with the longest matching path decides for a file.
 */
export type Room = {
  /** Folder or file, from the top of the checkout, without its extension. */
  readonly path: string;
  /** Rooms whose files may be imported, besides its own. */
  readonly rooms: readonly string[];
  /** Packages that may be imported; "any" means every one but electron. */
  readonly packages: readonly string[] | "any";
  /** Modules of Node that may be imported: none, those without a network, or all. */
  readonly node: "none" | "offline" | "all";
  /** Packages must be among the dependencies that the packaged app carries. */
  readonly isShipped: boolean;
};

const pure = { node: "none", isShipped: true } as const;
const offline = { packages: "any", node: "offline", isShipped: true } as const;
const app = [
  "electron/core",
  "electron/contract",
  "electron/library",
  "electron/import",
  "electron/index",
  "electron/interchange",
  "electron/service",
] as const;

const desktop = ["electron/desktop-process", "electron/window-files"] as const;

export const rooms: readonly Room[] = [
  {
    path: "electron/core",
    rooms: [],
    packages: ["zod", "approx-string-match", "diff"],
    ...pure,
  },
  { path: "electron/contract", rooms: ["electron/core"], packages: ["zod"], ...pure },
  { path: "electron/library", rooms: ["electron/core"], ...offline },
  { path: "electron/import", rooms: ["electron/core"], ...offline },
  { path: "electron/index", rooms: ["electron/core"], ...offline },
  { path: "electron/interchange", rooms: ["electron/core"], ...offline },
  { path: "electron/service", rooms: app, ...offline },
  { path: "electron/desktop-process", rooms: app, ...offline },
  { path: "electron/window-files", rooms: [], ...offline },
  // The hosts: cli.ts, serve.ts and what they are split into.
  {
    path: "electron",
    rooms: [...app, "electron/window-files"],
    packages: "any",
    node: "all",
    isShipped: true,
  },
  {
    path: "electron/main",
    rooms: [...app, ...desktop, "electron/shell", "electron"],
    packages: ["electron"],
    node: "offline",
    isShipped: true,
  },
  {
    path: "electron/shell",
    rooms: [...app, ...desktop, "electron"],
    packages: ["electron", "zod"],
    node: "offline",
    isShipped: true,
  },
  {
    path: "electron/preload",
    rooms: ["electron/core", "electron/contract"],
    packages: ["electron", "zod"],
    node: "none",
    isShipped: false,
  },
  {
    path: "renderer",
    rooms: ["electron/core", "electron/contract"],
    packages: "any",
    node: "none",
    isShipped: false,
  },
];

/** Modules of Node that can reach another machine or listen for one. */
export const networkModules: readonly string[] = [
  "dgram",
  "dns",
  "dns/promises",
  "http",
  "http2",
  "https",
  "inspector",
  "net",
  "tls",
];

/** @param path  a file from the top of the checkout, with `/` and with or without its extension */
export function roomOf(path: string): Room | undefined {
  const owners = rooms.filter((room) => path === room.path || isInside(path, room.path));
  return owners.toSorted((a, b) => b.path.length - a.path.length)[0];
}

function isInside(path: string, room: string): boolean {
  const rest = path.startsWith(room) ? path.slice(room.length) : "";
  return rest.startsWith("/") || /^\.tsx?$/.test(rest);
}
