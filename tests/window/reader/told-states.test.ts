import { expect, test } from "vitest";
import { useReaderApp } from "./open-reader.ts";
import { eventually } from "./reader-page.ts";

const openReader = useReaderApp();

const ARTICLE =
  "# The ferry book\n\nThe pilots kept one book.\n\n## The guess\n\nIt stood there.\n\n## The end\n\nIt is done.\n";

test("which colour a highlight has is told, not only drawn", async () => {
  await using reader = await openReader(ARTICLE);
  await reader.mark("one book", "green");
  // Made by another window: this one has yet to hear of it.
  await eventually(() => reader.painted("fill-green")).toEqual(["one book"]);
  await reader.page.keyboard.press("j");
  await reader.click(await reader.pointAt("one book"));
  const bar = reader.page.getByRole("toolbar", { name: "What to do with these words" });
  const pressed = bar.getByRole("button", { pressed: true });
  await pressed.waitFor();
  await expect.poll(() => pressed.getAttribute("aria-label")).toBe("Green");
});

test("the button of the outline tells whether it is open", async () => {
  await using reader = await openReader(ARTICLE, { viewport: { width: 900, height: 700 } });
  const closed = reader.page.getByRole("button", { name: "Outline", expanded: false });
  await closed.click();
  await reader.page.getByRole("button", { name: "Outline", expanded: true }).waitFor();
});
