import { ArticleState } from "#core/article/article-state.js";
import type { CallInput } from "#contract/calls.js";
import type { ArticleRow, ImportOutcome } from "#contract/records.js";
import type { Command, CommandContext, ExitStatus } from "./command.ts";
import { CREATE_OPTION } from "./may-create.ts";
import { textOption } from "./options.ts";
import { misuse, refuse } from "./refuse.ts";
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
    for (const outcome of outcomes) {
      const { code: _code, ...record } = outcome;
      output.item(record, describeOutcome(outcome));
    }
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

const show: Command = {
  name: "show",
  usage: "ARTICLE",
  summary: "print an article's text",
  options: {},
  positionals: { least: 1, most: 1 },
  async run({ ask, article, output }, { positionals }) {
    const found = await article(positionals[0] ?? "");
    if (!found.ok) return refuse(output, found.error);
    const text = await ask("articles.text", { articleId: found.value });
    if (!text.ok) return refuse(output, text.error);
    const { title, byline, plainText } = text.value;
    const heading = byline === null ? title : `${title}\n${byline}`;
    output.item(text.value, `${heading}\n\n${plainText.trimEnd()}`);
    return 0;
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
      return update(context, article, { [field]: tags.value });
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
  show,
  tag,
  untag,
  state,
  trash,
  restore,
];

type ArticleChange = Omit<CallInput<"articles.update">, "articleIds">;

async function update(
  { ask, article, output }: CommandContext,
  name: string,
  change: ArticleChange,
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
    [title, where, ...tags.map((one) => `#${one}`)].join("  "),
  );
  return 0;
}

function describeOutcome({ path, status, title, reason }: ImportOutcome): string {
  if (status === "failed") return `${status.padEnd(8)} ${reason ?? path}`;
  return `${status.padEnd(8)} ${title ?? ""}  (${path})`;
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
  const marks = highlights === 0 ? "" : `  ${highlights} highlights`;
  const labels = tags.map((one) => `  #${one}`).join("");
  return `${articleId}  ${where.padEnd(8)}  ${title}  (${words} words)${marks}${labels}`;
}
