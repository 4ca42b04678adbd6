import type { ReactElement } from "react";
import { expect, test } from "vitest";
import type { DifferingThing } from "#contract/snapshot-calls.js";
import { Things } from "../../../renderer/snapshot/DifferingArticles.tsx";

test("things that look the same are rows of their own", () => {
  const thing: DifferingThing = {
    difference: "gone",
    kind: "highlight",
    name: "some words",
    note: "",
    fields: [],
  };
  const list = Things({ things: [thing, thing, { ...thing, name: "other words" }], total: 3 });
  const { children } = list.props as { readonly children: readonly [ReactElement[], unknown] };
  const keys = children[0].map(({ key }) => key);
  expect(new Set(keys).size).toBe(3);
});
