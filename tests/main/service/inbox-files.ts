import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { namesIn } from "../../../electron/library/directory-names.ts";
import type { TestFolder } from "./open-test-app.ts";

/** How many files `fillInbox` puts there. */
export const SEVERAL = 40;

/** At once, so that on a busy machine nobody finds it empty for as long as an inbox waits. */
export async function putIntoInbox(
  { folder, library }: TestFolder,
  name: string,
  text: string,
): Promise<void> {
  const arriving = join(folder, "arriving");
  await writeFile(arriving, text);
  await rename(arriving, join(library, "inbox", name));
}

export function textOf(number: number): string {
  return `Text ${number}\n\nThe ${number}th of many short texts.\n`;
}

/** A library with many files in its inbox, that nobody has open. @returns their names */
export async function fillInbox(folder: TestFolder): Promise<readonly string[]> {
  await (await folder.open()).close();
  const names = Array.from({ length: SEVERAL }, (_, number) => `text-${number}.txt`);
  for (const [number, name] of names.entries()) await putIntoInbox(folder, name, textOf(number));
  return names.toSorted();
}

export async function doneNames({ library }: TestFolder): Promise<readonly string[]> {
  return await namesIn(join(library, "inbox", "done"));
}

export async function waitingNames({ library }: TestFolder): Promise<readonly string[]> {
  return (await namesIn(join(library, "inbox"))).filter((name) => name !== "done");
}
