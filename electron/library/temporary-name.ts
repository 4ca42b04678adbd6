import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

const PREFIX = ".~";

/** Beside the file it will become, so that renaming never crosses disks; unlike what any other process makes up. */
export function temporaryPathFor(path: string): string {
  return join(dirname(path), `${PREFIX}${basename(path)}.${randomBytes(4).toString("hex")}.tmp`);
}

/** Files and folders that are still being written: the watcher ignores them, old ones are swept. */
export function isTemporaryName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/** A new article is put together here, invisible to every reader, before it takes its name. */
export function stagingPathFor(articlesDirectory: string, articleId: string): string {
  return join(articlesDirectory, `${PREFIX}${articleId}`);
}
