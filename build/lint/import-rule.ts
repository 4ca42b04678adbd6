import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Context, type ESTree, defineRule } from "@oxlint/plugins";
import { type Room, networkModules, roomOf } from "./rooms.ts";

const checkout = fileURLToPath(new URL("../..", import.meta.url));

/** Who may import whom: the table is in rooms.ts, the reasons in the design. Types count like values. */
export const importRule = defineRule({
  create(context) {
    const room = roomOf(pathInCheckout(context.filename));
    if (room === undefined) return {};
    const check = (source: ESTree.Expression, isTypeOnly: boolean) => {
      if (source.type !== "Literal" || typeof source.value !== "string") {
        report(context, source, "An import names its module in plain text.");
        return;
      }
      const objection = objectionTo(source.value, { room, from: context.filename, isTypeOnly });
      if (objection !== undefined) report(context, source, objection);
    };
    return {
      ImportDeclaration: (node) => check(node.source, node.importKind === "type"),
      ImportExpression: (node) => check(node.source, false),
      ExportAllDeclaration: (node) => check(node.source, node.exportKind === "type"),
      ExportNamedDeclaration: (node) => {
        if (node.source !== null) check(node.source, node.exportKind === "type");
      },
      TSImportType: (node) => check(node.source, true),
    };
  },
});

type Importer = { readonly room: Room; readonly from: string; readonly isTypeOnly: boolean };

/** @returns one sentence, or undefined when the import is allowed */
function objectionTo(specifier: string, importer: Importer): string | undefined {
  if (isBuiltin(specifier)) return objectionToNode(specifier, importer.room);
  const target = targetOf(specifier, importer.from);
  if (target === undefined) return objectionToPackage(specifier, importer);
  return objectionToFile(specifier, target, importer);
}

function objectionToNode(specifier: string, room: Room): string | undefined {
  if (!specifier.startsWith("node:")) return `Write "node:${specifier}".`;
  if (room.node === "none")
    return `${room.path} runs without Node: it may not import ${specifier}.`;
  if (room.node === "offline" && networkModules.includes(specifier.slice("node:".length))) {
    return `${room.path} opens no connection: it may not import ${specifier}.`;
  }
  return undefined;
}

function objectionToPackage(specifier: string, { room, isTypeOnly }: Importer): string | undefined {
  const name = packageOf(specifier);
  const isAllowed = room.packages === "any" ? name !== "electron" : room.packages.includes(name);
  if (!isAllowed) return `${room.path} may not import the package ${name}.`;
  if (room.isShipped && !isTypeOnly && name !== "electron" && !shippedPackages().has(name)) {
    return `${name} is not among the dependencies: the packaged app would not carry it.`;
  }
  return undefined;
}

function objectionToFile(
  specifier: string,
  target: string,
  importer: Importer,
): string | undefined {
  const { room, from } = importer;
  const targetRoom = roomOf(target)?.path;
  if (targetRoom === room.path) {
    return specifier.startsWith("#")
      ? "Inside its own folder a file is imported by its path."
      : undefined;
  }
  if (targetRoom === undefined || !room.rooms.includes(targetRoom)) {
    return `${room.path} may not import ${target}.`;
  }
  const isByPath = !specifier.startsWith("#");
  if (isByPath && (targetRoom === "electron/core" || targetRoom === "electron/contract")) {
    // A path into core would be compiled, or bundled, a second time.
    const subpath = target.replace(/^electron\//, "#").replace(/\.ts$/, ".js");
    return `From ${dirname(pathInCheckout(from))} this file is "${subpath}".`;
  }
  return undefined;
}

/** @returns the file from the top of the checkout, or undefined for a package */
function targetOf(specifier: string, from: string): string | undefined {
  if (specifier.startsWith("#"))
    return specifier.replace(/^#/, "electron/").replace(/\.js$/, ".ts");
  if (specifier.startsWith(".")) return pathInCheckout(resolve(dirname(from), specifier));
  return undefined;
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

function pathInCheckout(file: string): string {
  return relative(checkout, file).split(sep).join("/");
}

let shipped: ReadonlySet<string> | undefined;

function shippedPackages(): ReadonlySet<string> {
  // Our own package.json; `dependencies` is a map of names to versions.
  const manifest = JSON.parse(readFileSync(`${checkout}/package.json`, "utf8")) as {
    dependencies: Record<string, string>;
  };
  shipped ??= new Set(Object.keys(manifest.dependencies));
  return shipped;
}

function report(context: Context, node: ESTree.Node, message: string): void {
  context.report({ node, message });
}
