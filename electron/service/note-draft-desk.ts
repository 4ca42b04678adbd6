import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { NoteDraft } from "#core/annotation/note-draft.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import { isNewerFormat } from "../library/format-of.ts";
import { replaceDurably } from "../library/replace-durably.ts";
import { writeFailure } from "../library/write-failure.ts";
import { createProcessFolders } from "./process-folders.ts";
import { createTurnsByName } from "./turns-by-name.ts";

/** Notes that windows are typing, flushed, until the windows save them: a kill of whichever process loses next to nothing. */
export interface NoteDraftDesk {
  /** In place of the one before of the same annotation. */
  keep(draft: NoteDraft): Promise<Result<void, Failure>>;
  /** It was saved, or thrown away. */
  drop(annotationId: AnnotationId): Promise<void>;
  /** Saves what processes that were killed had kept. */
  resume(): Promise<void>;
  /** Saves what can be saved; the rest waits for the next start. */
  close(): Promise<void>;
}

/** Whether a draft's typist may still be there to choose between two texts. */
export type Typist = "may-be-there" | "gone";

export interface NoteDraftDeskParts {
  /** Made when it is first needed. */
  readonly directory: string;
  /** Writes a draft into its note. @returns whether nothing of it is left to save */
  readonly save: (draft: NoteDraft, typist: Typist) => Promise<boolean>;
}

// Windows save at the next pause, of a second, and of a second more for every 50,000 characters: one that has not by then is gone, or
// cannot save. Should it only be slow, it is about to save the very same text.
const FORGOTTEN_AFTER_MS = 5_000;
const CHARACTERS_A_MS = 15;

export const DRAFT_FORMAT = 1;

interface Kept {
  readonly draft: NoteDraft;
  readonly path: string;
  readonly timer: NodeJS.Timeout;
}

export function createNoteDraftDesk(parts: NoteDraftDeskParts): NoteDraftDesk {
  const { directory, save } = parts;
  const folders = createProcessFolders(directory);
  const turns = createTurnsByName();
  const kept = new Map<AnnotationId, Kept>();

  async function forget(annotationId: AnnotationId): Promise<void> {
    const known = kept.get(annotationId);
    if (known === undefined) return;
    clearTimeout(known.timer);
    kept.delete(annotationId);
    // Should it stay, the next start finds that the note says the same.
    await rm(known.path, { force: true }).catch(() => undefined);
  }

  async function saveKept(annotationId: AnnotationId): Promise<void> {
    const known = kept.get(annotationId);
    if (known === undefined) return;
    // What could not be saved waits on the disk; its reason is told by whoever writes to the library.
    const isSaved = await save(known.draft, "may-be-there").catch(() => false);
    if (isSaved) await forget(annotationId);
  }

  return {
    keep: (draft) =>
      turns.take(draft.annotationId, async () => {
        const { annotationId } = draft;
        try {
          const path = join(await folders.own(), `${annotationId}.json`);
          await replaceDurably(path, JSON.stringify({ format: DRAFT_FORMAT, ...draft }));
          clearTimeout(kept.get(annotationId)?.timer);
          const timer = setTimeout(
            () => {
              void turns.take(annotationId, () => saveKept(annotationId));
            },
            FORGOTTEN_AFTER_MS + Math.floor(draft.text.length / CHARACTERS_A_MS),
          );
          timer.unref();
          kept.set(annotationId, { draft, path, timer });
          return ok(undefined);
        } catch (error) {
          return fail(writeFailure(error, directory));
        }
      }),
    drop: (annotationId) => turns.take(annotationId, () => forget(annotationId)),
    async resume() {
      for (const folder of await folders.takeOver()) {
        for (const path of await draftsIn(folder)) {
          const draft = await readDraft(path);
          // What does not parse, or is a newer Postil's, stays where it is.
          if (draft === undefined) continue;
          const isSaved = await save(draft, "gone").catch(() => false);
          if (isSaved) await rm(path, { force: true }).catch(() => undefined);
        }
      }
    },
    async close() {
      for (const annotationId of kept.keys()) {
        await turns.take(annotationId, () => saveKept(annotationId));
      }
      for (const { timer } of kept.values()) clearTimeout(timer);
      await folders.close();
    },
  };
}

async function draftsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []); // Saved and tidied up a moment ago.
  return names.filter((name) => name.endsWith(".json")).map((name) => join(folder, name));
}

async function readDraft(path: string): Promise<NoteDraft | undefined> {
  try {
    const record: unknown = JSON.parse(await readFile(path, "utf8"));
    return isNewerFormat(record, DRAFT_FORMAT) ? undefined : NoteDraft.parse(record);
  } catch {
    return undefined;
  }
}
