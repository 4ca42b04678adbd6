import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { expect } from "vitest";
import { trimSpan } from "#core/anchor/trim-span.js";
import { COLORS, type HighlightStyle } from "#core/annotation/color.js";
import { AnnotationId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import type { MadeArticle } from "../open-reader.ts";
import { spanOf } from "./stack-model.ts";

const SEED = 20_261_126;
const HIGHLIGHTS = 200;

const words = (name: string) =>
  `${name} of the harbour kept a *ledger of tides*, pilots and ropes, which nobody outside the guild had read **until a student came** and asked for a chair, a lamp and a winter.`;

/** Paragraphs, lists, headings, a quotation, a table and a link: about as much as a window shows. */
export const OVERLAPPED_ARTICLE = `# Over one another

${words("One")} ${words("Two")}

- ${words("Three")}
- A short one
- ${words("Four")}

## A heading with words in it

> ${words("Five")}

| Port | Depth | Said of it |
|---|---|---|
| Vell | nine | deep enough for barges in winter |
| Orn | four | shallow at noon, and sandy |

##### A small heading, too

${words("Six")} See [the tables of tides](https://example.org/) for the rest of the words.

${words("Seven")} ${words("Eight")}
`;

const someHighlight = fc.record({
  start: fc.nat(1_500),
  length: fc.integer({ min: 4, max: 110 }),
  color: fc.constantFrom(...COLORS),
  style: fc.constantFrom<HighlightStyle>("fill", "fill", "fill", "underline"),
});

/** Makes two hundred in that article, as another window would, and expects the app to say that they stand there. */
export async function markAtRandom({
  text,
  client,
  articleId,
  contentHash,
}: MadeArticle): Promise<void> {
  const wanted = fc
    .sample(someHighlight, { seed: SEED, numRuns: HIGHLIGHTS * 2 })
    .flatMap(({ start, length, color, style }) => {
      const span = trimSpan(text, { start, end: Math.min(text.length, start + length) });
      return span === undefined ? [] : [{ ...span, color, style }];
    })
    .slice(0, HIGHLIGHTS);
  expect(wanted).toHaveLength(HIGHLIGHTS);
  for (const [number, mark] of wanted.entries()) {
    // Each its own in the library that tests share.
    const annotationId = AnnotationId.parse(makeUlid(number, randomBytes(10)));
    await client.ask("annotations.create", { annotationId, articleId, contentHash, ...mark });
  }
  const { annotations: made } = await client.ask("articles.get", { articleId });
  const told = made.map(({ color, style, ...one }) => ({ ...spanOf(one), color, style }));
  const inOrder = (list: typeof told) =>
    list.map((one) => JSON.stringify(one)).toSorted((a, b) => a.localeCompare(b));
  expect(inOrder(told)).toEqual(inOrder(wanted));
}
