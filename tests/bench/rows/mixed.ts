import { basename, join } from "node:path";
import { makeHome } from "../../postil/test-home.ts";
import { importBarely, readTree } from "../baselines/bare-import.ts";
import { spreadOf } from "../figures/spread.ts";
import { type MixedFile, writeMixedFiles } from "../material/mixed-files.ts";
import { openBenchApp } from "../run/bench-app.ts";
import type { Row } from "../run/row.ts";

/** A heap of files that nobody has looked through, imported while nobody looks on: each is accounted for. */
export const mixedRow: Row = {
  name: "mixed",
  async *figures(bench) {
    const count = bench.articles;
    bench.say(`mixed: ${count} text, Markdown and HTML files, some broken on purpose`);
    await using home = await makeHome();
    const files = await writeMixedFiles(join(home.folder, "files"), count);
    await using app = await openBenchApp(home.folder);
    const start = performance.now();
    const outcomes = await app.outcomesOf(files.map(({ path }) => path));
    const milliseconds = performance.now() - start;
    const { added, failed } = account(files, outcomes);
    const { total } = await app.ask("articles.list", { limit: 1 });
    if (total !== added) throw new Error(`${added} were added, and ${total} are there`);
    const readable = files.filter(({ isBroken }) => !isBroken).map(({ path }) => path);
    const written = readTree(join(home.folder, "library", "articles"));
    yield {
      row: "mixed",
      what: `${count.toLocaleString("en")} mixed files unattended, ${added.toLocaleString("en")} added and ${failed} refused with a reason, none missing`,
      unit: "ms",
      ours: spreadOf([milliseconds]),
      baseline: spreadOf([importBarely(readable, written, join(home.folder, "bare"))]),
      against: "bare parser and flushed writes",
      compared:
        "every file is added, or broken on purpose and refused by name; as many articles are there",
    };
  },
};

/** @throws when a file is missing, or fared otherwise than it should */
function account(
  files: readonly MixedFile[],
  outcomes: readonly {
    readonly path: string;
    readonly status: string;
    readonly reason: string | null;
  }[],
): { readonly added: number; readonly failed: number } {
  if (outcomes.length !== files.length) throw new Error(`${outcomes.length} of ${files.length}`);
  let failed = 0;
  for (const [at, { path, isBroken }] of files.entries()) {
    const outcome = outcomes[at];
    if (outcome?.path !== path) throw new Error(`${path} is missing`);
    if (outcome.status !== (isBroken ? "failed" : "added")) {
      throw new Error(`${path}: ${outcome.status} ${outcome.reason ?? ""}`);
    }
    if (!isBroken) continue;
    failed += 1;
    if (outcome.reason?.includes(basename(path)) !== true) throw new Error(`${path}: no reason`);
  }
  return { added: files.length - failed, failed };
}
