import { parse as parseToml, TomlError } from "smol-toml";
import { parse as parseYaml, YAMLParseError } from "yaml";
import type { UnreadFrontMatter } from "#core/article/unread-front-matter.js";

/** What stands above a Markdown text, between signs that say in which notation. */
export interface FrontMatterBlock {
  /** Whatever it says; undefined where it cannot be read. */
  readonly value: unknown;
  /** Why not. */
  readonly unread?: UnreadFrontMatter;
  /** As it is written, with the signs around it. */
  readonly text: string;
  /** UTF-16 code unit behind it. */
  readonly end: number;
}

type Read = (block: string) => unknown;

const YAML = /^---[ \t]*\n([\s\S]*?)\n?^(?:---|\.\.\.)[ \t]*(?:\n|$)/m;
const TOML = /^\+\+\+[ \t]*\n([\s\S]*?)\n?^\+\+\+[ \t]*(?:\n|$)/m;
const JSON_BETWEEN_SIGNS = /^;;;[ \t]*\n([\s\S]*?)\n?^;;;[ \t]*(?:\n|$)/m;
const JSON_ALONE = /^(\{[ \t]*\n[\s\S]*?\n\}|\{[^\n]*\})[ \t]*(?:\n|$)/;

const NOTATIONS: readonly {
  readonly signs: string;
  readonly notation: UnreadFrontMatter["notation"];
  readonly block: RegExp;
  readonly read: Read;
}[] = [
  { signs: "---", notation: "YAML", block: YAML, read: readYaml },
  {
    signs: "+++",
    notation: "TOML",
    block: TOML,
    read: (text) => parseToml(text, { integersAsBigInt: "asNeeded" }),
  },
  { signs: ";;;", notation: "JSON", block: JSON_BETWEEN_SIGNS, read: readJson },
  { signs: "{", notation: "JSON", block: JSON_ALONE, read: readJson },
];

/** @returns undefined where the text does not begin with such signs, or they are never closed */
export function frontMatterBlock(text: string): FrontMatterBlock | undefined {
  const notation = NOTATIONS.find(({ signs }) => text.startsWith(signs));
  const match = notation?.block.exec(text);
  if (notation === undefined || match?.index !== 0) return undefined;
  const [whole, inside = ""] = match;
  const block = { text: whole.trimEnd(), end: whole.length };
  try {
    return { value: notation.read(inside), ...block };
  } catch (error) {
    // Damaged, or no front matter after all: two lines of dashes with text between them.
    const linesAbove = lineCount(whole.slice(0, whole.indexOf(inside))) - 1;
    const at = lineOf(error);
    const line = at === null ? null : Math.min(linesAbove + at, lineCount(block.text));
    return { value: undefined, unread: { notation: notation.notation, line }, ...block };
  }
}

function readJson(block: string): unknown {
  const value: unknown = JSON.parse(block);
  return value;
}

function readYaml(block: string): unknown {
  const value: unknown = parseYaml(block, {
    schema: "core",
    maxAliasCount: 100,
    logLevel: "error",
  });
  return value;
}

/** How V8 says it of most mistakes. */
const LINE_IN_JSON = /\(line (\d+) column \d+\)/;

/** @returns counted from 1 in what was read; null where the parser does not say */
function lineOf(error: unknown): number | null {
  if (error instanceof YAMLParseError) return error.linePos?.[0].line ?? null;
  if (error instanceof TomlError) return error.line;
  if (!(error instanceof SyntaxError)) return null;
  const stated = LINE_IN_JSON.exec(error.message)?.[1];
  return stated === undefined ? null : Number(stated);
}

function lineCount(text: string): number {
  return text.split("\n").length;
}
