/**
 * `npm run test:faults`: every fault proof with all its points, and at the end the table of them in README.md.
 * Parameters go through to vitest: `npm run test:faults -- tests/faults/kill` tries those only, and renews only their rows.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shortOf, slowRestartsIn } from "./report/asked-counts.ts";
import { type Cell, CELLS_FOLDER, type UntriedCell } from "./report/cell.ts";
import { withCells } from "./report/cells-table.ts";

/** On two cores that do nothing else. */
const ABOUT_MINUTES = 60;

const checkout = fileURLToPath(new URL("../..", import.meta.url));
const table = fileURLToPath(new URL("./README.md", import.meta.url));
const vitest = join(checkout, "node_modules", "vitest", "vitest.mjs");
const words = process.argv.slice(2);

const began = Date.now();
/** Then it is to have tried all that is asked for. */
const whole = words.length === 0;
const howLong = `This takes about ${ABOUT_MINUTES} minutes on two cores`;
process.stdout.write(`${howLong}${whole ? "" : " as a whole, less with a choice of files"}.\n`);

const cells = mkdtempSync(join(tmpdir(), "postil-cells-"));
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    "run",
    "--config",
    "build/vitest.config.ts",
    "--mode",
    "faults",
    "--project",
    "faults",
    ...words,
  ],
  { cwd: checkout, stdio: "inherit", env: { ...process.env, [CELLS_FOLDER]: cells } },
);
const measured = readdirSync(cells).flatMap((name) => cellsIn(join(cells, name)));
rmSync(cells, { recursive: true });
const text = readFileSync(table, "utf8");
writeFileSync(table, withCells(text, measured, new Date().toISOString().slice(0, 10)));
const minutes = Math.ceil((Date.now() - began) / 60_000);
process.stdout.write(`${measured.length} cells in tests/faults/README.md, ${minutes} minutes\n`);
for (const sentence of slowRestartsIn(measured)) {
  process.stdout.write(`A restart took long, by the clock on the wall: ${sentence}\n`);
}
const short = whole ? shortOf(measured) : [];
for (const sentence of short) process.stdout.write(`Too little was tried: ${sentence}\n`);
process.exitCode = short.length > 0 ? 1 : (status ?? 1);

function cellsIn(path: string): readonly (Cell | UntriedCell)[] {
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  // `reportCell` wrote them.
  return lines.map((line) => JSON.parse(line) as Cell | UntriedCell);
}
