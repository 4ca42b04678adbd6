import { z } from "zod";
import { ArticleId } from "#core/identity/ids.js";
import { SnapshotId, SnapshotReason } from "#core/snapshot/snapshot-record.js";

export const SnapshotSummary = z.object({
  id: SnapshotId,
  /** ISO 8601, UTC; null where that cannot be read. */
  made: z.string().nullable(),
  reason: SnapshotReason.nullable(),
  articles: z.int(),
  /** Lines of all logs: everything that was ever said. */
  lines: z.int(),
  /** Bytes on disk that it names; others name most of them as well. */
  bytes: z.int(),
  state: z.enum(["whole", "damaged", "newer", "unreadable"]),
});
export type SnapshotSummary = z.infer<typeof SnapshotSummary>;

/** One thing that is another now than in a snapshot. */
export const DifferingThing = z.object({
  difference: z.enum(["gone", "changed", "added", "purged"]),
  kind: z.enum(["highlight", "article", "tag", "saved-search", "color-name"]),
  /** The words that are highlighted, or the name of the tag, search or colour; "" for an article. */
  name: z.string(),
  /** The note as it was, or as it came since. */
  note: z.string(),
  /** What of it differs. */
  fields: z.array(z.string()),
});
export type DifferingThing = z.infer<typeof DifferingThing>;

const Counts = z.object({
  gone: z.int(),
  changed: z.int(),
  added: z.int(),
  /** Lines that are there no more and come back. */
  lostLines: z.int(),
});

export const DifferingArticle = Counts.extend({
  articleId: ArticleId,
  title: z.string(),
  folder: z.string(),
  /** `missing`: its folder is gone, and a snapshot holds no texts. `purged`: deleted for good. `unreadable`: see `message`. */
  state: z.enum(["there", "missing", "purged", "unreadable"]),
  message: z.string().nullable(),
  /** The first of them. */
  things: z.array(DifferingThing),
});
export type DifferingArticle = z.infer<typeof DifferingArticle>;

export const SnapshotDifference = z.object({
  snapshot: SnapshotSummary,
  /** Only those in which something differs; the first of them. */
  articles: z.array(DifferingArticle),
  /** The library's own: tags, saved searches, names of colours. */
  library: Counts.extend({ things: z.array(DifferingThing) }),
  total: Counts.extend({ articles: z.int(), missing: z.int() }),
  /** What of the snapshot is damaged, in sentences; the rest can be used. */
  damage: z.array(z.string()),
});
export type SnapshotDifference = z.infer<typeof SnapshotDifference>;

/** Which articles; all where none is named. The library's own marks belong to all only. */
const Which = {
  id: SnapshotId,
  articleIds: z.array(ArticleId).default([]),
};

/** Those of the calls that are about snapshots; see calls.ts. */
export const snapshotCalls = {
  /** The latest first. */
  "snapshots.list": {
    input: z.object({}),
    output: z.object({ snapshots: z.array(SnapshotSummary) }),
  },
  /** `unchanged`: the latest one says the same. `elsewhere`: another process makes one just now. */
  "snapshots.make": {
    input: z.object({}),
    output: z.object({
      kind: z.enum(["made", "unchanged", "elsewhere"]),
      id: SnapshotId.nullable(),
    }),
  },
  /** Reads all of one and verifies it. */
  "snapshots.verify": {
    input: z.object({ id: SnapshotId }),
    output: z.object({
      snapshot: SnapshotSummary,
      articles: z.array(
        z.object({
          articleId: ArticleId,
          title: z.string(),
          folder: z.string(),
          lines: z.int(),
          missingSince: z.string().nullable(),
        }),
      ),
      damage: z.array(z.string()),
    }),
  },
  /** What is another now than then. Changes nothing. */
  "snapshots.compare": { input: z.object(Which), output: SnapshotDifference },
  /**
   * What is gone comes back as it was written; what was changed since is set back, and what came since is put into the trash, where
   * that is asked for: as one deed, which Undo takes back. A snapshot is made before.
   */
  "snapshots.restore": {
    input: z.object({
      ...Which,
      changed: z.enum(["set-back", "keep"]).default("set-back"),
      added: z.enum(["keep", "trash"]).default("keep"),
    }),
    output: z.object({
      /** In which something was done. */
      articles: z.int(),
      /** That are there again. */
      lines: z.int(),
      /** Things that were set back or put into the trash. */
      changes: z.int(),
      /** Their folders are gone: nothing could be done. */
      missing: z.int(),
      /** Why others were left, and what of the snapshot is damaged. */
      problems: z.array(z.string()),
    }),
  },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;
