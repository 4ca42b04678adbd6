import { expect, test } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { mostUsedTags } from "../../../renderer/sidebar/most-used-tags.ts";
import { type TagNode, buildTagTree } from "../../../renderer/sidebar/tag-tree.ts";

function tree(...tags: readonly string[]): readonly TagNode[] {
  return buildTagTree(
    tags.map((tag, index) => ({ tag: Tag.parse(tag), count: index + 1, color: null })),
  );
}

function drawn(nodes: readonly TagNode[], depth = 0): readonly string[] {
  return nodes.flatMap(({ name, count, children }) => [
    `${"  ".repeat(depth)}${name} ${count}`,
    ...drawn(children, depth + 1),
  ]);
}

test("tags stand below the tags they begin with", () => {
  expect(drawn(tree("method", "method/archives", "coast"))).toEqual([
    "coast 3",
    "method 1",
    "  archives 2",
  ]);
});

test("a step that is no tag itself is there all the same, without a count", () => {
  expect(drawn(tree("a/b/c"))).toEqual(["a 0", "  b 0", "    c 1"]);
});

test("a tag that only begins with the same letters is no child", () => {
  expect(drawn(tree("war", "warehouse"))).toEqual(["war 1", "warehouse 2"]);
});

test("each level is in alphabetical order, numbers by their value", () => {
  expect(drawn(tree("chapter 10", "chapter 9", "Ärger", "zoo", "b"))).toEqual([
    "Ärger 3",
    "b 5",
    "chapter 9 2",
    "chapter 10 1",
    "zoo 4",
  ]);
});

test("of too many tags the most used are shown, in order, and the current one whatever it is used for", () => {
  const counts = Array.from({ length: 300 }, (_, number) => ({
    tag: Tag.parse(`tag ${number}`),
    count: number,
    color: null,
  }));
  const nodes = buildTagTree(counts);
  const { shown, left } = mostUsedTags(nodes, Tag.parse("tag 3/below"));
  expect([shown.length, left]).toEqual([200, 100]);
  expect(shown.slice(0, 2).map(({ name }) => name)).toEqual(["tag 3", "tag 101"]);
  expect(mostUsedTags(nodes.slice(0, 5), undefined)).toEqual({ shown: nodes.slice(0, 5), left: 0 });
});

test("one tag with more below it than is shown is shown whole", () => {
  const counts = Array.from({ length: 300 }, (_, number) => ({
    tag: Tag.parse(`tag/${number}`),
    count: 1,
    color: null,
  }));
  expect(mostUsedTags(buildTagTree(counts), undefined)).toMatchObject({
    shown: [{ tag: "tag" }],
    left: 0,
  });
});
