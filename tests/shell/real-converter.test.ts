import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const GREEDY = fileURLToPath(new URL("stand-in/greedy-converter.ts", import.meta.url));

test("a desktop converter weighs itself, says so when it is too heavy, and ends, whatever the system", async () => {
  const converter = spawn(process.execPath, ["--conditions=postil-source", GREEDY], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) =>
    converter.once("exit", (_code, signal) => resolve(signal)),
  );
  expect(await text(converter.stderr)).toContain("out of memory");
  expect(await ended).toBe("SIGKILL");
});
