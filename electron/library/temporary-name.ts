import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";

const PREFIX = ".~";
/** A file on its way to its name, or an article that is being put together: see `temporaryPathFor` and `stagingPathFor`. */
const OWN = /^\.~(?:.+\.[0-9a-f]{8}\.tmp|[0-9a-hjkmnp-tv-z]{26})$/s;

/** Beside the file it will become, so that renaming never crosses disks; unlike what any other process makes up. */
export function temporaryPathFor(path: string): string {
  return join(dirname(path), `${PREFIX}${basename(path)}.${randomBytes(4).toString("hex")}.tmp`);
}

/** Files and folders that are still being written: the watcher ignores them, old ones are swept. */
export function isTemporaryName(name: string): boolean {
  return name.startsWith(PREFIX);
}

/**
 * Whether Postil itself made it. Other programs have names like this, too, for what they still need: rsync puts all that it brings into
 * `.~tmp~` first, and LibreOffice locks what it has open by `.~lock.notes.md#`.
 */
export function isOwnTemporaryName(name: string): boolean {
  return OWN.test(name);
}

/** A new article is put together here, invisible to every reader, before it takes its name. */
export function stagingPathFor(articlesDirectory: string, articleId: string): string {
  return join(articlesDirectory, `${PREFIX}${articleId}`);
}
