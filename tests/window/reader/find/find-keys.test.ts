import { test } from "vitest";
import { useReaderApp } from "../open-reader.ts";
import { eventually } from "../reader-page.ts";

const openReader = useReaderApp();

test("Ctrl+G and F3 go on to the next match, with Shift back, from the field and from the text", async () => {
  await using reader = await openReader("# Tides\n\nA tide, a tide\n\nand a tide.\n");
  const { page } = reader;
  await page.keyboard.press("Control+f");
  await page.keyboard.type("a tide");
  const place = () => page.getByRole("search").getByRole("status").textContent();
  await eventually(place).toMatch(/^1\D+3$/);
  await page.keyboard.press("Control+g");
  await eventually(place).toMatch(/^2\D+3$/);
  await reader.click(await reader.pointAt("and a"));
  await page.keyboard.press("F3");
  await eventually(place).toMatch(/^3\D+3$/);
  await page.keyboard.press("Control+Shift+G");
  await eventually(place).toMatch(/^2\D+3$/);
});
