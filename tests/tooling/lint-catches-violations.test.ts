import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { buildEmptyHouse, type EmptyHouse } from "./empty-house.ts";
import { innocents, violations as otherViolations } from "./planted-files.ts";
import { violatingImports } from "./planted-imports.ts";
import { runTool } from "./run-tool.ts";

const violations = [...violatingImports, ...otherViolations];

const Findings = z.object({
  diagnostics: z.array(z.object({ code: z.string(), filename: z.string(), message: z.string() })),
});
type Finding = z.infer<typeof Findings>["diagnostics"][number];

let house: EmptyHouse;
let findings: readonly Finding[];

beforeAll(async () => {
  house = await buildEmptyHouse([...innocents, ...violations]);
  const { stdout } = await runTool("oxlint/bin/oxlint", {
    parameters: ["--format", "json", "electron", "renderer"],
    folder: house.folder,
  });
  findings = Findings.parse(JSON.parse(stdout)).diagnostics;
});

afterAll(async () => {
  await house[Symbol.asyncDispose]();
});

describe("lint names", () => {
  test.each(violations)("$path: $rule", ({ path, rule }) => {
    expect(rulesNaming(path)).toContain(rule);
  });
});

describe("lint leaves alone", () => {
  test.each(innocents)("$path", ({ path }) => {
    expect(findings.filter(({ filename }) => filename === path)).toEqual([]);
  });
});

function rulesNaming(path: string): readonly string[] {
  return findings.filter(({ filename }) => filename === path).map(({ code }) => code);
}
