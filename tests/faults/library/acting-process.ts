import { randomBytes } from "node:crypto";
import { writeFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Failure } from "#core/failure/failure.js";
import { ActionId, AnnotationId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { packIds } from "#core/operation/bulk-deed.js";
import type { Result } from "#core/result.js";
import type { Library } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { newArticle } from "../../main/library/sample-article.ts";

// A process of its own that writes to a library and prints what the library says became of each thing:
// "saved <name>" or "failed <code> <name>". It is what the fault tests kill, starve and lie to.

const { values } = parseArgs({
  options: {
    library: { type: "string", default: "" },
    data: { type: "string", default: "" },
    act: { type: "string", default: "append" },
    count: { type: "string", default: "3" },
    bytes: { type: "string", default: "100" },
    name: { type: "string", default: "note" },
    pause: { type: "string", default: "0" },
  },
});
const count = Number(values.count);
const padding = "x".repeat(Number(values.bytes));

if (values.act === "naive") naiveNotes();
else if (values.act === "naive-compact") naiveCompaction();
else await act();

async function act(): Promise<void> {
  const opened = await openLibrary({
    directory: values.library,
    dataDirectory: values.data,
    create: values.act === "begin",
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  for (let number = 1; number <= count; number += 1) {
    await actOnce(opened.value, number);
    if (values.pause !== "0")
      await new Promise((resolve) => setTimeout(resolve, Number(values.pause)));
  }
  await opened.value.close();
}

async function actOnce(library: Library, number: number): Promise<void> {
  if (values.act === "begin") await addWithVersions(library, number);
  else if (values.act === "add") await addOne(library, number);
  else if (values.act === "many") await appendToAll(library);
  else if (values.act === "compact") await compact(library);
  else await appendOne(library, number);
}

/** A deed on all articles, that none of them has in its log. */
async function appendToAll(library: Library): Promise<void> {
  const ids = packIds((await library.scan()).map(({ articleId }) => articleId));
  const action = ActionId.parse(makeUlid(Date.now(), randomBytes(10)));
  const change = { set: { state: "archived" } } as const;
  const group = { change, inverse: { set: { state: "inbox" } } as const, heads: [], ids };
  tell(action, await library.appendToMany({ action, groups: [group] }));
}

async function appendOne(library: Library, number: number): Promise<void> {
  const [article] = await library.scan();
  if (article === undefined) throw new Error("the library has an article");
  const name = `${values.name}-${number}`;
  const id = AnnotationId.parse(makeUlid(Date.now(), randomBytes(10)));
  const change = { kind: "highlight", id, set: { note: `${name} ${padding}` } } as const;
  tell(name, await library.append(article.articleId, [change]));
}

async function addOne(library: Library, number: number): Promise<void> {
  const article = newArticle(`${values.name} ${number} ${padding}`);
  tell(article.articleId, await library.addArticle(article));
}

/** In a library that may not be there yet. */
async function addWithVersions(library: Library, number: number): Promise<void> {
  const article = newArticle(`The first version of ${number}.`);
  const { version, original } = newArticle(`The second version of ${number}.`);
  tell(article.articleId, await library.addArticle(article));
  tell(article.articleId, await library.addVersion(article.articleId, version, original));
}

async function compact(library: Library): Promise<void> {
  await library.scan();
  const changed = await library.compactLogs(new AbortController().signal);
  for (const articleId of changed) tell(articleId, { ok: true, value: undefined });
}

/** The right lines, written over the log they are chosen from. */
function naiveCompaction(): void {
  const lines = readFileSync(values.name, "utf8").split("\n");
  writeFileSync(values.name, lines.filter((line) => !line.includes('"position"')).join("\n"));
}

/** How notes are lost: everything in one file, written over what is there. */
function naiveNotes(): void {
  const path = join(values.library, "notes.json");
  for (let number = 1; number <= count; number += 1) {
    const name = `${values.name}-${number}`;
    try {
      // The file is an array of texts that this function wrote.
      const notes = JSON.parse(readFileSync(path, "utf8")) as string[];
      writeFileSync(path, JSON.stringify([...notes, `${name} ${padding}`]));
      tell(name, { ok: true, value: undefined });
    } catch (error) {
      tell(name, { ok: false, error: { code: "write-failed", detail: String(error) } });
    }
  }
}

function tell(name: string, result: Result<unknown, Failure>): void {
  process.stdout.write(result.ok ? `saved ${name}\n` : `failed ${result.error.code} ${name}\n`);
}
