import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { useIndex } from "./index-fixture.ts";
import { LIBRARY_ID } from "./made-articles.ts";

const fixture = useIndex();
const FIRST = "(SELECT number FROM article LIMIT 1)";

const UNCOUNTED = "DELETE FROM kept_count WHERE counted = 'article_tag'";

test.for([
  [
    "a text that is not the one its article says",
    "UPDATE article_row SET textHash = textHash || '0'",
  ],
  ["a text of an article that says it has none", "UPDATE article_row SET textHash = ''"],
  ["a file that is not listed", `DELETE FROM article_original WHERE article = ${FIRST}`],
  ["a listed file that no article has", "INSERT INTO article_original VALUES (x'00', 1)"],
  ["another date of publication", `UPDATE article SET published = 0 WHERE number = ${FIRST}`],
  ["a tag that is not listed", `DELETE FROM article_tag; ${UNCOUNTED}`],
  ["a count that is too high", "UPDATE kept_count SET count = 3 WHERE counted = 'article'"],
  ["a count of what nobody carries", "INSERT INTO kept_count VALUES ('article_tag', '\"x\"', 1)"],
  ["a count that is missing", UNCOUNTED],
] as const)("check finds %s", ([, sql]) => {
  fixture.put({ tags: ["war"], published: "2024" }, { text: "Another one.\n" });
  fixture.index.markFilled();
  expect(fixture.index.check()).toEqual([]);
  const database = new DatabaseSync(join(fixture.cacheDirectory, LIBRARY_ID, "index.sqlite"));
  database.exec(sql);
  database.close();
  expect(fixture.index.check()).toHaveLength(1);
});
