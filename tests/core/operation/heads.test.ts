import { expect, test } from "vitest";
import { headsOf } from "#core/operation/heads.js";
import type { Change } from "#core/operation/operation.js";
import { annotationId, articleId, fullName, operation } from "./sample-operations.ts";

const id = annotationId(7);
const other = annotationId(8);
const colored = (color: "pink" | "blue", of = id): Change => ({
  kind: "highlight",
  id: of,
  set: { color },
});

test("nothing was said of an entity yet: no heads", () => {
  expect(headsOf([], "highlight", id)).toEqual([]);
  expect(headsOf([operation("a:1", 1, [], colored("pink", other))], "highlight", id)).toEqual([]);
});

test("the heads are those that no other on the entity has seen", () => {
  const operations = [
    operation("a:1", 1, [], colored("pink")),
    operation("b:1", 2, ["a:1"], colored("blue")),
    operation("c:1", 3, ["a:1"], colored("blue")),
    operation("c:2", 4, [], colored("pink", other)),
  ];
  expect(headsOf(operations, "highlight", id)).toEqual([fullName("b:1"), fullName("c:1")]);
  expect(headsOf(operations, "highlight", other)).toEqual([fullName("c:2")]);
});

test("a writer has always seen its own earlier operations", () => {
  const operations = [
    operation("a:1", 1, [], colored("pink")),
    operation("a:2", 2, [], colored("blue")),
  ];
  expect(headsOf(operations, "highlight", id)).toEqual([fullName("a:2")]);
});

test("an article and its twin are one entity", () => {
  const operations = [
    operation("a:1", 1, [], { kind: "article", id: articleId(1), set: { state: "done" } }),
    operation("b:1", 2, [], { kind: "article", id: articleId(2), set: { state: "reading" } }),
  ];
  expect(headsOf(operations, "article", articleId(1), articleId(2))).toHaveLength(2);
});
