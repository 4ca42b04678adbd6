import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeText, wordsOf } from "./made-text.ts";

/** A file to import. */
export interface MadeFile {
  readonly path: string;
  /** A word that stands in no other file. */
  readonly ownWord: string;
}

/** Texts that no library has. */
const FIRST_TEXT = 200_000_000;
/** A paragraph of some, in place of plain words. */
const MARKDOWN_EVERY = 4;

/** Writes as many files, half of them Markdown. @param first  apart from other calls, numbers the texts */
export async function writeSourceFiles(
  folder: string,
  count: number,
  first = 0,
): Promise<readonly MadeFile[]> {
  await mkdir(folder, { recursive: true });
  return await Promise.all(
    Array.from({ length: count }, async (_, place) => {
      const number = FIRST_TEXT + first + place;
      const isMarkdown = place % 2 === 1;
      const path = join(folder, `${number}.${isMarkdown ? "md" : "txt"}`);
      const ownWord = ownWordOf(number);
      await writeFile(path, isMarkdown ? markdown(number, ownWord) : plainText(number, ownWord));
      return { path, ownWord };
    }),
  );
}

/** Letters only, so that no tokenizer cuts it. */
function ownWordOf(number: number): string {
  const letters = Array.from(String(number), (digit) => "qwxyzkjvbh".charAt(Number(digit)));
  return `own${letters.join("")}`;
}

function plainText(number: number, ownWord: string): string {
  const { title, paragraphs } = makeText(number, wordsOf(number));
  return [title, ...paragraphs, `This one has ${ownWord}.`, ""].join("\n\n");
}

function markdown(number: number, ownWord: string): string {
  const { title, paragraphs } = makeText(number, wordsOf(number));
  const blocks = paragraphs.map((paragraph, place) =>
    place % MARKDOWN_EVERY === 1 ? dressed(paragraph, place) : paragraph,
  );
  return [`# ${title}`, ...blocks, `This one has *${ownWord}*.`, ""].join("\n\n");
}

/** A heading, emphasis, a link, a list and a quotation, with the same words. */
function dressed(paragraph: string, place: number): string {
  const [first = "", second = "", ...rest] = paragraph.split(" ");
  return [
    `## Part ${place}`,
    `*${first}* **${second}** [${rest.slice(0, 3).join(" ")}](https://example.org/${place})`,
    `- ${rest.slice(3, 8).join(" ")}\n- ${rest.slice(8, 12).join(" ")}`,
    `> ${rest.slice(12).join(" ")}`,
  ].join("\n\n");
}
