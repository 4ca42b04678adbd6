import type { CallInput } from "#contract/calls.js";
import type { ArticleRow, LibraryOverview } from "#contract/records.js";
import { ArticleId, LibraryId } from "#core/identity/ids.js";
import { Settings } from "#core/settings/settings.js";
import { Tag } from "#core/tag/tag.js";
import type { Answers } from "./app-window.ts";

const DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

export function articleId(number: number): ArticleId {
  let rest = number;
  let text = "";
  for (let place = 0; place < 24; place += 1) {
    text = `${DIGITS[rest % DIGITS.length]}${text}`;
    rest = Math.floor(rest / DIGITS.length);
  }
  return ArticleId.parse(`01${text}`);
}

export function articleRow(number: number): ArticleRow {
  return {
    articleId: articleId(number),
    title: `Article ${number}`,
    byline: null,
    site: "The Quiet Shelf",
    url: null,
    language: "en",
    direction: "ltr",
    excerpt: "When the county offered to take the drawers away, the answer was the same.",
    words: 1_380,
    state: "inbox",
    trashed: false,
    trashedAt: null,
    purged: false,
    tags: [Tag.parse("archives")],
    progress: 0.4,
    highlights: 2,
    colors: ["yellow", "blue"],
    added: "2026-11-20T09:00:00.000Z",
    modified: "2026-11-20T09:00:00.000Z",
    published: null,
    leadImage: null,
  };
}

/**
 * Answers for a library of so many articles, all in the inbox; a moved one leaves the lists.
 * @param titles  of the first ones, where the usual `Article 0` will not do
 */
export function madeUpLibrary(size: number, titles: readonly string[] = []): Answers {
  const gone = new Set<string>();
  const rows = Array.from({ length: size }, (_, number) => ({
    ...articleRow(number),
    title: titles[number] ?? `Article ${number}`,
  }));
  let settings = Settings.parse({ theme: "paper" });

  return {
    "settings.get": () => ({ ok: true, value: settings }),
    "quarantine.list": () => ({ ok: true, value: { files: [] } }),
    "settings.set": (change) => {
      settings = Settings.parse({ ...settings, ...change });
      return { ok: true, value: settings };
    },
    "library.overview": () => ({ ok: true, value: overview(size - gone.size) }),
    "articles.list": ({ offset = 0, limit = 200 }: CallInput<"articles.list">) => {
      const left = rows.filter((row) => !gone.has(row.articleId));
      return {
        ok: true,
        value: {
          rows: left.slice(offset, offset + limit),
          total: left.length,
          totalWords: left.length * 1_380,
        },
      };
    },
    "articles.ids": ({ ranges }) => ({
      ok: true,
      value: {
        articleIds: chosen(
          rows.filter((row) => !gone.has(row.articleId)),
          ranges,
        ),
      },
    }),
    "articles.update": ({ articleIds = [], choice }) => {
      const left = rows.filter((row) => !gone.has(row.articleId));
      const all = [...articleIds, ...(choice === undefined ? [] : chosen(left, choice.ranges))];
      for (const id of all) gone.add(id);
      return { ok: true, value: { changed: all.length, unread: [] } };
    },
  };
}

function chosen(
  left: readonly ArticleRow[],
  ranges: CallInput<"articles.ids">["ranges"],
): ArticleRow["articleId"][] {
  const ids = left.map(({ articleId: id }) => id);
  return ranges === undefined ? ids : ranges.flatMap(({ start, end }) => ids.slice(start, end));
}

export function overview(inbox: number): LibraryOverview {
  return {
    libraryId: LibraryId.parse(`01${"0".repeat(24)}`),
    directory: "/home/reader/Postil",
    readOnlyBecause: null,
    undecidedArticles: null,
    counts: { inbox, reading: 0, done: 0, archived: 0, trashed: 0, annotations: 0, needLook: 0 },
    tags: [{ tag: Tag.parse("archives"), count: inbox, color: null }],
    tagMarks: [],
    savedSearches: [],
    colorNames: {},
    undo: null,
    redo: null,
    problems: [],
  };
}
