import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** All of it in one file that is written over, as many programs do. It says what is saved when the call has come back. */
const WRITER = `
const { readFileSync } = require("node:fs");
const { writeFile } = require("node:fs/promises");
const [path, fact] = process.argv.slice(1);
writeFile(path, JSON.stringify([...JSON.parse(readFileSync(path, "utf8")), fact])).then(() => console.log("saved"));
`;
const CALLS = ["write", "pwrite64"];

/**
 * How much of what was saved a writer loses that writes over its file, with a fault at the calls that write it.
 * @param fault  as strace names it, without `when`
 * @param facts  what it had saved before, as a library of the same cell
 */
export function lostByNaiveWriter(facts: ReadonlySet<string>, fault: string): number {
  const folder = mkdtempSync(join(tmpdir(), "postil-naive-"));
  const path = join(folder, "facts.json");
  let lost = 0;
  for (const call of CALLS) {
    writeFileSync(path, JSON.stringify([...facts]));
    const inject = ["-e", `trace=${call}`, "-e", `inject=${call}:${fault}:when=1`];
    const strace = ["-f", "-qq", "-o", "/dev/null", "-P", path, ...inject];
    spawnSync("strace", [...strace, process.execPath, "-e", WRITER, path, "one more"]);
    // Where it makes no such call it loses nothing, and one more is there.
    lost += Math.max(0, facts.size - factsIn(path));
  }
  rmSync(folder, { recursive: true });
  return lost;
}

function factsIn(path: string): number {
  try {
    const facts: unknown = JSON.parse(readFileSync(path, "utf8"));
    return Array.isArray(facts) ? facts.length : 0;
  } catch {
    // Empty, or cut short: none of them can be read.
    return 0;
  }
}
