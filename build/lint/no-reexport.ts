import { defineRule } from "@oxlint/plugins";

const message =
  "Import it where it is made: a file that passes on others' names hides who uses what.";

/** No barrels: a file exports only what it makes itself. */
export const noReexport = defineRule({
  create(context) {
    return {
      ExportAllDeclaration: (node) => context.report({ node, message }),
      ExportNamedDeclaration: (node) => {
        if (node.source !== null) context.report({ node, message });
      },
    };
  },
});
