import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { problemWording } from "../problem-wording.ts";
import { isSetAsideName } from "../set-aside-name.ts";
import { type LostFile, reportLost } from "./intact-copies.ts";
import { type RunningCheck, namesOf, reportLeft, remark, unreadable } from "./running-check.ts";
import { isCopyOf } from "./stored-names.ts";

/** A file that there is once, and that says who something is: `article.json`, `library.json`. */
export interface SingleFile {
  /** Absolute. */
  readonly folder: string;
  readonly name: string;
  /** @returns who it says it is; undefined when it cannot be read */
  readonly parse: (text: string) => string | undefined;
  /** What is said of a copy that says it is somebody else. */
  readonly isAnother: (copy: string) => string;
}

/** Copies that a sync tool or a person left beside it. The file under its own name is the right one. */
export async function checkCopiesOf(check: RunningCheck, file: SingleFile): Promise<void> {
  const { folder, name, parse, isAnother } = file;
  const beside = await copiesBeside(check, file);
  const copies = beside.filter((path) => !isSetAsideName(path)); // Those repair left.
  if (copies.length === 0) return;
  const right = await readFile(join(folder, name), "utf8").catch(() => ""); // Reported as what it is.
  for (const path of copies) {
    check.filesChecked += 1;
    try {
      const copy = await readFile(path, "utf8");
      if (copy === right) remark(check, path, problemWording.sameCopy(name));
      else if (parse(copy) === parse(right)) {
        remark(check, path, problemWording.otherCopyOfSingle(name));
      } else reportLeft(check, path, isAnother(basename(path)));
    } catch (error) {
      reportLeft(check, path, unreadable(error));
    }
  }
}

/**
 * Reports that it is damaged or missing, where copies beside it are not. Repair puts the bytes of one in its place, if all that can be
 * read agree who it is.
 * @returns false, and reports nothing, where there is no such copy
 */
export async function reportLostSingle(
  check: RunningCheck,
  file: SingleFile,
  lost: Pick<LostFile, "problem" | "isThere">,
): Promise<boolean> {
  const { folder, name, parse } = file;
  const path = join(folder, name);
  const beside = await copiesBeside(check, file);
  const copies = [...beside, ...(await check.quarantine.copiesOf(path))];
  const said = await Promise.all(
    copies.map(async (copy) => parse(await readFile(copy, "utf8").catch(() => ""))),
  );
  const whole = copies.filter((_, index) => said[index] !== undefined);
  if (new Set(said.filter((who) => who !== undefined)).size !== 1) return false;
  const isIntact = (bytes: Buffer): boolean => parse(bytes.toString("utf8")) !== undefined;
  await reportLost(check, { ...lost, path, copies: whole, isIntact });
  return true;
}

async function copiesBeside(
  check: RunningCheck,
  { folder, name }: SingleFile,
): Promise<readonly string[]> {
  const names = await namesOf(check, folder);
  return names.filter((one) => isCopyOf(one, name)).map((one) => join(folder, one));
}
