import { expect, test } from "vitest";
import { settleDraft } from "#core/annotation/note-draft.js";

const now = (note: string, ...others: readonly string[]) => ({
  note,
  noteVersions: others.length === 0 ? [] : [...others, note].map((text) => ({ text })),
});

test("a draft of a note that nobody touched since takes its place, longer or shorter", () => {
  expect(settleDraft({ base: "First", text: "Second" }, now("First"))).toEqual({
    kind: "replaces",
    note: "Second",
  });
  expect(settleDraft({ base: "First", text: "" }, now("First"))).toEqual({
    kind: "replaces",
    note: "",
  });
});

test("so does one whose window had just sent an earlier state of it, whether that arrived or not", () => {
  const draft = { base: "First", saving: "Final", text: "In the end" };
  expect(settleDraft(draft, now("Final"))).toEqual({ kind: "replaces", note: "In the end" });
  expect(settleDraft(draft, now("First"))).toEqual({ kind: "replaces", note: "In the end" });
});

test("a draft that says nothing that the note does not say is done with", () => {
  expect(settleDraft({ base: "", text: "Typed" }, now("Typed"))).toEqual({ kind: "known" });
  expect(settleDraft({ base: "", text: "Typed" }, now("Typed on"))).toEqual({ kind: "known" });
  expect(settleDraft({ base: "", text: "Mine" }, now("Theirs", "Mine"))).toEqual({ kind: "known" });
});

test("what somebody else wrote meanwhile stands beside it", () => {
  expect(settleDraft({ base: "First", text: "Mine" }, now("Theirs"))).toEqual({
    kind: "beside",
    notes: ["Theirs", "Mine"],
  });
  expect(settleDraft({ base: "First", text: "Mine" }, now("B", "A"))).toEqual({
    kind: "beside",
    notes: ["A", "B", "Mine"],
  });
});
