import { expect, test } from "vitest";
import { whyElectronDidNotStart } from "../../build/electron-obstacle.ts";
import { type ProgramEnd, runProgram } from "../../build/run-program.ts";

test("an Electron that is missing, or that its system does not let come up, is told from one that ran", () => {
  const reasonOf = (end: Partial<ProgramEnd>): string | undefined =>
    whyElectronDidNotStart({ status: 1, signal: null, ranForMs: 500, ...end });
  expect(reasonOf({ status: 127 })).toBe("Electron cannot run on this machine");
  expect(reasonOf({ signal: "SIGTRAP" })).toContain("SIGTRAP");
  expect(reasonOf({ signal: "SIGABRT" })).toContain("sandbox");
  expect(reasonOf({ signal: "SIGABRT", ranForMs: 60_000 })).toBeUndefined();
  expect(reasonOf({ signal: "SIGTERM" })).toBeUndefined();
  expect(reasonOf({ status: 0 })).toBeUndefined();
  expect(reasonOf({ status: 3 })).toBeUndefined();
});

test("a program tells how it ended", async ({ skip }) => {
  if (process.platform === "win32") skip("Windows ends no program by a signal");
  const shell = (order: string): Promise<ProgramEnd> => runProgram("/bin/sh", ["-c", order]);
  expect(await shell("exit 3")).toMatchObject({ status: 3, signal: null });
  expect(await shell("kill -TRAP $$")).toMatchObject({ status: 1, signal: "SIGTRAP" });
  expect(await runProgram("/no/such/program", [])).toMatchObject({ status: 127 });
});
