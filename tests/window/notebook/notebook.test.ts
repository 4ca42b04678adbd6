import { expect, test } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { asOneFile } from "../../../renderer/notebook/export-notes.ts";
import { exportQuery, listInput } from "../../../renderer/notebook/notebook-filter.ts";

const screen = { kind: "notebook", query: " tide ", show: "all" } as const;

test("filters become what the app is asked", () => {
  const tag = Tag.parse("method/archives");
  expect(listInput({ ...screen, tag, color: "blue" }, "newest")).toEqual({
    query: "tide",
    tag,
    color: "blue",
    trashed: false,
    sort: "newest",
  });
});

test("what is shown can be exported by one query", () => {
  expect(
    exportQuery({ ...screen, query: "a OR b", color: "blue", tag: Tag.parse("two words") }),
  ).toBe('(a OR b) color:blue tag:"two words"');
  expect(exportQuery({ ...screen, query: "" })).toBe("");
});

test("several articles leave as one Markdown file, one article as its own", () => {
  const ferry = { name: "Ferry.md", text: "# Ferry\n" };
  const tides = { name: "Tides.md", text: "# Tides\n" };
  expect(asOneFile([tides, ferry])).toEqual({
    name: "postil-notes.md",
    text: "# Ferry\n\n# Tides\n",
  });
  expect(asOneFile([tides])).toEqual(tides);
});
