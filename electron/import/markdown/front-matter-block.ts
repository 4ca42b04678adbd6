import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";

/** What stands above a Markdown text, between signs that say in which notation. */
export interface FrontMatterBlock {
  /** Whatever it says; undefined where it cannot be read. */
  readonly value: unknown;
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
  readonly block: RegExp;
  readonly read: Read;
}[] = [
  { signs: "---", block: YAML, read: readYaml },
  { signs: "+++", block: TOML, read: (text) => parseToml(text, { integersAsBigInt: "asNeeded" }) },
  { signs: ";;;", block: JSON_BETWEEN_SIGNS, read: readJson },
  { signs: "{", block: JSON_ALONE, read: readJson },
];

/** @returns undefined where the text does not begin with such signs, or they are never closed */
export function frontMatterBlock(text: string): FrontMatterBlock | undefined {
  const notation = NOTATIONS.find(({ signs }) => text.startsWith(signs));
  const match = notation?.block.exec(text);
  if (notation === undefined || match?.index !== 0) return undefined;
  const [whole, inside = ""] = match;
  return { value: attempt(notation.read, inside), text: whole.trimEnd(), end: whole.length };
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

function attempt(read: Read, block: string): unknown {
  try {
    return read(block);
  } catch {
    // Damaged, or no front matter after all: two lines of dashes with text between them.
    return undefined;
  }
}
