import { definePlugin } from "@oxlint/plugins";
import { durableWrites } from "./durable-writes.ts";
import { importRule } from "./import-rule.ts";
import { noReexport } from "./no-reexport.ts";
import { reasonedAssertion } from "./reasoned-assertion.ts";
import { reasonedSuppression } from "./reasoned-suppression.ts";

/** Rules of this house that no linter brings along. */
export default definePlugin({
  meta: { name: "postil" },
  rules: {
    "durable-writes": durableWrites,
    "import-rule": importRule,
    "no-reexport": noReexport,
    "reasoned-assertion": reasonedAssertion,
    "reasoned-suppression": reasonedSuppression,
  },
});
