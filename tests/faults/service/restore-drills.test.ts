import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { CallInput } from "#contract/calls.js";
import { Tag } from "#core/tag/tag.js";
import { makeTestFolder, type TestApp, type TestFolder } from "../../main/service/open-test-app.ts";
import { howMany } from "../how-many.ts";
import { factsOf } from "../kill/facts-of.ts";
import { reportCell } from "../report/report-cell.ts";

const ARTICLES = 6;

type Quoted = CallInput<"annotations.createFromQuote">;

/** A harm, and the way back from it that a person has. */
interface Drill {
  readonly name: string;
  readonly harm: (folder: TestFolder) => Promise<void>;
  readonly restore: (app: TestApp) => Promise<void>;
  /** Where it is opened again, if not where it was. */
  readonly elsewhere?: (folder: TestFolder) => Promise<TestFolder>;
  /** How much is not there before it is restored; all of it, for whoever has kept the truth in what is gone. */
  readonly naively: "what is missing" | "all";
}

const nothingMore = async (): Promise<void> => undefined;

const DRILLS: readonly Drill[] = [
  {
    name: "all logs deleted, and restored from a snapshot",
    async harm({ library }) {
      const articles = join(library, "articles");
      for (const name of await readdir(articles)) {
        await rm(join(articles, name, "marks"), { recursive: true });
      }
      await rm(join(library, "marks"), { recursive: true });
    },
    async restore({ ask }) {
      const { snapshots } = await ask("snapshots.list", {});
      const id = snapshots.find(({ reason }) => reason === "asked")?.id;
      if (id === undefined) throw new Error("a snapshot was made");
      const { problems } = await ask("snapshots.restore", { id });
      expect(problems).toEqual([]);
    },
    naively: "what is missing",
  },
  {
    name: "everything moved to the trash, and taken out of there",
    async harm(folder) {
      await using app = await folder.open();
      await app.ask("annotations.update", { annotationIds: await idsIn(app), trashed: true });
      await app.ask("articles.update", { choice: {}, trashed: true });
    },
    async restore(app) {
      const { rows } = await app.ask("articles.list", { view: "trash" });
      const articleIds = rows.map(({ articleId }) => articleId);
      await app.ask("articles.update", { articleIds, trashed: false });
      const annotationIds = await idsIn(app, { trashed: true });
      await app.ask("annotations.update", { annotationIds, trashed: false });
    },
    naively: "what is missing",
  },
  {
    name: "the index deleted, and built again from the files",
    harm: ({ index }) => rm(index, { recursive: true }),
    restore: nothingMore,
    naively: "all",
  },
  {
    name: "the library alone copied to another machine",
    harm: nothingMore,
    async elsewhere({ library }) {
      const there = await makeTestFolder();
      await cp(library, there.library, { recursive: true });
      return there;
    },
    restore: nothingMore,
    naively: "all",
  },
];

/** Each costs several starts. */
const tried = DRILLS.slice(0, howMany({ quick: 1, all: DRILLS.length }));

test.for(tried.map((drill) => [drill.name, drill] as const))(
  "after a drill everything is as it was: %s",
  async ([name, { harm, restore, elsewhere, naively }]) => {
    await using folder = await makeTestFolder();
    const before = await fill(folder);
    await harm(folder);
    await using there = (await elsewhere?.(folder)) ?? folder;
    await using app = await there.open();
    await app.app.settled;
    const harmed = await marks(app);
    await restore(app);
    const after = await marks(app);
    reportCell({
      test: "T16",
      cell: name,
      acknowledged: before.size,
      points: 1,
      lost: before.difference(after).size,
      naiveLost: naively === "all" ? before.size : before.difference(harmed).size,
    });
    expect(after).toEqual(before);
    expect((await app.ask("library.check", {})).problems).toEqual([]);
  },
);

/** A library with all that can be said of articles and highlights, and a snapshot of it. @returns what it says */
async function fill(folder: TestFolder): Promise<ReadonlySet<string>> {
  await using app = await folder.open();
  for (let number = 0; number < ARTICLES; number += 1) {
    const text = `Title ${number}\n\nThe first words of ${number}, and others.\n`;
    const articleId = await app.add(`${number}.txt`, text);
    const made = { articleId, color: "green", tags: ["war"] } satisfies Partial<Quoted>;
    for (const exact of ["first words", "others"]) {
      await app.ask("annotations.createFromQuote", {
        ...made,
        exact,
        note: `On-${exact[0]}-${number}`,
      });
    }
    const state = number % 2 === 0 ? "done" : "reading";
    await app.ask("articles.update", {
      articleIds: [articleId],
      state,
      addTags: [Tag.parse("read")],
    });
  }
  await app.ask("snapshots.make", {});
  return await marks(app);
}

/** Snapshots belong to the machine. */
async function marks({ ask }: TestApp): Promise<ReadonlySet<string>> {
  const facts = await factsOf(ask);
  return new Set([...facts].filter((fact) => !fact.startsWith("snapshot ")));
}

async function idsIn({ ask }: TestApp, filter: { readonly trashed?: boolean } = {}) {
  const { entries } = await ask("annotations.list", { ...filter, limit: 100 });
  return entries.map(({ annotationId }) => annotationId);
}
