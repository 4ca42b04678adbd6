import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useReaderApp } from "./open-reader.ts";
import { eventually } from "./reader-page.ts";

const openReader = useReaderApp();

test("a tag with control characters, one that is too long and one of nothing each have a clear outcome", async () => {
  await using reader = await openReader("# The ferry book\n\nThe pilots kept one book.\n");
  await reader.mark("one book");
  await eventually(() => reader.painted("fill-yellow")).toEqual(["one book"]);
  await reader.page.keyboard.press("j");
  await eventually(() => reader.painted("focus")).toEqual(["one book"]);
  await reader.page.keyboard.press("t");
  const field = reader.page.getByRole("combobox", { name: /^Tags of / });
  const tags = async (): Promise<unknown> => (await reader.annotations())[0]?.tags.toSorted();

  await field.fill("be\u0007ll \u202eto\u0000wer");
  await field.press("Enter");
  await eventually(tags).toEqual(["bell tower"]);

  await field.fill("#");
  await field.press("Enter");
  await reader.page.getByText(wording.tags.nothingLeft).waitFor();

  await field.fill(`water/${"x".repeat(5_000)}`);
  await field.press("Enter");
  await reader.page.getByText(wording.tags.cut(200)).waitFor();
  await eventually(tags).toEqual(["bell tower", `water/${"x".repeat(194)}`]);
  // The editor stays within the window all the same.
  const box = await field.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
});
