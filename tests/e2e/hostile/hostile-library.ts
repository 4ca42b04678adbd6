import { randomBytes } from "node:crypto";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { normaliseTag, type Tag } from "#core/tag/tag.js";
import type { AppClient } from "../../postil/host-client.ts";
import { importTexts } from "../../postil/import-texts.ts";
import { sharedTest } from "../shared-test.ts";
import { hostileTexts } from "./hostile-texts.ts";

/** What came in through the doors of notes and tags. */
export interface HostileLibrary {
  /** An article whose one sentence carries many of the notes. */
  readonly articleId: ArticleId;
  readonly notes: ReadonlyMap<AnnotationId, string>;
}

/** The notes are spread over so many articles. */
const ARTICLES = 8;
const SENTENCE = "A sentence to be marked again and again.";

/** Every so many notes are tagged with their own text: a sidebar with a thousand tags is not what is tested here. */
const TAGGED_EVERY = 10;

/** A library, shared by the tests of a file, with every hostile text as a note and some of them as tags. */
export const hostileTest = sharedTest.extend("hostile", { scope: "file" }, ({ client }) =>
  annotate(client),
);

async function annotate(client: AppClient): Promise<HostileLibrary> {
  const texts = Array.from(
    { length: ARTICLES },
    (_, at) => [`marked-${at}.txt`, `Marked ${at}\n\n${SENTENCE}\n`] as const,
  );
  const outcomes = await importTexts(client, Object.fromEntries(texts));
  const ids = outcomes.flatMap(({ articleId }) => articleId ?? []);
  const notes = new Map<AnnotationId, string>();
  for (const [at, note] of hostileTexts.entries()) {
    const articleId = ids[at % ids.length];
    if (articleId === undefined) throw new Error("not imported");
    const made = await client.ask("annotations.createFromQuote", {
      articleId,
      exact: SENTENCE,
      note,
      tags: tagsOfNote(note),
    });
    if (made.state !== "placed") throw new Error(`a note was not made: ${note}`);
    notes.set(made.annotationId, note);
  }
  const [articleId] = ids;
  if (articleId === undefined) throw new Error("not imported");
  return { articleId, notes };
}

/** The tags that a note was given here. */
export function tagsOfNote(note: string): Tag[] {
  return hostileTexts.indexOf(note) % TAGGED_EVERY === 0 ? tagsFrom(note) : [];
}

/** The tag that somebody gets who types this; none where nothing is left of it. */
export function tagsFrom(typed: string): Tag[] {
  const tag = normaliseTag(typed);
  return tag === undefined ? [] : [tag];
}

/** As a window makes one. */
export function newAnnotationId(): AnnotationId {
  const RANDOM_BYTES = 10;
  return AnnotationId.parse(makeUlid(Date.now(), randomBytes(RANDOM_BYTES)));
}
