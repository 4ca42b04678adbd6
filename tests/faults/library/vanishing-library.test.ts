import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, renameSync } from "node:fs";
import { chmod, chown, cp, mkdir, readFile, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test, type TestContext, vi } from "vitest";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { decodeLine } from "#core/operation/encode-line.js";
import { findLibrary } from "../../../electron/library/library-file.ts";
import { wasOpenedBefore } from "../../../electron/library/opened-libraries.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { valueOf } from "../../main/library/new-library.ts";
import { newArticle, newHighlight } from "../../main/library/sample-article.ts";
import { reportCell, skipCell } from "../report/report-cell.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "../../main/service/open-test-app.ts";

const ARTICLES = 12;
const TYPED = "Typed while the library was out of sight.";
/** Who may do nothing that is not allowed, in contrast to root. */
const NOBODY = 65_534;
const WITHIN = { timeout: 30_000 };

const TAKEN_OFF = "its disk is taken off, and put back (umount -l)";

/** How a library goes out of sight, and how it comes back. */
interface Way {
  readonly name: string;
  /** Before the library is made. */
  readonly prepare?: (folder: TestFolder, context: TestContext) => Promise<void>;
  readonly hide: (folder: TestFolder) => Promise<void>;
  readonly bringBack: (folder: TestFolder) => Promise<void>;
}

const WAYS: readonly Way[] = [
  {
    name: TAKEN_OFF,
    prepare: mountAside,
    hide: async ({ library }) => unmount(library),
    bringBack: async ({ library }) => mount(asideOf(library), library),
  },
  {
    name: "its folder is renamed, and back",
    hide: async ({ library }) => await rename(library, asideOf(library)),
    bringBack: async ({ library }) => await rename(asideOf(library), library),
  },
  {
    name: "its folder is renamed, and a copy comes back",
    hide: async ({ library }) => await rename(library, asideOf(library)),
    bringBack: async ({ library }) => await cp(asideOf(library), library, { recursive: true }),
  },
  {
    name: "its folder is emptied, and filled again",
    hide: async ({ library }) => await carryAll(library, asideOf(library)),
    bringBack: async ({ library }) => await carryAll(asideOf(library), library),
  },
  {
    name: "another library comes in its place",
    async prepare(folder) {
      await makeLibrary(otherOf(folder), join(folder.folder, "data-2"), 3);
    },
    hide: async (folder) => {
      await rename(folder.library, asideOf(folder.library));
      await rename(otherOf(folder), folder.library);
    },
    bringBack: async (folder) => {
      await rename(folder.library, otherOf(folder));
      await rename(asideOf(folder.library), folder.library);
      await expectUntouched(otherOf(folder));
    },
  },
  {
    name: "its library.json is gone",
    hide: async ({ library }) =>
      await rename(join(library, "library.json"), join(dirname(library), "library.json")),
    bringBack: async ({ library }) =>
      await rename(join(dirname(library), "library.json"), join(library, "library.json")),
  },
  {
    name: "its articles are gone",
    hide: async ({ library }) => await rename(join(library, "articles"), asideOf(library)),
    bringBack: async ({ library }) => {
      // An empty one was made in its place, perhaps; nothing else may be in it.
      await rm(join(library, "articles"), { recursive: true, force: true });
      await rename(asideOf(library), join(library, "articles"));
    },
  },
  {
    name: "half of its articles are gone",
    hide: async ({ library }) => {
      const articles = join(library, "articles");
      await mkdir(asideOf(library));
      // At once: of articles that go one by one, the first are gone like any that somebody throws away.
      for (const name of readdirSync(articles)
        .toSorted()
        .slice(0, ARTICLES / 2)) {
        renameSync(join(articles, name), join(asideOf(library), name));
      }
    },
    bringBack: async ({ library }) => await carryAll(asideOf(library), join(library, "articles")),
  },
  {
    name: "nobody is allowed to read it",
    prepare: becomeNobody,
    hide: async ({ library }) => await chmod(library, 0),
    bringBack: async ({ library }) => await chmod(library, 0o755),
  },
  {
    name: "its files are only shown, and not downloaded",
    hide: async ({ library }) =>
      await renameFiles(library, (name) => (isPlaceholder(name) ? name : `.${name}.icloud`)),
    bringBack: async ({ library }) =>
      await renameFiles(library, (name) => (isPlaceholder(name) ? name.slice(1, -7) : name)),
  },
];

test.for(WAYS)(
  "nothing is deleted and nothing lost when $name",
  async ({ prepare, hide, bringBack, name }, context) => {
    const folder = await makeTestFolder();
    onTestFinished(() => folder[Symbol.asyncDispose]());
    await prepare?.(folder, context);
    const data = join(folder.folder, "data");
    const known = await makeLibrary(folder.library, data, ARTICLES);
    const files = await filesIn(folder.library);
    const [first] = known;
    if (first === undefined) throw new Error("there are articles");
    const app = await folder.open();
    onTestFinished(() => app.close());

    // It is on the screen.
    await app.ask("articles.get", { articleId: first.articleId });
    await hide(folder);
    const found = naivelyFound(folder.library);
    const inferred = known.filter(({ articleId }) => !found.has(articleId));
    const update = { annotationIds: [first.annotationId], note: TYPED };
    // Refused with a sentence, and kept; or written, while nobody has noticed and its article is there.
    await app.ask("annotations.update", update).catch(() => undefined);
    await vi.waitFor(async () => {
      const { readOnlyBecause } = await app.ask("library.overview", {});
      expect(readOnlyBecause).toMatch(/\.$/);
    }, WITHIN);
    expect((await app.ask("articles.list", { view: "all" })).total).toBe(ARTICLES);
    await app.close();
    // Whoever starts the app now finds nothing, too few, or another library: none of it may be taken for this one.
    if ((await findLibrary(folder.library)).ok) await (await folder.open()).close();
    else expect(await wasOpenedBefore(data, folder.library)).toBe(true);

    await bringBack(folder);
    const again = await folder.open();
    onTestFinished(() => again.close());
    await vi.waitFor(async () => expect(await notesOf(again, known)).toContain(TYPED), WITHIN);
    expect(await notesOf(again, known)).toHaveLength(ARTICLES);
    expect((await again.ask("articles.list", { view: "all" })).total).toBe(ARTICLES);
    expect((await again.ask("library.overview", {})).readOnlyBecause).toBeNull();
    await again.close();
    const after = await filesIn(folder.library);
    const gone = [...files].filter(
      ([path, bytes]) => !(after.get(path)?.startsWith(bytes) ?? false),
    );
    expect(gone.map(([path]) => path).filter((path) => !path.endsWith("notes.md"))).toEqual([]);
    const deletions = [...after].flatMap(([path, bytes]) => deletionsIn(path, bytes));
    // Nobody may write where the cells are collected.
    becomeOneself();
    reportCell({
      test: "T6",
      cell: `out of sight: ${name}`,
      acknowledged: known.length,
      points: 1,
      lost: deletions.length,
      naiveLost: inferred.length,
    });
  },
);

interface Marked {
  readonly articleId: ArticleId;
  readonly annotationId: AnnotationId;
}

async function makeLibrary(
  directory: string,
  dataDirectory: string,
  size: number,
): Promise<readonly Marked[]> {
  const library = valueOf(await openLibrary({ directory, dataDirectory, create: true }));
  const made: Marked[] = [];
  for (let number = 0; number < size; number += 1) {
    const article = newArticle(`Some words of article ${number} in ${basename(directory)}.`);
    const highlight = newHighlight(article, `Note ${number}`);
    valueOf(await library.addArticle(article));
    valueOf(await library.append(article.articleId, [highlight]));
    made.push({ articleId: article.articleId, annotationId: AnnotationId.parse(highlight.id) });
  }
  await library.scan();
  await library.close();
  return made;
}

function asideOf(library: string): string {
  return `${library}-aside`;
}

function otherOf({ library }: TestFolder): string {
  return `${library}-other`;
}

async function expectUntouched(library: string): Promise<void> {
  for (const [path, bytes] of await filesIn(library)) {
    expect(bytes.includes(TYPED), path).toBe(false);
    expect(deletionsIn(path, bytes)).toEqual([]);
  }
}

/** As another program looks, which takes what it cannot find for deleted. */
function naivelyFound(library: string): ReadonlySet<string> {
  try {
    readFileSync(join(library, "library.json"));
    const articles = join(library, "articles");
    const texts = readdirSync(articles).map((name) =>
      readFileSync(join(articles, name, "article.json"), "utf8"),
    );
    return new Set(texts.map((text) => /"id": "(?<id>[^"]+)"/.exec(text)?.groups?.["id"] ?? ""));
  } catch {
    return new Set();
  }
}

async function notesOf({ ask }: TestApp, known: readonly Marked[]): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const { articleId } of known) {
    const { annotations } = await ask("articles.get", { articleId });
    for (const { note } of annotations) notes.push(note);
  }
  return notes;
}

/** @returns content by path */
async function filesIn(directory: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(directory.length + 1), await readFile(path, "latin1"));
  }
  return files;
}

/** What says of anything that it is to go. */
function deletionsIn(path: string, bytes: string): readonly string[] {
  if (path.endsWith(".purged")) return [path];
  if (!path.includes(".jsonl")) return [];
  return bytes.split("\n").filter((line) => {
    const decoded = decodeLine(line);
    return decoded.ok && /"(?:trashed|purged)":true/.test(JSON.stringify(decoded.value));
  });
}

async function carryAll(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    // Postil may have made the folders of a library again, empty.
    await rm(join(to, name), { recursive: true, force: true });
    await rename(join(from, name), join(to, name));
  }
}

function isPlaceholder(name: string): boolean {
  return name.startsWith(".") && name.endsWith(".icloud");
}

async function renameFiles(directory: string, nameOf: (name: string) => string): Promise<void> {
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    await rename(path, join(entry.parentPath, nameOf(entry.name)));
  }
}

async function mountAside({ library }: TestFolder, context: TestContext): Promise<void> {
  await mkdir(asideOf(library), { recursive: true });
  await mkdir(library);
  try {
    mount(asideOf(library), library);
  } catch {
    skipCell(context, {
      test: "T6",
      cell: `out of sight: ${TAKEN_OFF}`,
      untried: "nothing may be mounted here",
    });
  }
  onTestFinished(() => {
    try {
      unmount(library);
    } catch {
      // The test ended while it was taken off.
    }
  });
}

function mount(what: string, where: string): void {
  execFileSync("mount", ["--bind", what, where], { stdio: "pipe" });
}

function unmount(where: string): void {
  execFileSync("umount", ["-l", where], { stdio: "pipe" });
}

/** Root may read what nobody is allowed to. */
async function becomeNobody({ folder }: TestFolder): Promise<void> {
  if (process.geteuid?.() !== 0) return;
  await chown(folder, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  onTestFinished(becomeOneself);
}

/** Whoever this process was started by; it stays so where nobody became somebody else. */
function becomeOneself(): void {
  const oneself = process.getuid?.();
  if (oneself !== undefined) process.seteuid?.(oneself);
}
