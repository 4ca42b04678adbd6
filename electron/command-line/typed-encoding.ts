import { TEXT_ENCODINGS, TextEncoding } from "#core/article/text-encoding.js";
import { fail, ok, type Result } from "#core/result.js";

/** @returns the encoding that a label stands for, or a sentence that says which there are; undefined where none was typed */
export function typedEncoding(typed: string | undefined): Result<TextEncoding | undefined, string> {
  if (typed === undefined) return ok(undefined);
  const parsed = TextEncoding.safeParse(labelOf(typed));
  if (parsed.success) return ok(parsed.data);
  return fail(`“${typed}” is no encoding. Use one of: ${TEXT_ENCODINGS.join(", ")}.`);
}

/** Encodings have many names: “latin1”, “cp1251” and “utf8” are known as well. */
function labelOf(typed: string): string {
  try {
    return new TextDecoder(typed).encoding;
  } catch {
    // No name of any: it is refused as it was typed.
    return typed;
  }
}
