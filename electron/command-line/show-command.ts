import type { CallOutput } from "#contract/calls.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { importWording } from "#core/wording/import-wording.js";
import type { CallError } from "#contract/call-error.js";
import type { Command, CommandContext } from "./command.ts";
import { textOption } from "./options.ts";
import { misuse, refuse } from "./refuse.ts";

type ArticleText = CallOutput<"articles.text">;

/** As for the id of an article. */
const FEWEST_CHARACTERS = 4;
/** As many characters of a version's hash as a person needs to name it. */
const SHOWN_CHARACTERS = 8;

export const showCommand: Command = {
  name: "show",
  usage: "ARTICLE",
  summary: "print an article's text; with --version HASH that of another version",
  options: { version: { type: "string" } },
  positionals: { least: 1, most: 1 },
  async run(context, { positionals, options }) {
    const { article, output } = context;
    const version = textOption(options, "version");
    if (version !== undefined && version.length < FEWEST_CHARACTERS) {
      return misuse(output, `--version takes at least ${FEWEST_CHARACTERS} characters of a hash.`);
    }
    const found = await article(positionals[0] ?? "");
    if (!found.ok) return refuse(output, found.error);
    const text = await textOf(context, found.value, version?.toLowerCase());
    if (!text.ok) return refuse(output, text.error);
    const { versions, unreadFrontMatter, ...record } = text.value;
    // Programs that know of neither find what they always found.
    const remarks = {
      ...(versions.length > 1 && { versions }),
      ...(unreadFrontMatter !== null && { unreadFrontMatter }),
    };
    output.item({ ...record, ...remarks }, describeText(text.value));
    return 0;
  },
};

async function textOf(
  { ask }: CommandContext,
  articleId: ArticleId,
  version: string | undefined,
): Promise<Result<ArticleText, CallError>> {
  const text = await ask("articles.text", { articleId });
  if (!text.ok || version === undefined) return text;
  const contentHash = versionNamed(text.value, version);
  return contentHash.ok
    ? await ask("articles.text", { articleId, contentHash: contentHash.value })
    : contentHash;
}

function versionNamed(
  { versions, title }: ArticleText,
  prefix: string,
): Result<ContentHash, CallError> {
  const [found, another] = versions.filter(({ contentHash }) => contentHash.startsWith(prefix));
  if (found !== undefined && another === undefined) return ok(found.contentHash);
  const there = versions
    .map(({ contentHash }) => contentHash.slice(0, SHOWN_CHARACTERS))
    .join(", ");
  const message = `${found === undefined ? "No version" : "More than one version"} of “${title}” begins with ${prefix}. There are ${there}.`;
  return fail({ code: "version-not-found", message });
}

function describeText({
  title,
  byline,
  versions,
  contentHash,
  unreadFrontMatter,
  plainText,
}: ArticleText): string {
  const lines = [title, ...(byline === null ? [] : [byline])];
  if (versions.length > 1) {
    const named = versions.map((version) => {
      const remarks = [
        ...(version.contentHash === contentHash ? ["shown"] : []),
        ...(version.opens ? ["opens"] : []),
      ];
      const remark = remarks.length === 0 ? "" : ` (${remarks.join(", ")})`;
      return `${version.contentHash.slice(0, SHOWN_CHARACTERS)} of ${version.imported.slice(0, 10)}${remark}`;
    });
    lines.push(`Versions: ${named.join(", ")}`);
  }
  if (unreadFrontMatter !== null) lines.push(importWording.unreadFrontMatter(unreadFrontMatter));
  return `${lines.join("\n")}\n\n${plainText.trimEnd()}`;
}
