import { randomBytes } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AnnotationId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { planRestore } from "#core/snapshot/plan-restore.js";
import type { Library } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { parseLog } from "../../../electron/library/parse-log.ts";
import { makeSnapshot, newestOf } from "../../../electron/library/snapshot/make-snapshot.ts";
import { readManifests } from "../../../electron/library/snapshot/manifest-files.ts";
import { openSnapshot } from "../../../electron/library/snapshot/read-snapshot.ts";

// A process of its own that makes snapshots of a library, or restores from the newest, and prints "saved <note>", "made <id>" and
// "restored". It is what the fault tests kill.

const { values } = parseArgs({
  options: {
    library: { type: "string", default: "" },
    data: { type: "string", default: "" },
    act: { type: "string", default: "make" },
    count: { type: "string", default: "1" },
    name: { type: "string", default: "note" },
  },
});

/** As much as thousands of notes: a kill often falls into the middle. */
const NAIVE_BYTES = 4_000_000;
const CHUNK = 200;

const opened = await openLibrary({
  directory: values.library,
  dataDirectory: values.data,
  create: false,
});
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
const library = opened.value;
const directory = join(values.data, "snapshots", library.identity.libraryId);

if (values.act === "restore") await restoreAll();
else if (values.act === "naive") await copyNaively();
else await makeSome();
await library.close();

async function makeSome(): Promise<void> {
  for (let number = 1; number <= Number(values.count); number += 1) {
    await writeNote(`${values.name}-${number}`);
    const { identity, kept } = library;
    const place = { library: library.directory, identity, name: kept.name, directory };
    const made = await makeSnapshot(place, { reason: "asked" });
    if ("id" in made) tell(`made ${made.id}`);
  }
}

async function writeNote(name: string): Promise<void> {
  const [article] = await library.scan();
  if (article === undefined) throw new Error("the library has an article");
  const id = AnnotationId.parse(makeUlid(Date.now(), randomBytes(10)));
  const note = `${name} ${"x".repeat(2_000)}`;
  const written = await library.append(article.articleId, [
    { kind: "highlight", id, set: { note } },
  ]);
  if (written.ok) tell(`saved ${name}`);
}

async function restoreAll(): Promise<void> {
  const manifest = newestOf(await readManifests(directory));
  if (manifest === undefined) throw new Error("there is a snapshot");
  const snapshot = openSnapshot(directory, manifest);
  for await (const { identity, folder, logs } of snapshot.folders()) {
    const files = await library.readArticle(identity.id);
    if (!files.ok) throw new Error(JSON.stringify(files.error));
    const bytes = await snapshot.readLogs(logs, folder);
    const { bringBack } = planRestore({
      before: bytes.flatMap((one) => parseLog(one, 0).operations.map(({ operation }) => operation)),
      now: files.value.operations,
      articleIds: [identity.id],
      choice: { changed: "keep", added: "keep" },
    });
    const brought = await library.bringBack(identity.id, bringBack);
    if (!brought.ok) throw new Error(JSON.stringify(brought.error));
  }
  tell("restored");
}

/** How snapshots are lost: each written over the one before. */
async function copyNaively(): Promise<void> {
  for (let number = 1; number <= Number(values.count); number += 1) {
    await writeNote(`${values.name}-${number}`);
    const copy = JSON.stringify([...(await allNotes(library)), "x".repeat(NAIVE_BYTES)]);
    const file = openSync(join(values.data, "snapshot.json"), "w");
    for (let at = 0; at < copy.length; at += CHUNK) writeSync(file, copy.slice(at, at + CHUNK));
    closeSync(file);
    tell(`made ${number}`);
  }
}

async function allNotes(from: Library): Promise<readonly unknown[]> {
  const [article] = await from.scan();
  const files = article && (await from.readArticle(article.articleId));
  return files?.ok === true ? files.value.operations : [];
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
