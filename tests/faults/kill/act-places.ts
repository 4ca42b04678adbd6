import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestApp, testFolderAt } from "../../main/service/open-test-app.ts";
import { type Act, type ActingApp, ARTICLE_TEXT, NOTES } from "./acts.ts";
import { factsOf } from "./facts-of.ts";

/** A kill drops nothing that the system was given: memory does, and is quicker. */
const MEMORY = "/dev/shm";

/** A folder with a library made for an act, which can be had again as it was. */
export interface ActPlace extends Disposable {
  readonly folder: string;
  /** What the library says before the act. */
  readonly facts: ReadonlySet<string>;
  /** Puts it back. */
  reset(): void;
}

export async function makeActPlace(act: Act): Promise<ActPlace> {
  const base = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), "postil-act-"));
  const folder = join(base, "now");
  const kept = join(base, "kept");
  mkdirSync(folder);
  await fill(folder, act);
  const facts = await factsIn(folder);
  cpSync(folder, kept, { recursive: true, preserveTimestamps: true });
  return {
    folder,
    facts,
    reset() {
      rmSync(folder, { recursive: true });
      cpSync(kept, folder, { recursive: true, preserveTimestamps: true });
    },
    [Symbol.dispose]: () => rmSync(base, { recursive: true, force: true }),
  };
}

async function fill(folder: string, act: Act): Promise<void> {
  const first = await testFolderAt(folder).open();
  const articleId = await first.add("harbour.txt", ARTICLE_TEXT);
  for (const [note, exact] of Object.entries(NOTES)) {
    await first.ask("annotations.createFromQuote", { articleId, exact, note });
  }
  await act.prepare?.(asActing(first, folder));
  await first.close();
  await writeFile(join(folder, "made"), act.name);
}

export async function factsIn(folder: string): Promise<ReadonlySet<string>> {
  const app = await testFolderAt(folder).open();
  try {
    return await factsOf(app.ask);
  } finally {
    await app.close();
  }
}

function asActing({ ask }: TestApp, folder: string): ActingApp {
  return {
    folder,
    ask,
    importPath: () => Promise.reject(new Error("acts import while they run")),
    untilInLogs: () => Promise.reject(new Error("so are such deeds done")),
  };
}
