import { randomBytes } from "node:crypto";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import { AnnotationId, type ArticleId, type ContentHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import type { HostClient } from "../../postil/host-client.ts";

/** What a running app was asked for, and has said is done. */
export interface Told {
  /** Words of notes that were acknowledged. */
  readonly notes: Set<string>;
  /** By the name of an annotation whose note says only how often it was changed: how often, at least. */
  readonly atLeast: Map<string, number>;
  /** Titles of articles that were added. */
  readonly titles: Set<string>;
  /** Words of notes that were taken back. */
  readonly undone: Set<string>;
  acknowledged: number;
}

export function nothingTold(): Told {
  const told = { notes: new Set<string>(), atLeast: new Map(), titles: new Set<string>() };
  return { ...told, undone: new Set<string>(), acknowledged: 0 };
}

export interface LoadedArticle {
  readonly articleId: ArticleId;
  readonly contentHash: ContentHash;
}

/**
 * Uses an app as several windows at once would, until it does not answer any more: highlights, edits, a note being typed, imports;
 * or, where Undo is used, highlights that are taken back, since Undo takes back whoever was last.
 * @param round  names everything that is made
 * @param onFirst  called once something is acknowledged
 */
export async function loadUntilGone(
  client: HostClient,
  article: LoadedArticle,
  told: Told,
  { round, withUndo, onFirst }: { round: number; withUndo: boolean; onFirst: () => void },
): Promise<void> {
  /** @returns undefined when the app is gone */
  async function ask<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<CallOutput<Name> | undefined> {
    const reply = await client.call(name, input).catch(() => undefined);
    if (reply === undefined) return undefined;
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    told.acknowledged += 1;
    onFirst();
    return reply.value;
  }

  async function highlight(note: string): Promise<AnnotationId | undefined> {
    const annotationId = AnnotationId.parse(makeUlid(Date.now(), randomBytes(10)));
    const span = { start: 0, end: 4, color: "yellow" } as const;
    const made = await ask("annotations.create", { ...article, ...span, annotationId, note });
    return made && annotationId;
  }

  async function highlighting(): Promise<void> {
    for (let number = 1; ; number += 1) {
      const note = `note-${round}-${number}`;
      if ((await highlight(note)) === undefined) return;
      told.notes.add(note);
    }
  }

  async function editing(): Promise<void> {
    const annotationId = await highlight(`edit-${round}=0`);
    if (annotationId === undefined) return;
    for (let number = 1; ; number += 1) {
      told.atLeast.set(`edit-${round}`, number - 1);
      const note = `edit-${round}=${number}`;
      const done = await ask("annotations.update", { annotationIds: [annotationId], note });
      if (done === undefined) return;
    }
  }

  async function typing(): Promise<void> {
    const base = `draft-${round}=0`;
    const annotationId = await highlight(base);
    if (annotationId === undefined) return;
    const span = { start: 0, end: 4 };
    const draft = { ...article, annotationId, span, base, color: "yellow", quote: "Some" } as const;
    for (let number = 1; ; number += 1) {
      told.atLeast.set(`draft-${round}`, number - 1);
      const text = `draft-${round}=${number}`;
      if ((await ask("notes.keepDraft", { draft: { ...draft, text } })) === undefined) return;
    }
  }

  async function importing(): Promise<void> {
    for (let number = 1; ; number += 1) {
      const name = `import-${round}-${number}`;
      const text = `${name}\n\nThe text of ${name}, with a few words.\n`;
      const id = await client.stage(`${name}.txt`, text).catch(() => undefined);
      if (id === undefined) return;
      // The host names what it keeps.
      const staged = [{ id: id as never, name: `${name}.txt` }];
      const done = await ask("articles.import", { staged });
      if (done === undefined) return;
      for (const { title } of done.outcomes) if (title !== null) told.titles.add(title);
    }
  }

  async function undoing(): Promise<void> {
    for (let number = 1; ; number += 1) {
      const note = `undone-${round}-${number}`;
      if ((await highlight(note)) === undefined) return;
      if ((await ask("undo", {})) === undefined) return;
      told.undone.add(note);
    }
  }

  await Promise.all(withUndo ? [undoing()] : [highlighting(), editing(), typing(), importing()]);
}
