import { QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { Settings } from "#core/settings/settings.js";
import { applyAppEvent, makeQueryClient } from "../../../renderer/data/query-client.ts";
import { queryKeys } from "../../../renderer/data/query-keys.ts";

/** A list in the app, and a window that shows it: each answer takes a moment. */
function showList() {
  const client = makeQueryClient();
  const app = { articles: 3, asked: 0 };
  const observer = new QueryObserver(client, {
    queryKey: [...queryKeys.lists, "inbox"],
    async queryFn() {
      const { articles } = app;
      app.asked += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return articles;
    },
  });
  observer.subscribe(() => undefined);
  return { client, app, shown: () => observer.getCurrentResult().data };
}

test("what changes while a list is asked for the first time is in it", async () => {
  const { client, app, shown } = showList();
  app.articles = 5;
  applyAppEvent(client, { kind: "articles-changed", articleIds: [] });
  await expect.poll(shown).toBe(5);
});

test("what changes while a list is asked for again is in it", async () => {
  const { client, app, shown } = showList();
  await expect.poll(shown).toBe(3);
  app.articles = 4;
  applyAppEvent(client, { kind: "articles-changed", articleIds: [] });
  app.articles = 5;
  applyAppEvent(client, { kind: "articles-changed", articleIds: [] });
  await expect.poll(shown).toBe(5);
});

test("while one change follows the other, answers are shown all the same, and not every change asks", async () => {
  const { client, app, shown } = showList();
  const changing = setInterval(() => {
    for (let change = 0; change < 20; change += 1) {
      app.articles += 1;
      applyAppEvent(client, { kind: "articles-changed", articleIds: [] });
    }
  }, 1);
  await expect.poll(shown).toBeGreaterThan(100);
  clearInterval(changing);
  await expect.poll(shown).toBe(app.articles);
  expect(app.asked).toBeLessThan(app.articles / 2);
});

test("settings that change while they are asked for are not overwritten by the older answer", async () => {
  const client = makeQueryClient();
  const observer = new QueryObserver(client, {
    queryKey: queryKeys.settings,
    async queryFn() {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return Settings.parse({ theme: "light" });
    },
  });
  observer.subscribe(() => undefined);
  const settings = Settings.parse({ theme: "dark" });
  applyAppEvent(client, { kind: "settings-changed", settings });
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(observer.getCurrentResult().data?.theme).toBe("dark");
});
