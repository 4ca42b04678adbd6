import { execFileSync } from "node:child_process";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { renamePatiently } from "../../../electron/library/replace-durably.ts";
import { temporaryDirectory } from "../../main/library/new-library.ts";

/** A folder in which nothing can be renamed until it is let go: as under Windows while a virus scanner looks at a new file. */
async function heldFolder(context: TestContext) {
  const folder = join(await temporaryDirectory(), "held");
  await mkdir(folder);
  await writeFile(join(folder, "from"), "text");
  const letGo = (): void => void execFileSync("chattr", ["-i", folder], { stdio: "pipe" });
  try {
    execFileSync("chattr", ["+i", folder], { stdio: "pipe" });
  } catch {
    context.skip("files cannot be made immutable here: a file that is held was NOT tested");
  }
  onTestFinished(letGo);
  const rename = (isPatient: boolean): Promise<void> =>
    renamePatiently(join(folder, "from"), join(folder, "to"), { isPatient });
  return { folder, letGo, rename };
}

test("a rename that is refused while somebody holds the file succeeds once it is let go", async (context) => {
  const { folder, letGo, rename } = await heldFolder(context);
  let isRenamed = false;
  const renamed = rename(true).then(() => {
    isRenamed = true;
  });
  await pause(50);
  expect(isRenamed).toBe(false);
  letGo();
  await renamed;
  expect(await readdir(folder)).toEqual(["to"]);
});

test("a rename that stays refused is told in the end, and at once where that is lasting", async (context) => {
  const { folder, rename } = await heldFolder(context);
  await expect(rename(false)).rejects.toThrow("EPERM");
  await expect(rename(true)).rejects.toThrow("EPERM");
  expect(await readdir(folder)).toEqual(["from"]);
});
