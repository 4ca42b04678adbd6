import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { importArticle } from "../../../electron/import/import-article.ts";
import type { ReadingDocument } from "../../../electron/import/reading-document.ts";
import { textContentOf } from "./html-tree.ts";
import { expectedPages, type ExpectedPage } from "./shared-data.ts";
import { wordAgreement } from "./word-agreement.ts";

/** What extraction is expected to know of a page; the opinion of one program. */
const Metadata = z.object({
  title: z.string(),
  byline: z.string().nullable(),
  lang: z.string().nullable().optional(),
  dir: z.string().nullable(),
  excerpt: z.string(),
});

interface Compared {
  readonly name: string;
  readonly document: ReadingDocument;
  readonly expected: z.infer<typeof Metadata>;
  readonly agreement: number;
}

let pages: readonly Compared[];

beforeAll(async () => {
  pages = await Promise.all(expectedPages().map(compare));
});

async function compare({ name, source, article, metadata }: ExpectedPage): Promise<Compared> {
  const result = await importArticle({ name: `${name}.html`, bytes: source });
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return {
    name,
    document: result.value,
    expected: Metadata.parse(JSON.parse(metadata)),
    agreement: wordAgreement(result.value.plainText, textContentOf(article)),
  };
}

test("the words of the article are those that are expected", () => {
  const agreements = pages.map(({ agreement }) => agreement);
  const mean = agreements.reduce((sum, each) => sum + each, 0) / agreements.length;
  const low = pages.filter(({ agreement }) => agreement < 0.9).map(({ name }) => name);
  console.log(
    `word F1 of ${pages.length} pages: mean ${mean.toFixed(4)}, minimum ${Math.min(...agreements).toFixed(4)}, below 0.9: ${low.length} ${low.join(" ")}`,
  );
  expect(mean).toBeGreaterThanOrEqual(0.99);
});

test("every article was found", () => {
  expect(pages.filter(({ document }) => document.isWholePage)).toEqual([]);
});

test("titles are those that are expected", () => {
  // A page that declares no title is called by its file's name.
  const titled = pages.filter(({ expected }) => expected.title !== "");
  expect(
    share("titles", titled, ({ document, expected }) => isSame(document.title, expected.title)),
  ).toBeGreaterThanOrEqual(0.95);
});

test("bylines are those that are expected, wherever one is", () => {
  const signed = pages.filter(({ expected }) => expected.byline !== null);
  const hasByline = ({ document, expected }: Compared) =>
    isSame(document.byline ?? "", expected.byline ?? "");
  expect(share("bylines", signed, hasByline)).toBeGreaterThanOrEqual(0.95);
});

test("languages and directions are those that are declared", () => {
  const declared = pages.filter(({ expected }) => typeof expected.lang === "string");
  const hasLanguage = ({ document, expected }: Compared) =>
    document.language?.toLowerCase() === expected.lang?.toLowerCase();
  expect(share("languages", declared, hasLanguage)).toBeGreaterThanOrEqual(0.95);
  const directed = pages.filter(({ expected }) => expected.dir !== null);
  const hasDirection = ({ document, expected }: Compared) => document.direction === expected.dir;
  expect(share("directions", directed, hasDirection)).toBeGreaterThanOrEqual(0.95);
});

test("excerpts begin as those that are expected", () => {
  const hasExcerpt = ({ document, expected }: Compared) =>
    folded(expected.excerpt).startsWith(folded(document.excerpt).replace(/…$/, "").slice(0, 100));
  expect(share("excerpts", pages, hasExcerpt)).toBeGreaterThanOrEqual(0.95);
});

/** Says how many there are and which are not, and returns the share. */
function share(
  what: string,
  among: readonly Compared[],
  isRight: (page: Compared) => boolean,
): number {
  const wrong = among.filter((page) => !isRight(page)).map(({ name }) => name);
  const right = among.length - wrong.length;
  console.log(`${what}: ${right} of ${among.length}; not those of ${wrong.join(" ") || "none"}`);
  return among.length === 0 ? 1 : right / among.length;
}

function isSame(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
