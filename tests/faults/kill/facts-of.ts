import type { AppClient } from "../../postil/host-client.ts";

export type Ask = AppClient["ask"];

/**
 * Everything that a library says, in short sentences that can be compared: `word X` for each word of a note, `trash X` for each of a
 * note in the trash, `together A+B` for notes of several words, and so on.
 */
export async function factsOf(ask: Ask): Promise<ReadonlySet<string>> {
  const lists = await Promise.all([articleFacts(ask), noteFacts(ask), snapshotFacts(ask)]);
  return new Set(lists.flat());
}

async function articleFacts(ask: Ask): Promise<readonly string[]> {
  const [all, trash] = await Promise.all([
    ask("articles.list", { view: "all" }),
    ask("articles.list", { view: "trash" }),
  ]);
  const facts: string[] = [];
  for (const { articleId, title, state, tags } of all.rows) {
    const { plainText } = await ask("articles.text", { articleId });
    if (plainText.length > 0) facts.push(`article ${title}`);
    facts.push(`state ${title}: ${state}`, ...tags.map((tag) => `tag ${title}: ${tag}`));
  }
  for (const { title } of trash.rows) facts.push(`trashed article ${title}`);
  return facts;
}

async function noteFacts(ask: Ask): Promise<readonly string[]> {
  const [here, trashed] = await Promise.all([
    ask("annotations.list", {}),
    ask("annotations.list", { trashed: true }),
  ]);
  const facts: string[] = [];
  for (const entry of here.entries) {
    const words = wordsOf(entry.note);
    facts.push(...words.map((word) => `word ${word}`));
    if (words.length > 1) facts.push(`together ${words.toSorted().join("+")}`);
    if (entry.articlePurged) facts.push(`purged article ${entry.articleTitle}`);
  }
  for (const { note } of trashed.entries) {
    facts.push(...wordsOf(note).map((word) => `trash ${word}`));
  }
  return facts;
}

async function snapshotFacts(ask: Ask): Promise<readonly string[]> {
  const { snapshots } = await ask("snapshots.list", {});
  const facts: string[] = [];
  for (const { id } of snapshots) {
    const { damage } = await ask("snapshots.verify", { id });
    if (damage.length === 0) facts.push(`snapshot ${id}`);
  }
  return facts;
}

function wordsOf(note: string): readonly string[] {
  return note.split(/\s+/).filter(Boolean);
}
