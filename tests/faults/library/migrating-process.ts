import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { readLibraryFile } from "../../../electron/library/library-file.ts";
import { migrateLibrary } from "../../../electron/library/migrations/migrate-library.ts";
import { createDurably } from "../../../electron/library/replace-durably.ts";
import { SAMPLE_MIGRATIONS } from "./sample-migrations.ts";

// A process of its own that brings a library to a newer format, and says what became of that.

const { values } = parseArgs({
  options: { library: { type: "string", default: "" }, data: { type: "string", default: "" } },
});
const found = await readLibraryFile(values.library);
if (!found.ok) throw new Error(JSON.stringify(found.error));
const migrated = await migrateLibrary({
  directory: values.library,
  dataDirectory: values.data,
  identity: found.value,
  migrations: SAMPLE_MIGRATIONS,
  async beforeUpgrade() {
    const path = join(values.data, "snapshot");
    if (!existsSync(path)) await createDurably(path, "as it was");
  },
});
process.stdout.write(
  migrated.ok ? `saved ${migrated.value.format}\n` : `failed ${migrated.error.code} -\n`,
);
