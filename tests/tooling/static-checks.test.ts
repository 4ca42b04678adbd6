import { expect, test } from "vitest";
import { checkout } from "./empty-house.ts";
import { runTool } from "./run-tool.ts";

/**
 * The same tools as in `npm run check`, so that `npm test` alone says whether a change is sound. Several checkers of types would
 * each find out again what they share: four of them take half as much processor time again as one.
 */
const checks = [
  { name: "every file is formatted", tool: "oxfmt/bin/oxfmt", parameters: ["--check"] },
  { name: "lint finds nothing", tool: "oxlint/bin/oxlint", parameters: [] },
  {
    name: "the types hold in every project",
    tool: "typescript/bin/tsc",
    parameters: ["-b", "--checkers", "1"],
  },
] as const;

test.each(checks)("$name", async ({ tool, parameters }) => {
  const { code, stdout, stderr } = await runTool(tool, { parameters, folder: checkout });
  expect(code, `${stdout}\n${stderr}`).toBe(0);
});
