import { expect, test } from "vitest";
import { SavedSearchId } from "#core/identity/ids.js";
import { describeDeed } from "#core/operation/describe-deed.js";
import type { Change } from "#core/operation/operation.js";
import { annotationId, articleId, contentHash, highlighting, tag } from "./sample-operations.ts";

const id = annotationId(1);
const article = articleId(1);
const search = SavedSearchId.parse(articleId(9));
const tags = { tags: [tag("war")] };

function onThree(change: Extract<Change, { kind: "article" }>): Change[] {
  return [1, 2, 3].map((number) => ({ ...change, id: articleId(number) }));
}

function moving(highlight: typeof id): Change {
  return {
    kind: "highlight",
    id: highlight,
    set: { quote: { exact: "a", prefix: "", suffix: "" } },
  };
}

test.each<[string, Change[]]>([
  ["highlight", [highlighting(id)]],
  ["2 highlights", [highlighting(id), highlighting(annotationId(2))]],
  ["highlight", [highlighting(id), { kind: "highlight", id, add: tags }]],
  ["move highlight", [moving(id)]],
  [
    "merge 2 highlights",
    [moving(id), { kind: "highlight", id: annotationId(2), set: { trashed: true } }],
  ],
  ["split highlight", [moving(id), highlighting(annotationId(2))]],
  ["note", [{ kind: "highlight", id, set: { note: "x" } }]],
  ["delete note", [{ kind: "highlight", id, set: { note: null } }]],
  ["colour", [{ kind: "highlight", id, set: { color: "pink" } }]],
  ["underline", [{ kind: "highlight", id, set: { style: "underline" } }]],
  ["delete highlight", [{ kind: "highlight", id, set: { trashed: true } }]],
  ["restore highlight", [{ kind: "highlight", id, set: { trashed: false } }]],
  ["tag highlight", [{ kind: "highlight", id, set: {}, add: tags }]],
  ["untag highlight", [{ kind: "highlight", id, remove: tags }]],
  ["change highlight", [{ kind: "highlight", id, set: {} }]],
  ["tag article", [{ kind: "article", id: article, add: tags }]],
  ["tag 3 articles", onThree({ kind: "article", id: article, add: tags })],
  ["change tags of article", [{ kind: "article", id: article, add: tags, remove: tags }]],
  ["move to trash", [{ kind: "article", id: article, set: { trashed: true } }]],
  ["move 3 articles to trash", onThree({ kind: "article", id: article, set: { trashed: true } })],
  ["restore from trash", [{ kind: "article", id: article, set: { trashed: false } }]],
  ["move to Done", [{ kind: "article", id: article, set: { state: "done" } }]],
  ["rename article", [{ kind: "article", id: article, set: { title: null } }]],
  ["choice of version", [{ kind: "article", id: article, set: { current: contentHash("a") } }]],
  ["reading position", [{ kind: "position", id: article, set: {} }]],
  ["colour of a tag", [{ kind: "tag", id: tag("war"), set: { color: null } }]],
  ["delete tag #war", [{ kind: "tag", id: tag("war"), set: { trashed: true } }]],
  ["bring back tag #war", [{ kind: "tag", id: tag("war"), set: { trashed: false } }]],
  ["separate tag #war", [{ kind: "tag", id: tag("war"), set: { aliasOf: null } }]],
  ["rename tag #war to #peace", [{ kind: "tag", id: tag("war"), set: { aliasOf: tag("peace") } }]],
  ["save search", [{ kind: "saved-search", id: search, set: { name: "N", query: "q" } }]],
  ["remove saved search", [{ kind: "saved-search", id: search, set: { trashed: true } }]],
  ["name of a colour", [{ kind: "color-name", id: "blue", set: { name: "Doubt" } }]],
  ["change", []],
])("%s", (name, changes) => {
  expect(describeDeed(changes)).toBe(name);
});
