import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ImportOutcome } from "#contract/records.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { FEW_ARTICLES } from "../../../electron/service/bulk-desk.ts";
import { writeArticles } from "../../main/service/bulk-library.ts";
import type { Ask } from "./facts-of.ts";
import { IMPORTED_FILES } from "./imported-files.ts";

/** The app as an act uses it. */
export interface ActingApp {
  readonly folder: string;
  readonly ask: Ask;
  importPath(path: string): Promise<ImportOutcome>;
  /** Does something to very many articles. Fulfilled when it stands in the log of each. */
  untilInLogs(deed: () => Promise<unknown>): Promise<void>;
}

/** What an act says while it goes on. */
export interface Teller {
  /** This fact is now true for good. */
  saved(fact: string): void;
  /** From now on the one or the other is true. */
  replaces(old: string, by: string): void;
}

/** Something that a reader does, and how the library is made in which it is done. */
export interface Act {
  readonly name: string;
  /** Beside what every library has: one article with the notes `Alpha`, `Beta` and `Gamma`. */
  prepare?(app: ActingApp): Promise<void>;
  run(app: ActingApp, tell: Teller): Promise<void>;
}

/** A deed on more than that is one file first, and goes into the logs behind that. */
const MANY = FEW_ARTICLES + 4;

export const ARTICLE_TEXT =
  "Harbour plan\n\nThe first plan, the second plan and the third plan were given up.\n";
export const NOTES = { Alpha: "first plan", Beta: "second plan", Gamma: "third plan" } as const;

const imports = Object.entries(IMPORTED_FILES).map(([extension, file]): Act => ({
  name: `import of ${extension}`,
  prepare: ({ folder }) => writeFile(join(folder, `incoming.${extension}`), file.bytes()),
  async run({ folder, importPath }, tell) {
    const { title } = await importPath(join(folder, `incoming.${extension}`));
    tell.saved(`article ${title}`);
  },
}));

export const ACTS: readonly Act[] = [
  ...imports,
  {
    name: "add a highlight with a note",
    async run({ ask }, tell) {
      const articleId = await articleOf(ask);
      await ask("annotations.createFromQuote", { articleId, exact: "given up", note: "Delta" });
      tell.saved("word Delta");
    },
  },
  {
    name: "edit a note",
    async run({ ask }, tell) {
      const annotationIds = [await noteWith(ask, "Alpha")];
      tell.replaces("word Alpha", "word Altered");
      await ask("annotations.update", { annotationIds, note: "Altered" });
      tell.saved("word Altered");
    },
  },
  {
    name: "delete a highlight",
    async run({ ask }, tell) {
      const annotationIds = [await noteWith(ask, "Beta")];
      tell.replaces("word Beta", "trash Beta");
      await ask("annotations.update", { annotationIds, trashed: true });
      tell.saved("trash Beta");
    },
  },
  {
    name: "merge highlights",
    async run({ ask }, tell) {
      const articleId = await articleOf(ask);
      const { current } = await ask("articles.get", { articleId });
      const annotationIds = [await noteWith(ask, "Alpha"), await noteWith(ask, "Beta")];
      await ask("annotations.merge", { articleId, contentHash: current, annotationIds });
      tell.saved("together Alpha+Beta");
    },
  },
  {
    name: "keep a note that is being typed",
    async run({ ask }, tell) {
      const articleId = await articleOf(ask);
      const { annotations } = await ask("articles.get", { articleId });
      const [first] = annotations;
      if (first === undefined) throw new Error("there is a highlight");
      tell.replaces(`word ${first.note}`, "word Typed");
      const { annotationId, contentHash, color, position: span, note: base } = first;
      const draft = { articleId, annotationId, contentHash, color, span, base };
      await ask("notes.keepDraft", {
        draft: { ...draft, quote: first.quote.exact, text: "Typed" },
      });
      tell.saved("word Typed");
    },
  },
  {
    name: "tag and state of some articles",
    prepare: ({ folder }) => writeArticles(join(folder, "library"), 4),
    async run({ ask }, tell) {
      const { rows } = await ask("articles.list", {});
      for (const { title } of rows) {
        tell.replaces(`state ${title}: inbox`, `state ${title}: done`);
      }
      await ask("articles.update", { choice: {}, state: "done", addTags: ["seen"] });
      for (const { title } of rows) {
        tell.saved(`state ${title}: done`);
        tell.saved(`tag ${title}: seen`);
      }
    },
  },
  {
    name: "deed on very many articles",
    prepare: ({ folder }) => writeArticles(join(folder, "library"), MANY),
    async run({ ask, untilInLogs }, tell) {
      const { rows } = await ask("articles.list", { limit: 1_000 });
      for (const { title } of rows) {
        tell.replaces(`state ${title}: inbox`, `state ${title}: archived`);
      }
      await untilInLogs(async () => {
        await ask("articles.update", { choice: {}, state: "archived" });
        for (const { title } of rows) tell.saved(`state ${title}: archived`);
      });
    },
  },
  {
    name: "rename a tag everywhere",
    async prepare({ ask }) {
      await ask("articles.update", { choice: {}, addTags: ["boats"] });
    },
    async run({ ask }, tell) {
      tell.replaces("tag Harbour plan: boats", "tag Harbour plan: ships");
      await ask("tags.change", { change: { kind: "rename", tag: "boats", to: "ships" } });
      tell.saved("tag Harbour plan: ships");
    },
  },
  {
    name: "import of notes",
    async prepare({ folder, ask }) {
      const { files } = await ask("notes.export", { format: "json" });
      let text = files[0]?.text ?? "";
      for (const [name] of Object.entries(NOTES)) {
        text = text.replaceAll(await noteWith(ask, name), makeUlid(Date.now(), randomBytes(10)));
        text = text.replaceAll(`"${name}"`, `"Imported${name}"`);
      }
      await writeFile(join(folder, "notes.json"), text);
    },
    async run({ folder, ask }, tell) {
      const text = await readFile(join(folder, "notes.json"), "utf8");
      await ask("notes.import", { format: "json", text });
      for (const name of Object.keys(NOTES)) tell.saved(`word Imported${name}`);
    },
  },
  {
    name: "delete an article for good",
    async prepare({ folder, ask }) {
      await ask("articles.update", { articleIds: [await articleOf(ask)], trashed: true });
      await writeArticles(join(folder, "library"), 4);
    },
    async run({ ask }, tell) {
      const { rows } = await ask("articles.list", { view: "trash" });
      tell.replaces("trashed article Harbour plan", "purged article Harbour plan");
      await ask("trash.purge", { articleIds: rows.map(({ articleId }) => articleId) });
      tell.saved("purged article Harbour plan");
    },
  },
  {
    name: "undo",
    async run({ ask }, tell) {
      const annotationIds = [await noteWith(ask, "Alpha")];
      tell.replaces("word Alpha", "trash Alpha");
      await ask("annotations.update", { annotationIds, trashed: true });
      await ask("undo", {});
      tell.saved("word Alpha");
    },
  },
  {
    name: "rebuild of the index",
    prepare: ({ folder }) => writeArticles(join(folder, "library"), 4),
    async run({ ask }) {
      await ask("library.rebuild", {});
    },
  },
  {
    name: "snapshot",
    async run({ ask }, tell) {
      const articleId = await articleOf(ask);
      await ask("annotations.createFromQuote", { articleId, exact: "given up", note: "Delta" });
      tell.saved("word Delta");
      const { id } = await ask("snapshots.make", {});
      if (id !== null) tell.saved(`snapshot ${id}`);
    },
  },
  {
    name: "restore from a snapshot",
    async prepare({ ask, folder }) {
      const { id } = await ask("snapshots.make", {});
      await writeFile(join(folder, "snapshot"), id ?? "");
      await ask("annotations.update", {
        annotationIds: [await noteWith(ask, "Beta")],
        trashed: true,
      });
    },
    async run({ ask, folder }, tell) {
      const { snapshots } = await ask("snapshots.list", {});
      const id = await readFile(join(folder, "snapshot"), "utf8");
      const chosen = snapshots.find((snapshot) => snapshot.id === id);
      if (chosen === undefined) throw new Error("the snapshot is listed");
      tell.replaces("trash Beta", "word Beta");
      await ask("snapshots.restore", { id: chosen.id });
      tell.saved("word Beta");
    },
  },
];

async function articleOf(ask: Ask): Promise<ArticleId> {
  const { rows } = await ask("articles.list", {});
  const row = rows.find(({ title }) => title === "Harbour plan");
  if (row === undefined) throw new Error("there is an article");
  return row.articleId;
}

async function noteWith(ask: Ask, note: string): Promise<AnnotationId> {
  const { entries } = await ask("annotations.list", {});
  const entry = entries.find((each) => each.note === note);
  if (entry === undefined) throw new Error(`there is a note ${note}`);
  return entry.annotationId;
}
