import type { Root } from "hast";
import { buildBody } from "./build-body.ts";
import { takeHeadline } from "./take-headline.ts";
import { textBlocksOf } from "./text-blocks.ts";
import { chunksOf } from "./text-line.ts";
import { wrappingOf } from "./wrap-width.ts";

/**
 * Finds the headline and the blocks of a plain text. All its words come through in order: lines are joined, nothing is
 * left out but white space and a rule under the headline.
 * @param text  with `\n` between the lines
 */
export function readPlainText(text: string): {
  readonly title: string | null;
  readonly body: Root;
} {
  const chunks = chunksOf(text);
  const wrapping = wrappingOf(chunks);
  const { title, rest } = takeHeadline(chunks, wrapping);
  return { title, body: buildBody(textBlocksOf(rest, wrapping)) };
}
