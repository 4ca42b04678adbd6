import { ArticleState } from "#core/article/article-state.js";
import type { CallInput } from "#contract/calls.js";
import type { ArticleRow, ImportOutcome } from "#contract/records.js";
import { tagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { count } from "#core/wording/count.js";
import { tagWording } from "#core/wording/tag-wording.js";
import { importWording } from "#core/wording/import-wording.js";
import type { Command, CommandContext, ExitStatus } from "./command.ts";
import { CREATE_OPTION } from "./may-create.ts";
import { textOption } from "./options.ts";
import { misuse, refuse } from "./refuse.ts";
import { showCommand } from "./show-command.ts";
import { typedEncoding } from "./typed-encoding.ts";
import { typedQuery } from "./typed-query.ts";
import { typedTags } from "./typed-tags.ts";

const PAGE = 1000;

const add: Command = {
  name: "add",
  usage: "PATH... [--encoding LABEL] [--create]",
  summary: "import files and folders",
  options: { encoding: { type: "string" }, ...CREATE_OPTION },
  positionals: { least: 1, most: Infinity },
  async run({ app, output, signal }, { positionals, options }) {
    const encoding = typedEncoding(textOption(options, "encoding"));
    if (!encoding.ok) return misuse(output, encoding.error);
    const context = { signal, onProgress: () => undefined };
    const outcomes = await app.importPaths(positionals, context, { encoding: encoding.value });
    for (const outcome of outcomes) output.item(addRecord(outcome), describeOutcome(outcome));
    return outcomes.some(({ status }) => status === "failed") ? 1 : 0;
  },
};

const list: Command = {
  name: "list",
  usage: "[QUERY]",
  summary: "list articles",
  options: {},
  positionals: { least: 0, most: Infinity },
  async run({ ask, output }, { positionals }) {
    const query = typedQuery(positionals);
    if (!query.ok) return misuse(output, query.error);
    for (let offset = 0; ; offset += PAGE) {
      const page = await ask("articles.list", { query: query.value, offset, limit: PAGE });
      if (!page.ok) return refuse(output, page.error);
      for (const row of page.value.rows) output.item(listRecord(row), describeRow(row));
      if (offset + PAGE >= page.value.total) return 0;
    }
  },
};

const tag = tagCommand("tag", "add tags to an article", "addTags");
const untag = tagCommand("untag", "take tags off an article", "removeTags");

function tagCommand(name: string, summary: string, field: "addTags" | "removeTags"): Command {
  return {
    name,
    usage: "ARTICLE TAG...",
    summary,
    options: {},
    positionals: { least: 2, most: Infinity },
    async run(context, { positionals }) {
      const [article = "", ...typed] = positionals;
      const tags = typedTags(typed);
      if (!tags.ok) return misuse(context.output, tags.error);
      const remarks = field === "addTags" ? await renamed(context, tags.value) : [];
      return update(context, article, { [field]: tags.value }, remarks);
    },
  };
}

const trash: Command = {
  name: "trash",
  usage: "ARTICLE",
  summary: "move an article to the trash",
  options: {},
  positionals: { least: 1, most: 1 },
  run: (context, { positionals }) => update(context, positionals[0] ?? "", { trashed: true }),
};

const restore: Command = {
  name: "restore",
  usage: "ARTICLE",
  summary: "take an article out of the trash",
  options: {},
  positionals: { least: 1, most: 1 },
  run: (context, { positionals }) => update(context, positionals[0] ?? "", { trashed: false }),
};

const state: Command = {
  name: "state",
  usage: "ARTICLE inbox|reading|done|archived",
  summary: "say where an article is on its way",
  options: {},
  positionals: { least: 2, most: 2 },
  async run(context, { positionals }) {
    const [article = "", wanted] = positionals;
    const parsed = ArticleState.safeParse(wanted);
    if (!parsed.success) {
      const states = ArticleState.options.join(", ");
      return misuse(context.output, `“${wanted}” is no state. Use one of: ${states}.`);
    }
    return update(context, article, { state: parsed.data });
  },
};

export const articleCommands: readonly Command[] = [
  add,
  list,
  showCommand,
  tag,
  untag,
  state,
  trash,
  restore,
];

/** @returns a sentence for each tag that is called something else now */
async function renamed({ ask }: CommandContext, typed: readonly Tag[]): Promise<string[]> {
  const overview = await ask("library.overview", {});
  if (!overview.ok) return [];
  const { nameOf } = tagNames(overview.value.tagMarks);
  return typed
    .filter((word) => nameOf(word) !== word)
    .map((word) => `  ${tagWording.calledNow(word, nameOf(word))}`);
}

type ArticleChange = Omit<CallInput<"articles.update">, "articleIds">;

async function update(
  { ask, article, output }: CommandContext,
  name: string,
  change: ArticleChange,
  remarks: readonly string[] = [],
): Promise<ExitStatus> {
  const found = await article(name);
  if (!found.ok) return refuse(output, found.error);
  const updated = await ask("articles.update", { articleIds: [found.value], ...change });
  if (!updated.ok) return refuse(output, updated.error);
  const changed = await ask("articles.get", { articleId: found.value });
  if (!changed.ok) return refuse(output, changed.error);
  const { articleId, title, tags, state: now, trashed } = changed.value;
  const where = trashed ? "trash" : now;
  output.item(
    { articleId, title, tags, state: trashed ? "trashed" : now },
    [[title, where, ...tags.map((one) => `#${one}`)].join("  "), ...remarks].join("\n"),
  );
  return 0;
}

type AddedStatus = ImportOutcome["status"] | "similar";

/** Scripts learn from one word that there is another article much like this one. */
function statusOf({ status, similarTo }: ImportOutcome): AddedStatus {
  return similarTo === undefined ? status : "similar";
}

function addRecord(outcome: ImportOutcome): object {
  const { path, articleId, title, reason, similarTo } = outcome;
  const status = statusOf(outcome);
  return { path, status, articleId, title, reason, ...(similarTo !== undefined && { similarTo }) };
}

function describeOutcome(outcome: ImportOutcome): string {
  const { path, title, reason, similarTo } = outcome;
  const status = statusOf(outcome).padEnd(8);
  if (outcome.status === "failed") return `${status} ${reason ?? path}`;
  const remarks = [
    ...(similarTo === undefined ? [] : [importWording.similarTo(similarTo.title, similarTo.share)]),
    ...(reason === null ? [] : [reason]),
  ];
  return `${status} ${title ?? ""}  (${path})${remarks.map((remark) => `\n         ${remark}`).join("")}`;
}

function listRecord(row: ArticleRow): object {
  const { articleId, title, byline, site, words, tags, highlights, added } = row;
  const where = row.trashed ? "trashed" : row.state;
  return { articleId, title, byline, site, words, tags, state: where, highlights, added };
}

function describeRow({
  articleId,
  title,
  words,
  state: where,
  tags,
  highlights,
}: ArticleRow): string {
  const marks = highlights === 0 ? "" : `  ${count(highlights, "highlight")}`;
  const labels = tags.map((one) => `  #${one}`).join("");
  return `${articleId}  ${where.padEnd(8)}  ${title}  (${count(words, "word")})${marks}${labels}`;
}
