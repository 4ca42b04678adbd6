import { expect, test } from "vitest";
import { ActionId, ArticleId, WriterId } from "#core/identity/ids.js";
import { fail } from "#core/result.js";
import type { DeedSummary } from "../../../electron/index/deeds.ts";
import { createDeedOrder } from "../../../electron/service/deed-order.ts";
import { createFinishUndoing } from "../../../electron/service/finish-undoing.ts";

test("an app that closes stops taking back after the article under way", async () => {
  const ids = Array.from({ length: 9 }, (_, at) =>
    ArticleId.parse(`01jx000000000000000000000${at + 1}`),
  );
  const closing = new AbortController();
  const opened: ArticleId[] = [];
  const finishUndoing = createFinishUndoing(
    {
      index: {
        listDeeds: () => [deed("1", ids.length), { ...deed("2", 0), undoes: deed("1", 0).action }],
        articlesOfDeed: (action) => (action === deed("1", 0).action ? ids : []),
      },
      library: { ownWriterIds: async () => new Set([WriterId.parse("k3x9q2")]) },
      articles: {
        async open(articleId) {
          opened.push(articleId);
          if (opened.length === 2) closing.abort();
          return fail({ code: "article-not-found", detail: articleId });
        },
        write: () => Promise.reject(new Error("nothing was opened")),
      },
      writer: { hasUnsaved: () => false },
      closing: closing.signal,
      isForWindows: true,
    },
    createDeedOrder(),
  );
  await finishUndoing();
  expect(opened).toEqual(ids.slice(0, 2));
});

function deed(digit: string, articles: number): DeedSummary {
  return { action: ActionId.parse(`01jx00000000000000000000a${digit}`), articles } as DeedSummary;
}
