import type { Reporter, TestCase, TestModule, Vitest } from "vitest/node";

/**
 * The last lines of a test run: what could not run here and why, then one plain line of counts.
 * A test that is skipped without a reason fails the run.
 */
export class Summary implements Reporter {
  #isFiltered = false;

  onInit(vitest: Vitest): void {
    this.#isFiltered = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const skipped = this.#isFiltered
      ? []
      : tests.filter((test) => test.result().state === "skipped");
    const failures = count("failed") + brokenFiles + errors.length + unexplained(skipped).length;
    print([
      ...paragraph("Could not run here:", skipped.filter(hasReason).map(reasonOf)),
      ...paragraph("Skipped without a reason, which fails the run:", unexplained(skipped)),
      `${count("passed")} passed, ${failures} failed`,
    ]);
    if (unexplained(skipped).length > 0) process.exitCode = 1;
  }
}

function unexplained(skipped: readonly TestCase[]): readonly string[] {
  return skipped
    .filter((test) => !hasReason(test))
    .map((test) => `${test.module.relativeModuleId}: ${test.name}`);
}

function noteOf(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === "skipped" ? result.note : undefined;
}

function hasReason(test: TestCase): boolean {
  return noteOf(test) !== undefined;
}

function reasonOf(test: TestCase): string {
  return `${noteOf(test)} (${test.module.relativeModuleId})`;
}

/** Each line once, with how often it was said. */
function paragraph(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const groups = Map.groupBy(lines, (line) => line);
  return [
    title,
    ...[...groups].map(
      ([line, same]) => `  ${line}${same.length > 1 ? `, ${same.length} tests` : ""}`,
    ),
  ];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}
