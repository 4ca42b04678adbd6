import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { openLibrary } from "../../../electron/library/open-library.ts";

// A process of its own that appends notes to one article and prints each one that the library says is saved. It may keep the library open
// until a file is there: one that ended before another one began would give that one its name as a writer.

const { values } = parseArgs({
  options: {
    library: { type: "string", default: "" },
    data: { type: "string", default: "" },
    article: { type: "string", default: "" },
    name: { type: "string", default: "" },
    count: { type: "string", default: "Infinity" },
    bytes: { type: "string", default: "10" },
    until: { type: "string", default: "" },
  },
});

const opened = await openLibrary({
  directory: values.library,
  dataDirectory: values.data,
  create: false,
});
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const library = opened.value;
const articleId = ArticleId.parse(values.article);
for (let number = 1; number <= Number(values.count); number += 1) {
  const note = `${values.name} ${number} ${"x".repeat(Number(values.bytes))}`;
  const id = AnnotationId.parse(makeUlid(Date.now(), randomBytes(10)));
  const appended = await library.append(articleId, [{ kind: "highlight", id, set: { note } }]);
  if (appended.ok) process.stdout.write(`saved ${values.name} ${number}\n`);
  else process.stdout.write(`failed ${appended.error.code} ${values.name} ${number}\n`);
}
while (values.until !== "" && !existsSync(values.until)) await pause(5);
await library.close();
