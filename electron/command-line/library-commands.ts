import { count } from "#core/wording/count.js";
import { reconcilingWording } from "#core/wording/reconciling-wording.js";
import type { Command } from "./command.ts";
import { hasOption, textOption } from "./options.ts";
import { misuse, refuse } from "./refuse.ts";
import { typedQuery } from "./typed-query.ts";

const DEFAULT_HITS = 50;

const search: Command = {
  name: "search",
  usage: "QUERY [--limit N]",
  summary: "find articles, highlights and notes",
  options: { limit: { type: "string" } },
  positionals: { least: 1, most: Infinity },
  async run({ ask, output }, { positionals, options }) {
    const limit = Number(textOption(options, "limit") ?? DEFAULT_HITS);
    if (!Number.isInteger(limit) || limit < 1) {
      return misuse(output, "--limit takes a whole number from 1.");
    }
    const query = typedQuery(positionals);
    if (!query.ok) return misuse(output, query.error);
    const found = await ask("search", { query: query.value, limit });
    if (!found.ok) return refuse(output, found.error);
    for (const { articleId, title, kind, snippet, start, end, score } of found.value.hits) {
      const record = { articleId, title, kind, snippet, start, end, score };
      output.item(record, `${articleId}  ${kind}  ${title}\n  ${snippet.replace(/\s+/gu, " ")}`);
    }
    return 0;
  },
};

const check: Command = {
  name: "check",
  usage: "[--repair] [--from-start]",
  summary:
    "verify every file, log line and the index; stopped, it goes on where it was when it is asked for within a day, or with --from-start from the beginning",
  options: { repair: { type: "boolean" }, "from-start": { type: "boolean" } },
  positionals: { least: 0, most: 0 },
  async run({ ask, output }, { options }) {
    const checked = await ask("library.check", {
      repair: hasOption(options, "repair"),
      fromStart: hasOption(options, "from-start"),
    });
    if (!checked.ok) return refuse(output, checked.error);
    const { problems, filesChecked, remarks } = checked.value;
    for (const problem of problems) {
      output.item(problem, `${problem.path}: ${problem.problem} (${problem.action})`);
    }
    for (const one of remarks) output.item(one, `${one.path}: ${one.remark}`);
    if (problems.length === 0)
      output.item({ filesChecked }, `${filesChecked} files checked, all is well.`);
    return problems.length === 0 ? 0 : 1;
  },
};

const rebuild: Command = {
  name: "rebuild",
  usage: "",
  summary:
    "throw the index away and build it again from the files; may be stopped, and goes on where it was",
  beginsAtOnce: true,
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ ask, output }) {
    const rebuilt = await ask("library.rebuild", {});
    if (!rebuilt.ok && rebuilt.error.code === "cancelled") {
      return refuse(output, { ...rebuilt.error, message: reconcilingWording.stopped });
    }
    if (!rebuilt.ok) return refuse(output, rebuilt.error);
    const { articles, annotations } = rebuilt.value;
    output.item(
      rebuilt.value,
      `${count(articles, "article")} and ${count(annotations, "highlight")} indexed.`,
    );
    return 0;
  },
};

export const libraryCommands: readonly Command[] = [search, check, rebuild];
