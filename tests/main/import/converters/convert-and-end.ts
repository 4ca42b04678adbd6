import { createConverterPool } from "../../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../../electron/import/fork-converter-node.ts";
import { ENGLISH } from "../article-texts.ts";

/** A program that converts one file and closes nothing: it must end all the same. */
const pids: number[] = [];
const pool = createConverterPool({
  fork: () => {
    const process = forkConverterInNode();
    pids.push(process.pid ?? 0);
    return process;
  },
});
const result = await pool.convert({ name: "a.txt", bytes: new TextEncoder().encode(ENGLISH) });
process.stdout.write(`${result.ok ? result.value.title : result.error.code}\n${pids.join()}\n`);
