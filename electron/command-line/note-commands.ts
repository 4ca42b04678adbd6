import { readFile } from "node:fs/promises";
import { Color } from "#core/annotation/color.js";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { parseNotesFile } from "../interchange/import-json.ts";
import { readFailure } from "../library/write-failure.ts";
import type { Command, ExitStatus } from "./command.ts";
import { hasOption, textOption, textOptions } from "./options.ts";
import type { Output } from "./output.ts";
import { misuse, refuse } from "./refuse.ts";
import { saveFiles } from "./save-files.ts";
import { typedQuery } from "./typed-query.ts";
import { typedTags } from "./typed-tags.ts";

const highlight: Command = {
  name: "highlight",
  usage: "ARTICLE --quote TEXT [--prefix T] [--suffix T] [--color C] [--note T] [--tag T]...",
  summary: "highlight words of an article",
  options: {
    quote: { type: "string" },
    prefix: { type: "string" },
    suffix: { type: "string" },
    color: { type: "string" },
    note: { type: "string" },
    tag: { type: "string", multiple: true },
  },
  positionals: { least: 1, most: 1 },
  async run({ ask, article, output }, { positionals, options }) {
    const exact = textOption(options, "quote");
    if (exact === undefined || exact === "")
      return misuse(output, "Say which words: --quote TEXT.");
    const color = Color.optional().safeParse(textOption(options, "color"));
    if (!color.success)
      return misuse(output, `Use one of these colours: ${Color.options.join(", ")}.`);
    const tags = typedTags(textOptions(options, "tag"));
    if (!tags.ok) return misuse(output, tags.error);
    const found = await article(positionals[0] ?? "");
    if (!found.ok) return refuse(output, found.error);
    const made = await ask("annotations.createFromQuote", {
      articleId: found.value,
      exact,
      prefix: textOption(options, "prefix"),
      suffix: textOption(options, "suffix"),
      color: color.data,
      note: textOption(options, "note"),
      tags: tags.value,
    });
    if (!made.ok) return refuse(output, made.error);
    const { value } = made;
    switch (value.state) {
      case "placed":
        output.item(value, `${value.annotationId}  placed at ${value.start}–${value.end}`);
        return 0;
      case "orphaned":
        output.item(value, "These words stand nowhere in the article; nothing was written.");
        return 1;
      case "uncertain":
        output.item(value, describeCandidates(value));
        return 1;
    }
  },
};

function describeCandidates({
  candidates,
  total,
}: {
  readonly candidates: readonly { readonly start: number; readonly context: string }[];
  readonly total: number;
}): string {
  const places = candidates.map(({ start, context }) => `  at ${start}: … ${context} …`);
  const advice = "Say what stands around them with --prefix or --suffix; nothing was written.";
  const others = total - candidates.length;
  return [
    `These words stand in ${total} places. ${advice}`,
    ...places,
    ...(others > 0 ? [`  and in ${others} more`] : []),
  ].join("\n");
}

const notes: Command = {
  name: "notes",
  usage: "[QUERY]",
  summary: "list highlights and notes",
  options: {},
  positionals: { least: 0, most: Infinity },
  async run({ ask, output }, { positionals }) {
    const query = typedQuery(positionals);
    if (!query.ok) return misuse(output, query.error);
    const found = await ask("notes.summaries", { query: query.value });
    if (!found.ok) return refuse(output, found.error);
    for (const note of found.value.notes) {
      const { articleTitle, ...record } = note;
      const labels = note.tags.map((tag) => `#${tag}`).join(" ");
      const lines = [
        `${note.annotationId}  ${note.color}  ${articleTitle}`,
        `  “${note.quote}”`,
        ...(note.state === "placed" ? [] : [`  ${note.state}: the words moved or are gone`]),
        ...(note.note === "" ? [] : [`  ${note.note.replaceAll("\n", "\n  ")}`]),
        ...(labels === "" ? [] : [`  ${labels}`]),
      ];
      output.item(record, lines.join("\n"));
    }
    return 0;
  },
};

const exportNotes: Command = {
  name: "export",
  usage: "[QUERY] --format json|markdown --out PATH [--force]",
  summary: "write highlights and notes to files",
  options: { format: { type: "string" }, out: { type: "string" }, force: { type: "boolean" } },
  positionals: { least: 0, most: Infinity },
  async run({ ask, output }, { positionals, options }) {
    const format = textOption(options, "format");
    const out = textOption(options, "out");
    if (format !== "json" && format !== "markdown")
      return misuse(output, "Use --format json or --format markdown.");
    if (out === undefined || out === "") return misuse(output, "Say where to write: --out PATH.");
    const query = typedQuery(positionals);
    if (!query.ok) return misuse(output, query.error);
    const exported = await ask("notes.export", { format, query: query.value });
    if (!exported.ok) return refuse(output, exported.error);
    const saved = await saveFiles(exported.value.files, out, {
      as: format === "json" ? "one-file" : "folder",
      overwrite: hasOption(options, "force"),
    });
    if (!saved.ok) return refuseFile(output, saved.error);
    for (const path of saved.value) output.item({ path }, path);
    for (const error of exported.value.unread) output.failure(error);
    return exported.value.unread.length === 0 ? 0 : 1;
  },
};

const importNotes: Command = {
  name: "import-notes",
  usage: "PATH --format json [--dry-run]",
  summary: "read highlights and notes from an export",
  options: { format: { type: "string" }, "dry-run": { type: "boolean" } },
  positionals: { least: 1, most: 1 },
  async run({ ask, output }, { positionals, options }) {
    const [path = ""] = positionals;
    const format = textOption(options, "format");
    if (format !== "json") return misuse(output, "Use --format json.");
    const text = await readNotesFile(path);
    if (!text.ok) return refuseFile(output, text.error);
    // The app says what is wrong with the notes, but not with which file: it never saw one.
    const parsed = parseNotesFile(text.value);
    if (!parsed.ok) return refuseFile(output, { ...parsed.error, path });
    const imported = await ask("notes.import", {
      format,
      text: text.value,
      dryRun: hasOption(options, "dry-run"),
    });
    if (!imported.ok) return refuse(output, { ...imported.error, path });
    const { articles, added, known, unplaced } = imported.value;
    output.item(
      { path, articles, added, known, unplaced },
      [
        `${added} added, ${known} already here, in ${articles} articles`,
        ...unplaced.map(({ quote, reason }) => `  “${quote}”: ${reason}`),
      ].join("\n"),
    );
    return unplaced.length === 0 ? 0 : 1;
  },
};

export const noteCommands: readonly Command[] = [highlight, notes, exportNotes, importNotes];

function refuseFile(output: Output, failure: Failure): ExitStatus {
  return refuse(output, { ...failure, message: describeFailure(failure) });
}

async function readNotesFile(path: string): Promise<Result<string, Failure>> {
  try {
    return ok(await readFile(path, "utf8"));
  } catch (error) {
    return fail(readFailure(error, path));
  }
}
