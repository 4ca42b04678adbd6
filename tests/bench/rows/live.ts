import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AnnotationId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { enterHost, type HostClient } from "../../postil/host-client.ts";
import { startPostil } from "../../postil/start-postil.ts";
import { openHeardFile } from "../baselines/hear-append.ts";
import { spreadOf } from "../figures/spread.ts";
import type { Row } from "../run/row.ts";
import { type ReadingStage, setReadingStage } from "../window/reading-stage.ts";

const WORDS = 5_000;
const RUNS = 30;
const WARM_UPS = 3;
const LIMIT_MS = 1_000;
/** Short spans one behind the other, all in the first lines. */
const SPAN_LENGTH = 6;

/** What others write while one reads, until it shows. */
export const liveRow: Row = {
  name: "live",
  async *figures(bench) {
    bench.say("live: two hosts on one library, and a window of the first");
    await using stage = await setReadingStage(bench, { copies: 1, words: WORDS, highlights: 10 });
    await using beside = await startPostil(stage.home);
    const folder = join(stage.home.folder, "heard");
    await mkdir(folder);
    using heard = openHeardFile(folder);
    const [article] = stage.articles;
    if (article === undefined) throw new Error("there is no article");
    await stage.open(article);
    const writers = {
      "the same host": stage.client,
      "another process": await enterHost(beside.address),
    };
    let marked = 0;
    for (const [name, writer] of Object.entries(writers)) {
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
        ours.push(await showsAfter(stage, writer, marked));
        theirs.push(await heard.append(`${marked}\n`));
        marked += 1;
      }
      yield {
        row: "live",
        what: `a highlight flushed by ${name}, to shown in an open window`,
        unit: "ms",
        ours: spreadOf(ours.slice(WARM_UPS)),
        baseline: spreadOf(theirs.slice(WARM_UPS)),
        against: "the system's word of an append",
        budget: { kind: "at-most", limit: LIMIT_MS, statistic: "p95" },
        compared: `each of ${RUNS} highlights shows`,
      };
    }
  },
};

/** @returns milliseconds from the answer that the highlight is flushed to the frame that shows it */
async function showsAfter(
  { page, articles }: ReadingStage,
  writer: HostClient,
  marked: number,
): Promise<number> {
  const [article] = articles;
  if (article === undefined) throw new Error("there is no article");
  const { articleId } = article;
  const { contentHash } = await writer.ask("articles.text", { articleId });
  const start = marked * SPAN_LENGTH;
  await writer.ask("annotations.create", {
    annotationId: AnnotationId.parse(
      makeUlid(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    ),
    articleId,
    contentHash,
    start,
    end: start + SPAN_LENGTH - 1,
    color: "purple",
  });
  const flushed = performance.now();
  await page.waitForFunction((count) => {
    const view = document.querySelector("iframe")?.contentDocument?.defaultView;
    return (view?.CSS.highlights.get("fill-purple")?.size ?? 0) >= count;
  }, marked + 1);
  return performance.now() - flushed;
}
