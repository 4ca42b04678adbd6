/** A process that writes to an index while others do: `writing-process.ts CACHE FIRST COUNT TITLE`. */
import { openIndex } from "../../../electron/index/search-index.ts";
import { LIBRARY_ID, makeArticle } from "./made-articles.ts";

const [cacheDirectory = "", first = "", count = "", title = ""] = process.argv.slice(2);
const index = openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
for (let at = 0; at < Number(count); at += 1) {
  const number = Number(first) + at;
  index.put([
    makeArticle(number, {
      title,
      text: `Common words, and n${number} alone.\n`,
      annotations: [{ quote: "Common", note: title }],
    }),
  ]);
  // Reading in between, as an app does.
  index.search({ query: "common", offset: 0, limit: 3 });
}
index.close();
