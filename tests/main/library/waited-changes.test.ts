import { expect, test } from "vitest";
import { foldArticle } from "#core/operation/fold-article.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { Change, HighlightFields } from "#core/operation/operation.js";
import type { Library, NewArticle, Waited } from "../../../electron/library/library.ts";
import { openTestLibrary, temporaryDirectory, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

interface TwoDevices {
  readonly here: Library;
  readonly elsewhere: Library;
  readonly article: NewArticle;
  /** A change to the one highlight. */
  change(set: HighlightFields): Change;
  highlight(): Promise<AnnotationState | undefined>;
}

async function oneHighlightOnTwoDevices(): Promise<TwoDevices> {
  const places = await testPlaces();
  const here = await openTestLibrary(places);
  const elsewhere = await openTestLibrary({
    ...places,
    dataDirectory: await temporaryDirectory(),
  });
  const article = newArticle();
  valueOf(await here.addArticle(article));
  const highlight = newHighlight(article, "Before");
  valueOf(await here.append(article.articleId, [highlight]));
  return {
    here,
    elsewhere,
    article,
    change: (set) => ({ kind: "highlight", id: highlight.id as AnnotationId, set }),
    async highlight() {
      const files = valueOf(await here.readArticle(article.articleId));
      return foldArticle(files).annotations[0];
    },
  };
}

async function waitingFrom(
  library: Library,
  { articleId }: NewArticle,
  change: Change,
): Promise<Waited> {
  return { since: Date.now(), after: await library.heads(articleId, [change]) };
}

test("a note that had to wait stands beside one that its writer had not seen", async () => {
  const { here, elsewhere, article, change, highlight } = await oneHighlightOnTwoDevices();
  const mine = change({ note: "Mine" });
  const waited = await waitingFrom(here, article, mine);
  valueOf(await elsewhere.append(article.articleId, [change({ note: "Theirs" })]));
  valueOf(await here.append(article.articleId, [mine], {}, waited));
  const texts = (await highlight())?.noteVersions.map(({ text }) => text);
  expect(texts?.toSorted()).toEqual(["Mine", "Theirs"]);
});

test("a colour that had to wait is as old as when it was chosen: a newer one wins", async () => {
  const { here, elsewhere, article, change, highlight } = await oneHighlightOnTwoDevices();
  const blue = change({ color: "blue" });
  const waited = await waitingFrom(here, article, blue);
  await new Promise((resolve) => setTimeout(resolve, 5));
  valueOf(await elsewhere.append(article.articleId, [change({ color: "green" })]));
  valueOf(await here.append(article.articleId, [blue], {}, waited));
  expect((await highlight())?.color).toBe("green");
});

test("what waited is not said under the name of a writer that has written since", async () => {
  const { here, article, change, highlight } = await oneHighlightOnTwoDevices();
  const blue = change({ color: "blue" });
  const waited = await waitingFrom(here, article, blue);
  await new Promise((resolve) => setTimeout(resolve, 5));
  valueOf(await here.append(article.articleId, [change({ color: "green" })]));
  valueOf(await here.append(article.articleId, [blue], {}, waited));
  expect((await highlight())?.color).toBe("green");
});

test("several changes that waited follow one another as they were made", async () => {
  const { here, article, change, highlight } = await oneHighlightOnTwoDevices();
  const [first, second] = [change({ note: "First" }), change({ note: "Second" })];
  const waited = [
    await waitingFrom(here, article, first),
    await waitingFrom(here, article, second),
  ];
  valueOf(await here.append(article.articleId, [first], {}, waited[0]));
  valueOf(await here.append(article.articleId, [second], {}, waited[1]));
  expect(await highlight()).toMatchObject({ note: "Second", noteVersions: [] });
});
