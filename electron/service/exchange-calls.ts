import type { ArticleRecord } from "#core/article/article-record.js";
import type { Failure } from "#core/failure/failure.js";
import { COLORS } from "#core/annotation/color.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { foldLibraryMarks } from "#core/operation/fold-library.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { exportJson } from "../interchange/export-json.ts";
import { uniteExported } from "../interchange/unite-exported.ts";
import { exportMarkdown } from "../interchange/export-markdown.ts";
import { parseNotesFile, planImport } from "../interchange/import-json.ts";
import type { AnnotationFilter } from "../index/list-annotations.ts";
import type { NotesFile } from "../interchange/notes-file.ts";
import { callErrorOf } from "./call-error-of.ts";
import type { AppParts } from "./app-parts.ts";
import type { OpenArticle } from "./open-article.ts";
import type { CallContext, Handler, Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { createNotesImportReport } from "./notes-import-report.ts";
import { tagsToAdd, withTagNames } from "./tagging.ts";

export type ExchangeCalls = Pick<Handlers, "notes.export" | "notes.import">;

/** Everything can leave, and come back. */
export function exchangeCalls(parts: AppParts, marks: LibraryMarksDesk): ExchangeCalls {
  const { library } = parts;

  return {
    async "notes.export"({ format, query, annotationIds }, context) {
      const matching =
        annotationIds === undefined
          ? await matchingAnnotations(parts.index, query, context.signal)
          : byArticle(
              (await parts.index.ask("readEntries", annotationIds, context.signal)).entries,
            );
      const found = await recordsFor(parts, matching, context);
      if (!found.ok) return found;
      const names = parts.index.tagNames();
      const records = found.value.records.map((record) => withTagNames(record, names));
      const unread = found.value.unread.map(callErrorOf);
      if (format === "markdown") return ok({ files: exportMarkdown(records), unread });
      const operations = await library.readLibraryMarks();
      const text = exportJson(records, foldLibraryMarks(operations));
      return ok({ files: [{ name: "postil-notes.json", text }], unread });
    },

    "notes.import": importNotes(parts, marks),
  };
}

function importNotes(parts: AppParts, marks: LibraryMarksDesk): Handler<"notes.import"> {
  const { articles } = parts;
  return async ({ text, dryRun }, context) => {
    const file = parseNotesFile(text);
    if (!file.ok) return file;
    const changes = new Map<ArticleId, readonly Change[]>();
    const entries = new Map<ArticleId, NotesFile["articles"][number]>();
    const report = createNotesImportReport();
    for (const [done, exported] of file.value.articles.entries()) {
      if (context.signal.aborted) return fail({ code: "cancelled" });
      const total = file.value.articles.length;
      context.onProgress({ done, total, current: exported.title });
      const article = await findArticle(parts, exported.originals);
      if (article === undefined) {
        report.leftOut(exported, `the article “${exported.title}” is not in this library`);
        continue;
      }
      const { record, document } = article;
      if (!document.ok) {
        report.leftOut(exported, describeFailure(document.error));
        continue;
      }
      const names = parts.index.tagNames();
      const earlier = entries.get(record.articleId);
      const entry = earlier === undefined ? exported : uniteExported(earlier, exported);
      entries.set(record.articleId, entry);
      const plan = planImport(
        taggedAsHere(entry, names),
        withTagNames(record, names),
        document.value.plainText,
      );
      report.planned(record.articleId, plan);
      if (plan.changes.length > 0) changes.set(record.articleId, plan.changes);
    }
    if (dryRun) return ok(report.summary());
    const action = parts.newId.action();
    const written = await articles.writeAll(
      changes,
      { action },
      {
        signal: context.signal,
        onRefused(failure, articleId, { isKept }) {
          const list = changes.get(articleId) ?? [];
          const quotes = quotesIn(list);
          const named = quotes.length > 0 ? quotes : [parts.index.titleOf(articleId) ?? articleId];
          const waits = isKept ? "it waits to be saved. " : "";
          const reason = `${waits}${describeFailure(failure)}`;
          report.refused(articleId, { quotes, named, reason });
        },
      },
    );
    if (!written.ok) return written;
    // What was written by then is one deed, which undo takes back.
    if (context.signal.aborted) return fail({ code: "cancelled" });
    const list = await newMarks(parts, file.value);
    const marked = list.length > 0 ? await marks.write(list, {}) : ok(undefined);
    return marked.ok ? ok(report.summary()) : marked;
  };
}

/** Of the highlights that are made. */
function quotesIn(changes: readonly Change[]): readonly string[] {
  return changes.flatMap((change) =>
    change.kind === "highlight" ? (change.set?.quote?.exact ?? []) : [],
  );
}

/** An export may be older than a name. What was deleted here stays deleted, and carried. */
function taggedAsHere(
  exported: NotesFile["articles"][number],
  names: TagNames,
): NotesFile["articles"][number] {
  const renamed = (tags: readonly Tag[]): Tag[] => [...tagsToAdd(names, tags, [])];
  return {
    ...exported,
    tags: renamed(exported.tags),
    annotations: exported.annotations.map((one) => ({ ...one, tags: renamed(one.tags) })),
  };
}

type Wanted = ReadonlyMap<ArticleId, ReadonlySet<AnnotationId>>;

/**
 * Articles with these annotations, and only these; all articles whole when `matching` is undefined. One that cannot be read costs
 * none of the others.
 */
async function recordsFor(
  { index, articles }: AppParts,
  matching: Wanted | undefined,
  { signal, onProgress }: CallContext,
): Promise<Result<{ records: ArticleRecord[]; unread: Failure[] }, Failure>> {
  const ids = matching === undefined ? [...index.stamps().keys()] : [...matching.keys()];
  const records: ArticleRecord[] = [];
  const unread: Failure[] = [];
  for (const articleId of ids) {
    if (signal.aborted) return fail({ code: "cancelled" });
    const article = await articles.open(articleId);
    // Without the library there is nothing to export.
    if (!article.ok && article.error.code === "library-missing") return article;
    if (article.ok) records.push(withOnly(article.value, matching?.get(articleId)));
    else unread.push(article.error);
    const current = article.ok ? article.value.record.title : "";
    onProgress({ done: records.length + unread.length, total: ids.length, current });
  }
  return ok({ records, unread });
}

/** @returns undefined for an empty query, which means everything */
async function matchingAnnotations(
  index: AppParts["index"],
  query: string,
  signal: AbortSignal,
): Promise<Wanted | undefined> {
  if (query.trim() === "") return undefined;
  const filter: AnnotationFilter = {
    query,
    trashed: false,
    sort: "article",
    offset: 0,
    limit: Number.MAX_SAFE_INTEGER,
  };
  const { entries } = await index.ask("listAnnotations", filter, signal);
  return byArticle(entries);
}

function byArticle(
  entries: readonly { readonly articleId: ArticleId; readonly annotationId: AnnotationId }[],
): Wanted {
  return new Map(
    [...Map.groupBy(entries, ({ articleId }) => articleId)].map(([articleId, list]) => [
      articleId,
      new Set(list.map(({ annotationId }) => annotationId)),
    ]),
  );
}

function withOnly(
  { record }: OpenArticle,
  wanted: ReadonlySet<AnnotationId> | undefined,
): ArticleRecord {
  if (wanted === undefined) return record;
  const annotations = record.annotations.filter(({ annotationId }) => wanted.has(annotationId));
  return { ...record, annotations };
}

async function findArticle(
  { index, articles }: AppParts,
  originals: NotesFile["articles"][number]["originals"],
): Promise<OpenArticle | undefined> {
  for (const original of originals) {
    const articleId = index.findByOriginal(original);
    const article = articleId === undefined ? undefined : await articles.open(articleId);
    if (article?.ok) return article.value;
  }
  return undefined;
}

/** Tag colours, saved searches and colour names that this library has not set itself. */
async function newMarks({ library }: AppParts, file: NotesFile): Promise<Change[]> {
  const operations = await library.readLibraryMarks();
  const here = foldLibraryMarks(operations);
  const tags = file.tags.filter(({ tag }) => !here.tags.some((known) => known.tag === tag));
  const searches = file.savedSearches.filter(
    ({ id }) => !here.savedSearches.some((known) => known.id === id),
  );
  const names = COLORS.flatMap((color) => {
    const name = here.colorNames[color] === undefined ? file.colorNames[color] : undefined;
    return name === undefined ? [] : [{ color, name }];
  });
  return [
    ...tags.map(({ tag, color, aliasOf }): Change => ({
      kind: "tag",
      id: tag,
      set: { color, aliasOf },
    })),
    ...searches.map(({ id, name, query }): Change => ({
      kind: "saved-search",
      id,
      set: { name, query },
    })),
    ...names.map(({ color, name }): Change => ({ kind: "color-name", id: color, set: { name } })),
  ];
}
