import { glob } from "node:fs/promises";
import { relative, sep } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { checkout } from "./empty-house.ts";
import { runTool } from "./run-tool.ts";

const Listed = z.array(z.object({ file: z.string(), projectName: z.string() }));

test("every test file is picked up by exactly one project", async () => {
  const written = await Array.fromAsync(
    glob("**/*.{test,tests,spec}.{ts,tsx,mts,js,mjs}", {
      cwd: checkout,
      exclude: (name) => ["node_modules", "out", "release", ".git"].includes(name),
    }),
  );
  const { stdout } = await runTool("vitest/vitest.mjs", {
    parameters: ["list", "--filesOnly", "--json", "--config", "build/vitest.config.ts"],
    folder: checkout,
  });
  const run = Listed.parse(JSON.parse(stdout)).map(({ file }) => relative(checkout, file));
  expect(run.map(withSlashes).toSorted()).toEqual(written.map(withSlashes).toSorted());
});

function withSlashes(path: string): string {
  return path.split(sep).join("/");
}
