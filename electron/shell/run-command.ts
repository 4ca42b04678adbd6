import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import { desktopWording } from "#core/wording/desktop-wording.js";
import { hasDisplay } from "../browser-host/has-display.ts";
import { createOutput } from "../command-line/output.ts";
import { runCommandLine } from "../command-line/run-command-line.ts";
import { appFiles } from "./app-files.ts";
import { createCommandConverters } from "./command-converters.ts";
import { flushOutput } from "./flush-output.ts";

/**
 * Runs one command in this process, without a window, and ends it with the command's status. To be called before Electron is
 * ready, and not to be awaited there: Electron is not ready before the main module is done.
 * @param words  as somebody typed them behind the program's name
 */
export async function runCommand(words: readonly string[]): Promise<void> {
  if (!hasDisplay()) return refuse(words);
  process.on("uncaughtException", endWithMistake);
  const profile = useProfileOfItsOwn();
  await app.whenReady();
  // Else its icon jumps in the Dock for every command.
  if (process.platform === "darwin") app.setActivationPolicy("prohibited");
  const status = await runToItsEnd(words);
  await rm(profile, { recursive: true, force: true }).catch(() => {
    // It lies where the system tidies up by itself.
  });
  await flushOutput();
  process.off("uncaughtException", endWithMistake);
  app.exit(status);
}

/** @returns the exit status */
async function runToItsEnd(words: readonly string[]): Promise<number> {
  try {
    return await runCommandLine(words, {
      forkConverter: createCommandConverters(),
      samplesDirectory: appFiles.samples,
    });
  } catch (error) {
    reportMistake(error);
    return 1;
  }
}

/** Chromium wants a folder to itself; the window's is taken while it is open, and none of a command's business. */
function useProfileOfItsOwn(): string {
  const profile = mkdtempSync(join(tmpdir(), "postil-command-"));
  app.setPath("userData", profile);
  return profile;
}

/** At once: a moment later Chromium ends the process in its own words. On Linux a write is done when it returns. */
function refuse(words: readonly string[]): void {
  const output = createOutput({ json: words.includes("--json") });
  output.failure({ code: "unexpected", message: desktopWording.noDisplay });
  app.exit(1);
}

/** Electron would show a dialog, which no script can answer. */
function endWithMistake(error: unknown): void {
  reportMistake(error);
  app.exit(1);
}

function reportMistake(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
}
