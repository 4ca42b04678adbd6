import { randomBytes } from "node:crypto";
import type { Failure } from "#core/failure/failure.js";
import { ActionId, type AnnotationId, type ArticleId, ContentHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { packIds } from "#core/operation/bulk-deed.js";
import type { Result } from "#core/result.js";
import type { Library } from "../../../electron/library/library.ts";
import { newArticle, newHighlight, sha256 } from "../../main/library/sample-article.ts";

/** What an act works on. */
export interface Scene {
  readonly library: Library;
  readonly article: ReturnType<typeof newArticle>;
  /** A highlight with a note that says "kept". */
  readonly kept: AnnotationId;
  readonly number: number;
}

/** Something written to a library; what it says or adds is found by `factsOf` under the act's mark. */
export type LibraryAct = (scene: Scene) => {
  readonly mark: string;
  perform(): Promise<Result<unknown, Failure>>;
};

/** Longer than a page, so that a write that comes out short is one in the middle. */
const PADDING = "x".repeat(9_000);

export const LIBRARY_ACTS: Readonly<Record<string, LibraryAct>> = {
  "add a note": ({ library, article, number }) => {
    const mark = `added-${number}`;
    const change = newHighlight(article, `${mark} ${PADDING}`);
    return { mark, perform: () => library.append(article.articleId, [change]) };
  },
  "edit a note": ({ library, article, kept, number }) => {
    const mark = `edited-${number}`;
    const set = { note: `${mark} ${PADDING}` };
    const change = { kind: "highlight", id: kept, set } as const;
    return { mark, perform: () => library.append(article.articleId, [change]) };
  },
  "delete a highlight": ({ library, article, kept, number }) => {
    const mark = `trashed-${number}`;
    // With enough others that it does not fit into what is left of a page.
    const padding = newHighlight(article, `${mark} ${PADDING}`);
    const change = { kind: "highlight", id: kept, set: { trashed: number % 2 === 1 } } as const;
    return { mark, perform: () => library.append(article.articleId, [padding, change]) };
  },
  "add an article": ({ library, number }) => {
    const article = newArticle(`Words of ${number}. ${PADDING}`);
    return { mark: `article-${article.articleId}`, perform: () => library.addArticle(article) };
  },
  "add a version": ({ library, article, number }) => {
    const html = `<p>Version ${number}. ${PADDING}</p>\n`;
    const contentHash = ContentHash.parse(sha256(html));
    const version = {
      ...article.version,
      html,
      facts: { ...article.version.facts, contentHash },
    };
    const mark = `version-${contentHash}`;
    return { mark, perform: () => library.addVersion(article.articleId, version) };
  },
  "a deed on many": ({ library, article }) => {
    const action = ActionId.parse(makeUlid(Date.now(), randomBytes(10)));
    // Of so many articles that the file with their ids is longer than a page.
    const others = Array.from({ length: 700 }, () => makeUlid(Date.now(), randomBytes(10)));
    const ids = packIds([article.articleId, ...(others as ArticleId[])].toSorted());
    const change = { set: { state: "archived" } } as const;
    const groups = [{ change, inverse: { set: { state: "inbox" } } as const, heads: [], ids }];
    return { mark: `deed-${action}`, perform: () => library.appendToMany({ action, groups }) };
  },
};

/** Everything that a library has, by the marks of those acts; what cannot be read whole is not among it. */
export async function marksIn(library: Library): Promise<ReadonlySet<string>> {
  const marks = new Set<string>();
  for (const { articleId } of await library.scan()) {
    const files = await library.readArticle(articleId);
    if (!files.ok) continue;
    marks.add(`article-${articleId}`);
    for (const operation of files.value.operations) {
      const note = operation.kind === "highlight" ? operation.set?.note : undefined;
      if (note !== undefined) marks.add(String(note).split(" ")[0] ?? "");
    }
    for (const { contentHash } of files.value.versions) {
      const html = await library.readVersion(articleId, contentHash);
      if (html.ok) marks.add(`version-${contentHash}`);
    }
  }
  for (const { action } of await library.waitingDeeds()) marks.add(`deed-${action}`);
  return marks;
}
