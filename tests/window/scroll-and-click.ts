import type { Locator, Page } from "playwright-core";

/** Turns the wheel over a list and clicks as soon as it moves, as an impatient hand does. */
export async function scrollAndClick(page: Page, list: Locator): Promise<void> {
  const box = await list.boundingBox();
  if (box === null) throw new Error("the list is not shown");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 600);
  await list.evaluate(async (element) => {
    while (element.scrollTop < 600) await new Promise(requestAnimationFrame);
  });
  await page.mouse.down();
  await page.mouse.up();
}
