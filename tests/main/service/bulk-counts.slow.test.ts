import { expect, test } from "vitest";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import { Tag } from "#core/tag/tag.js";
import { FEW_ARTICLES } from "../../../electron/service/bulk-desk.ts";
import { chance } from "../../core/resemblance/made-texts.ts";
import { writeArticles } from "./bulk-library.ts";
import { makeTestFolder } from "./open-test-app.ts";

/** More than are written one by one. */
const MANY = FEW_ARTICLES + 10;
const DEEDS = 25;
const war = Tag.parse("war");
const todo = Tag.parse("todo");

test("whatever is done to many, and taken back, the sidebar counts what the lists hold", async () => {
  await using home = await makeTestFolder();
  await writeArticles(home.library, MANY);
  await using app = await home.open();
  const random = chance(2026);
  const pick = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)];
  for (let number = 0; number < DEEDS; number += 1) {
    const start = Math.floor((random() * MANY) / 2);
    const ranges = [{ start, end: start + FEW_ARTICLES + 1 }];
    const wish = pick([
      { state: pick(ARTICLE_STATES) },
      { addTags: [pick([war, todo]) ?? war], state: pick(ARTICLE_STATES) },
      { removeTags: [pick([war, todo]) ?? war], trashed: false },
      { trashed: random() < 0.5 },
    ]);
    const view = pick(["all", "all", "trash"] as const);
    // One that finds nothing to take back is refused, and changes nothing.
    if (random() < 0.3) await app.ask("undo", {}).catch(() => undefined);
    else await app.ask("articles.update", { choice: { view, ranges }, ...wish });
    const { counts: counted, tags } = await app.ask("library.overview", {});
    for (const of of [...ARTICLE_STATES, "trash"] as const) {
      const { total } = await app.ask("articles.list", { view: of, limit: 1 });
      expect(counted[of === "trash" ? "trashed" : of], `${of} after ${number}`).toBe(total);
    }
    for (const tag of [war, todo]) {
      const { total } = await app.ask("articles.list", { tag, limit: 1 });
      const count = tags.find((one) => one.tag === tag)?.count ?? 0;
      expect(count, `${tag} after ${number}`).toBe(total);
    }
  }
  expect((await app.ask("library.check", {})).problems).toEqual([]);
});
