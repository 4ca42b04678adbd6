import { z } from "zod";
import { FailureCode } from "#core/failure/failure.js";

/**
 * What `--json` prints, line by line, as the design lists it. Strict: a field more is a field that programs begin to rely
 * on. Written down here a second time on purpose: a change of the contract must not change the command line unnoticed.
 */
const articleId = z.string().regex(/^[0-9a-z]{26}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.iso.datetime({ precision: 3 });
const offset = z.int().nonnegative();
const color = z.enum(["pink", "orange", "yellow", "green", "blue", "purple"]);
const state = z.enum(["inbox", "reading", "done", "archived", "trashed"]);
const tags = z.array(z.string());

export const AddRecord = z.strictObject({
  path: z.string(),
  status: z.enum(["added", "known", "updated", "similar", "failed"]),
  articleId: articleId.nullable(),
  title: z.string().nullable(),
  reason: z.string().nullable(),
  /** Only where the status is "similar". */
  similarTo: z.strictObject({ articleId, title: z.string(), share: z.number() }).optional(),
});

export const ListRecord = z.strictObject({
  articleId,
  title: z.string(),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  words: z.int().nonnegative(),
  tags,
  state,
  highlights: z.int().nonnegative(),
  added: time,
});

export const ShowRecord = z.strictObject({
  articleId,
  title: z.string(),
  byline: z.string().nullable(),
  language: z.string().nullable(),
  contentHash: sha256,
  /** Only where there is some. */
  unreadFrontMatter: z
    .strictObject({ notation: z.enum(["YAML", "TOML", "JSON"]), line: z.int().nullable() })
    .optional(),
  plainText: z.string(),
  blocks: z.array(
    z.strictObject({
      kind: z.string(),
      start: offset,
      end: offset,
      boilerplate: z.union([z.int().min(2), z.literal(false)]),
    }),
  ),
  /** Only where there are several. */
  versions: z
    .array(z.strictObject({ contentHash: sha256, imported: time, opens: z.boolean() }))
    .min(2)
    .optional(),
});

export const SearchRecord = z.strictObject({
  articleId,
  title: z.string(),
  kind: z.enum(["article", "quote", "note"]),
  snippet: z.string(),
  start: offset,
  end: offset,
  score: z.number(),
});

export const PlacedRecord = z.strictObject({
  annotationId: articleId,
  state: z.literal("placed"),
  start: offset,
  end: offset,
});

export const UnplacedRecord = z.strictObject({
  state: z.enum(["orphaned", "uncertain"]),
  candidates: z.array(z.strictObject({ start: offset, end: offset, context: z.string() })),
  total: z.int().nonnegative(),
});

export const NoteRecord = z.strictObject({
  annotationId: articleId,
  articleId,
  quote: z.string(),
  note: z.string(),
  tags,
  color,
  state: z.enum(["placed", "moved", "uncertain", "orphaned"]),
  start: offset,
  end: offset,
  created: time,
  modified: time,
});

export const TagRecord = z.strictObject({
  tag: z.string(),
  articles: z.int().nonnegative(),
  highlights: z.int().nonnegative(),
  color: color.nullable(),
  otherNames: tags,
});

/** Of tag, untag, state, trash and restore: the article as it is now. */
export const ChangedRecord = z.strictObject({ articleId, title: z.string(), tags, state });

export const ExportRecord = z.strictObject({ path: z.string() });

export const ImportNotesRecord = z.strictObject({
  path: z.string(),
  articles: z.int(),
  added: z.int(),
  known: z.int(),
  unplaced: z.array(z.strictObject({ quote: z.string(), reason: z.string() })),
});

export const ProblemRecord = z.strictObject({
  path: z.string(),
  problem: z.string(),
  action: z.string(),
});

/** What a check prints when it finds no problem. */
export const SoundRecord = z.strictObject({ filesChecked: z.int().positive() });

export const RebuildRecord = z.strictObject({ articles: z.int(), annotations: z.int() });

export const FailureRecord = z.strictObject({
  error: z.strictObject({ code: FailureCode, message: z.string(), path: z.string().optional() }),
});
