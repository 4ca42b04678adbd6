import { describe, expect, test } from "vitest";
import { FAILURE_CODES } from "#core/failure/failure.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { showName } from "#core/wording/show-name.js";

/** Failures that are not about a file. */
const WITHOUT_FILE = new Set([
  "bad-input",
  "cancelled",
  "article-not-found",
  "article-ambiguous",
  "article-purged",
  "articles-forgotten",
  "annotation-not-found",
  "version-not-found",
  "span-out-of-range",
  "nothing-to-undo",
  "nothing-to-redo",
  "snapshot-not-found",
  "snapshot-damaged",
  "quarantined-not-found",
  "link-refused",
  "port-in-use",
  "port-refused",
  "unexpected",
]);

describe.each(FAILURE_CODES)("%s", (code) => {
  test("is said in whole sentences that name the file", () => {
    const sentence = describeFailure({ code, path: "/home/me/An article.txt", detail: "EIO" });
    expect(sentence).toMatch(/^[A-Z“/].*\.$/);
    expect(sentence).not.toMatch(/undefined|\[object|\.\.|\s\s/);
    if (!WITHOUT_FILE.has(code)) expect(sentence).toContain("“/home/me/An article.txt”");
  });

  test("is said without path and detail too", () => {
    expect(describeFailure({ code })).toMatch(/^[A-Z][^“”]*(“postil [^“”]*”[^“”]*)?\.$/);
    expect(describeFailure({ code, detail: " \nsecond line" })).toBe(describeFailure({ code }));
  });
});

test("a name cannot disguise itself, or speak to a terminal", () => {
  const path = "/tmp/invoice\u202efdp.exe\u001b[2J\n\ud83d😀";
  expect(describeFailure({ code: "file-empty", path })).toContain(
    "“/tmp/invoice\\u202efdp.exe\\u001b[2J\\u000a\\ud83d😀”",
  );
});

test("ordinary names in any script are shown as they are", () => {
  for (const name of ["مقال.txt", "論文 – 最終版.md", "naïve 👩🏽‍💻.txt"]) {
    expect(showName(name)).toBe(name);
  }
});
