import { defineRule } from "@oxlint/plugins";

/** The only files of electron/library that may put bytes on disk, each with its whole write rule. */
const writers =
  /\/electron\/library\/(?:append-durably|replace-durably|flush-directory|write-for-now)\.ts$/;

const fileSystem = new Set(["node:fs", "node:fs/promises"]);
const writing =
  /^(?:appendFile|copyFile|cp|createWriteStream|ftruncate|link|open|promises|rename|truncate|write|writeFile|writev)(?:Sync)?$/;

const message =
  "In the library bytes reach the disk only through append-durably, replace-durably and flush-directory.";

/** A write that is not flushed, checked and atomic is how notes get lost. */
export const durableWrites = defineRule({
  create(context) {
    if (writers.test(context.filename.replaceAll("\\", "/"))) return {};
    return {
      ImportDeclaration(node) {
        if (!fileSystem.has(node.source.value) || node.importKind === "type") return;
        for (const specifier of node.specifiers) {
          const isNamed = specifier.type === "ImportSpecifier";
          if (!isNamed) {
            context.report({
              node: specifier,
              message: "Import the functions of node:fs by name.",
            });
          } else if (
            specifier.imported.type === "Identifier" &&
            writing.test(specifier.imported.name)
          ) {
            context.report({ node: specifier, message });
          }
        }
      },
    };
  },
});
