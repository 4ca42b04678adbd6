import type { CallOutput } from "#contract/calls.js";
import type { CallError } from "#contract/call-error.js";
import type {
  DifferingArticle,
  DifferingThing,
  SnapshotSummary,
} from "#contract/snapshot-calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import type { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { snapshotWording } from "#core/wording/snapshot-wording.js";
import type { Command, CommandContext, CommandInput, ExitStatus } from "./command.ts";
import { hasOption, textOptions } from "./options.ts";
import { misuse, refuse } from "./refuse.ts";

const RESTORE_OPTIONS = ["article", "dry-run", "keep-changed", "trash-added"];

export const snapshotCommand: Command = {
  name: "snapshot",
  usage:
    "list | make | show SNAPSHOT | restore [SNAPSHOT] [--article ARTICLE ...] [--dry-run] [--keep-changed] [--trash-added]",
  summary:
    "list, make, verify or restore snapshots of what was marked; SNAPSHOT is an id or its beginning, else the latest. --dry-run only says what is different",
  options: {
    article: { type: "string", multiple: true },
    "dry-run": { type: "boolean" },
    "keep-changed": { type: "boolean" },
    "trash-added": { type: "boolean" },
  },
  positionals: { least: 1, most: 2 },
  async run(context, input) {
    const [deed = "", name] = input.positionals;
    const { output } = context;
    const isMisplaced = RESTORE_OPTIONS.some((option) => option in input.options);
    if (deed !== "restore" && isMisplaced) {
      return misuse(
        output,
        "Only “restore” takes --article, --dry-run, --keep-changed and --trash-added.",
      );
    }
    switch (deed) {
      case "list":
        return name === undefined ? await list(context) : tooMuch(context, name);
      case "make":
        return name === undefined ? await make(context) : tooMuch(context, name);
      case "show":
        return name === undefined
          ? misuse(output, "Write “postil snapshot show SNAPSHOT”.")
          : await show(context, name);
      case "restore":
        return await restore(context, name, input);
      default:
        return misuse(output, `“${deed}” is none of list, make, show and restore.`);
    }
  },
};

function tooMuch({ output }: CommandContext, word: string): ExitStatus {
  return misuse(output, `“${word}” is one word too many.`);
}

async function list({ ask, output }: CommandContext): Promise<ExitStatus> {
  const listed = await ask("snapshots.list", {});
  if (!listed.ok) return refuse(output, listed.error);
  for (const snapshot of listed.value.snapshots) output.item(snapshot, describe(snapshot));
  return 0;
}

function describe({ id, reason, articles, lines, bytes, state }: SnapshotSummary): string {
  if (state !== "whole") return `${id}  ${snapshotWording.states[state]}`;
  const counts = `${snapshotWording.articles(articles)}, ${snapshotWording.lines(lines)}, ${snapshotWording.size(bytes)}`;
  return `${id}  ${snapshotWording.reason(reason)}  ${counts}`;
}

async function make({ ask, output }: CommandContext): Promise<ExitStatus> {
  const made = await ask("snapshots.make", {});
  if (!made.ok) return refuse(output, made.error);
  const { kind, id } = made.value;
  output.item(made.value, id === null ? snapshotWording[kind] : `${snapshotWording[kind]} ${id}`);
  return kind === "elsewhere" ? 1 : 0;
}

async function show(context: CommandContext, name: string): Promise<ExitStatus> {
  const { ask, output } = context;
  const id = await snapshotNamed(context, name);
  if (!id.ok) return refuse(output, id.error);
  const shown = await ask("snapshots.verify", { id: id.value });
  if (!shown.ok) return refuse(output, shown.error);
  const { snapshot, articles, damage } = shown.value;
  output.item(snapshot, describe(snapshot));
  for (const article of articles) {
    const { articleId, title, lines, missingSince } = article;
    const since = missingSince === null ? "" : `, folder missing since ${missingSince}`;
    output.item(article, `${articleId}  ${title}  ${snapshotWording.lines(lines)}${since}`);
  }
  for (const sentence of damage) output.item({ damage: sentence }, sentence);
  return damage.length === 0 ? 0 : 1;
}

async function restore(
  context: CommandContext,
  name: string | undefined,
  { options }: CommandInput,
): Promise<ExitStatus> {
  const { ask, output } = context;
  const id = await snapshotNamed(context, name);
  if (!id.ok) return refuse(output, id.error);
  const articleIds: ArticleId[] = [];
  for (const article of textOptions(options, "article")) {
    const found = await articleIn(context, id.value, article);
    if (!found.ok) return refuse(output, found.error);
    articleIds.push(found.value);
  }
  if (hasOption(options, "dry-run")) return await compare(context, { id: id.value, articleIds });
  const restored = await ask("snapshots.restore", {
    id: id.value,
    articleIds,
    changed: hasOption(options, "keep-changed") ? "keep" : "set-back",
    added: hasOption(options, "trash-added") ? "trash" : "keep",
  });
  if (!restored.ok) return refuse(output, restored.error);
  const { missing, problems } = restored.value;
  const sentences = [
    snapshotWording.restored(restored.value),
    ...(missing > 0 ? [snapshotWording.leftMissing(missing)] : []),
    ...problems,
  ];
  output.item({ snapshot: id.value, ...restored.value }, sentences.join("\n"));
  return missing + problems.length === 0 ? 0 : 1;
}

async function compare(
  { ask, output }: CommandContext,
  which: { readonly id: SnapshotId; readonly articleIds: readonly ArticleId[] },
): Promise<ExitStatus> {
  const compared = await ask("snapshots.compare", { ...which, articleIds: [...which.articleIds] });
  if (!compared.ok) return refuse(output, compared.error);
  const { library, articles, total, damage } = compared.value;
  if (library.things.length > 0) {
    const lines = [snapshotWording.ofLibrary, ...library.things.map(describeThing)];
    output.item({ library }, lines.join("\n"));
  }
  for (const article of articles) output.item(article, describeDifference(article));
  for (const sentence of damage) output.item({ damage: sentence }, sentence);
  const isSame = articles.length + library.things.length === 0;
  output.item({ total }, isSame ? snapshotWording.same : describeTotal(total));
  return damage.length === 0 ? 0 : 1;
}

function describeTotal(total: CallOutput<"snapshots.compare">["total"]): string {
  const { articles, lostLines } = total;
  const lost = lostLines > 0 ? `; ${snapshotWording.lostLines(lostLines)}` : "";
  return `${snapshotWording.articles(articles)}: ${snapshotWording.counts(total)}${lost}.`;
}

function describeDifference(article: DifferingArticle): string {
  const { articleId, title, state, message, things } = article;
  const hint =
    state === "missing" || state === "purged" ? snapshotWording[state] : (message ?? undefined);
  return [
    `${articleId}  ${title}  ${snapshotWording.counts(article)}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
    ...things.map(describeThing),
  ].join("\n");
}

function describeThing({ difference, kind, name, note, fields }: DifferingThing): string {
  const what = name === "" ? snapshotWording.ofArticle : `${snapshotWording.kinds[kind]} “${name}”`;
  const differing = fields.length > 0 ? ` (${snapshotWording.fields(fields)})` : "";
  const remark = note === "" ? "" : `\n    ${note.replace(/\s+/gu, " ")}`;
  return `  ${snapshotWording.difference(difference)}: ${what}${differing}${remark}`;
}

/** @param name  an id, or the beginning of one; without it the latest that is whole */
async function snapshotNamed(
  { ask }: CommandContext,
  name: string | undefined,
): Promise<Result<SnapshotId, CallError>> {
  const listed = await ask("snapshots.list", {});
  if (!listed.ok) return listed;
  const { snapshots } = listed.value;
  const fitting =
    name === undefined
      ? snapshots.filter(({ state }) => state === "whole").slice(0, 1)
      : snapshots.filter(({ id }) => id.toLowerCase().startsWith(name.toLowerCase()));
  const [found, another] = fitting;
  if (found !== undefined && another === undefined) return ok(found.id);
  if (found === undefined) {
    const code = "snapshot-not-found";
    return fail({
      code,
      message: describeFailure({ code, ...(name !== undefined && { detail: name }) }),
    });
  }
  const message = `Several snapshots begin with “${name}”. Give more of the id.`;
  return fail({ code: "bad-input", message });
}

/** An article whose folder is gone is known to the snapshot only. */
async function articleIn(
  context: CommandContext,
  id: SnapshotId,
  name: string,
): Promise<Result<ArticleId, CallError>> {
  const here = await context.article(name);
  if (here.ok || here.error.code !== "article-not-found") return here;
  const shown = await context.ask("snapshots.verify", { id });
  if (!shown.ok) return here;
  const former = shown.value.articles.find(
    ({ articleId, folder }) => articleId === name || folder === name,
  );
  return former === undefined ? here : ok(former.articleId);
}
