import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { TagMark } from "#core/library/library-marks.js";
import { planTagChange, withOperations } from "#core/tag/tag-change.js";
import { isWithin, tagNames } from "#core/tag/tag-names.js";
import { Tag } from "#core/tag/tag.js";
import { useIndex } from "./index-fixture.ts";

const fixture = useIndex();

const PAGE = { offset: 0, limit: 1_000 };
const TAGS = ["a", "A", "a/b", "a/b/c", "b", "b/c", "c", "c/a", "ab"].map((name) =>
  Tag.parse(name),
);
const ARTICLES = 12;

test("whatever was renamed and deleted, lists, searches and counts agree with the names that are shown", () => {
  const carried = Array.from({ length: ARTICLES }, (_, number) =>
    TAGS.filter((_tag, place) => (number * 7 + place * 5) % 4 === 0),
  );
  fixture.put(
    ...carried.map((tags) => ({
      text: "one passage\n",
      tags: [...tags],
      annotations: [{ quote: "passage", tags: tags.slice(1) }],
    })),
  );
  const name = fc.constantFrom(...TAGS);
  const change = fc.oneof(
    fc.record({ kind: fc.constant("rename" as const), tag: name, to: name }),
    fc.record({
      kind: fc.constantFrom("delete" as const, "restore" as const, "separate" as const),
      tag: name,
    }),
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 5 }), name, (changes, asked) => {
      const tags = changes.reduce<readonly TagMark[]>(
        (marks, one) => withOperations(marks, planTagChange(marks, one, TAGS)),
        [],
      );
      fixture.index.putLibraryMarks({ tags, savedSearches: [], colorNames: {} });
      const names = tagNames(tags);
      const shownIn = (list: readonly Tag[]): readonly Tag[] => names.shown(list);
      const { rows } = fixture.index.listArticles({
        view: "all",
        query: "",
        sort: "oldest",
        ...PAGE,
      });
      expect(rows.map((row) => row.tags)).toEqual(carried.map(shownIn));

      const wanted = names.nameOf(asked);
      const holds = (list: readonly Tag[]): boolean =>
        shownIn(list).some((tag) => isWithin(tag, wanted));
      const articles = carried.filter(holds).length;
      const highlights = carried.filter((list) => holds(list.slice(1))).length;
      const listed = fixture.index.listArticles({
        view: "all",
        tag: asked,
        query: "",
        sort: "oldest",
        ...PAGE,
      });
      const found = fixture.index.listArticles({
        view: "all",
        query: `tag:${asked}`,
        sort: "oldest",
        ...PAGE,
      });
      const noted = fixture.index.listAnnotations({
        tag: asked,
        query: "",
        trashed: false,
        sort: "article",
        ...PAGE,
      });
      expect([listed.total, found.total, noted.total]).toEqual([articles, articles, highlights]);

      for (const use of fixture.index.listTags()) {
        const of = (list: readonly Tag[]): boolean =>
          list.some((tag) => names.nameOf(tag) === use.tag);
        expect([use.tag, use.articles, use.highlights]).toEqual([
          use.tag,
          carried.filter(of).length,
          carried.filter((list) => of(list.slice(1))).length,
        ]);
      }
    }),
    { numRuns: 150 },
  );
});

test("what lies in the trash is not counted, and what carries two tags that became one counts once", () => {
  fixture.put(
    { tags: ["war", "conflict"], text: "one\n", annotations: [{ quote: "one", tags: ["war"] }] },
    { tags: ["war"], text: "one\n", annotations: [{ quote: "one", tags: ["war"], trashed: true }] },
    { tags: ["war"], trashed: true, text: "one\n", annotations: [{ quote: "one", tags: ["war"] }] },
  );
  const merged = { tag: Tag.parse("war"), color: null, aliasOf: Tag.parse("conflict") };
  fixture.index.putLibraryMarks({ tags: [merged], savedSearches: [], colorNames: {} });
  expect(fixture.index.listTags()).toMatchObject([{ tag: "conflict", articles: 2, highlights: 1 }]);
  expect(fixture.index.countCarriers([Tag.parse("war")])).toEqual({ articles: 2, highlights: 1 });
  expect(fixture.index.carriersOf([Tag.parse("conflict")])).toHaveLength(1);
});
