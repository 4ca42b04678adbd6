import { type ESTree, defineRule } from "@oxlint/plugins";

/**
 * `as` overrules the compiler, so its reason stands beside it: a comment in the lines of its statement
 * or right above. `as const` asserts nothing.
 */
export const reasonedAssertion = defineRule({
  create(context) {
    const { sourceCode } = context;
    const commentLines = () =>
      sourceCode.getAllComments().flatMap(({ loc }) => [loc.start.line, loc.end.line]);
    return {
      TSAsExpression(node) {
        if (isConst(node.typeAnnotation)) return;
        const first = statementOf(node).loc.start.line - 1;
        const last = node.loc.end.line;
        if (commentLines().some((line) => line >= first && line <= last)) return;
        context.report({ node, message: "Say beside `as` why the compiler may be overruled." });
      },
    };
  },
});

function isConst(type: ESTree.TSType): boolean {
  return (
    type.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    type.typeName.name === "const"
  );
}

/** The nearest statement or class member around a node. */
function statementOf(node: ESTree.Node): ESTree.Node {
  let current = node;
  while (!/Statement$|Declaration$|^PropertyDefinition$|^Program$/.test(current.type)) {
    if (current.parent === null) break;
    current = current.parent;
  }
  return current;
}
