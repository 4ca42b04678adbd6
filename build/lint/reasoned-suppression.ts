import { defineRule } from "@oxlint/plugins";

const directive = /^\s*(?:ox|es)lint-(?:disable|enable)(?<reach>-next-line|-line)?\b(?<rest>.*)$/s;

/** A suppressed rule is named, on one line, with the reason behind `--`. */
export const reasonedSuppression = defineRule({
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const match = directive.exec(comment.value);
          if (match === null) continue;
          const [rules = "", reason = ""] = (match.groups?.["rest"] ?? "").split(" -- ");
          if (match.groups?.["reach"] === undefined) {
            context.report({
              node: comment,
              message: "Suppress a rule for one line, not for a file.",
            });
          } else if (rules.trim() === "") {
            context.report({ node: comment, message: "Name the rule that is suppressed." });
          } else if (reason.trim().length < 10) {
            context.report({ node: comment, message: "Say why, behind ` -- `." });
          }
        }
      },
    };
  },
});
