import { cp } from "node:fs/promises";
import { join } from "node:path";
import { ArticleId, SavedSearchId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import type { Library } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { articleId, tag } from "../../core/operation/sample-operations.ts";
import { valueOf } from "../library/new-library.ts";
import type { PreparedHome } from "./prepared-home.ts";
import { postil } from "./run-in-process.ts";

/** Does in a library what the command line cannot: renames, trashes highlights, reads, and writes on two devices at once. */
export async function doTheRest(home: PreparedHome): Promise<void> {
  await postil(home, "highlight", home.ferry, "--quote", "On the third page", "--note", "draft");
  await postil(home, "highlight", home.margins, "--quote", "with the dead", "--note", "no longer");
  const ferry = ArticleId.parse(home.ferry);
  const margins = ArticleId.parse(home.margins);

  const elsewhere = join(home.folder, "elsewhere");
  await cp(home.library, elsewhere, { recursive: true });
  await withLibrary(elsewhere, join(home.folder, "data-elsewhere"), async (library) => {
    await writeNote(library, ferry, "On the third page", "from the train");
  });
  await withLibrary(home.library, join(home.folder, "data", "postil"), async (library) => {
    await writeNote(library, ferry, "On the third page", "from the desk");
    const { current } = await readRecord(library, ferry);
    const position = { contentHash: current.contentHash, offset: 40, progress: 0.5 };
    await library.append(ferry, [
      { kind: "article", id: ferry, set: { title: "The book of the ferry" } },
      { kind: "position", id: ferry, set: position },
    ]);
    const trashed = await annotationOn(library, margins, "with the dead");
    await library.append(margins, [{ kind: "highlight", id: trashed, set: { trashed: true } }]);
    await library.append("library", [
      { kind: "tag", id: tag("tides"), set: { color: "blue" } },
      { kind: "tag", id: tag("tide"), set: { aliasOf: tag("tides") } },
      { kind: "color-name", id: "pink", set: { name: "Doubt" } },
      {
        kind: "saved-search",
        id: SavedSearchId.parse(articleId(9)),
        set: { name: "Water", query: "tag:tides -is:done" },
      },
    ]);
  });
  // As a sync tool brings it: the other device's log beside our own.
  await cp(join(elsewhere, "articles"), join(home.library, "articles"), {
    recursive: true,
    force: false,
  });
}

async function withLibrary(
  directory: string,
  dataDirectory: string,
  work: (library: Library) => Promise<void>,
): Promise<void> {
  const library = valueOf(await openLibrary({ directory, dataDirectory, create: false }));
  await library.scan();
  await work(library);
  await library.close();
}

async function writeNote(library: Library, article: ArticleId, quote: string, note: string) {
  const id = await annotationOn(library, article, quote);
  valueOf(await library.append(article, [{ kind: "highlight", id, set: { note } }]));
}

async function annotationOn(library: Library, article: ArticleId, quote: string) {
  const { annotations } = await readRecord(library, article);
  const annotation = annotations.find((one) => one.quote.exact === quote);
  if (annotation === undefined) throw new Error(`nothing is marked at “${quote}”`);
  return annotation.annotationId;
}

async function readRecord(library: Library, article: ArticleId) {
  return foldArticle(valueOf(await library.readArticle(article)));
}
