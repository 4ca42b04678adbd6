import { defineRule } from "@oxlint/plugins";

/**
 * The only files of electron/library, electron/service and electron/index that may put bytes on disk, each with its whole write rule.
 * `index-place` gives another name to a folder that lies where the index should, which holds nothing of ours; the database itself is
 * written by SQLite, and can be deleted.
 */
const writers =
  /\/electron\/(?:library\/(?:append-durably|replace-durably|flush-directory|write-for-now)|index\/index-place)\.ts$/;

const fileSystem = new Set(["node:fs", "node:fs/promises", "fs", "fs/promises"]);
const writing =
  /^(?:appendFile|copyFile|cp|createWriteStream|ftruncate|link|open|promises|rename|symlink|truncate|write|writeFile|writev)(?:Sync)?$/;

const message =
  "Bytes reach the disk only through append-durably, replace-durably and flush-directory of electron/library.";
const byName = "Import the functions of node:fs by name.";

/** A write that is not flushed, checked and atomic is how notes get lost. */
export const durableWrites = defineRule({
  create(context) {
    if (writers.test(context.filename.replaceAll("\\", "/"))) return {};
    return {
      ImportDeclaration(node) {
        if (!fileSystem.has(node.source.value) || node.importKind === "type") return;
        for (const specifier of node.specifiers) {
          if (specifier.type !== "ImportSpecifier") {
            context.report({ node: specifier, message: byName });
          } else if (
            specifier.imported.type === "Identifier" &&
            writing.test(specifier.imported.name)
          ) {
            context.report({ node: specifier, message });
          }
        }
      },
      // Whatever it is called there: nobody needs to pass these on.
      ExportNamedDeclaration(node) {
        if (node.source !== null && fileSystem.has(node.source.value))
          context.report({ node, message: byName });
      },
      ImportExpression(node) {
        const { source } = node;
        if (source.type === "Literal" && fileSystem.has(String(source.value)))
          context.report({ node, message: byName });
      },
      MemberExpression(node) {
        const { property } = node;
        if (property.type === "Identifier" && property.name === "getBuiltinModule")
          context.report({ node, message: byName });
      },
    };
  },
});
