import { readSourceFile } from "../../../../electron/import/read-source-file.ts";

/** A program that reads the file it is given and prints what came of it. */
const result = await readSourceFile(process.argv[2] ?? "");
process.stdout.write(JSON.stringify(result));
