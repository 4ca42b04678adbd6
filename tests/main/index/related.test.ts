import { describe, expect, test } from "vitest";
import type { RelatedArticle } from "../../../electron/index/rows.ts";
import { numberOf, useIndex } from "./index-fixture.ts";
import { articleId, type ArticleSketch } from "./made-articles.ts";

const fixture = useIndex();

/** What each topic is written about with, and what every article is written with. */
const TOPICS = [
  "tide harbour ferry lighthouse pilot estuary anchorage buoy mooring skipper",
  "glacier moraine crevasse icefall meltwater névé serac firn cirque avalanche",
  "sourdough leaven crumb proofing banneton hydration miller oven crust rye",
  "潮流 灯台 渡船 港湾 航路 漁師 船長 岸壁 錨地 海図",
] as const;
const COMMON = "the and was with from they there which about would people after again before";
const PER_TOPIC = 8;

/** Articles of four topics, one after the other; always the same. */
function library(): readonly ArticleSketch[] {
  let state = 7;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
  return Array.from({ length: TOPICS.length * PER_TOPIC }, (_, at) => {
    const own = (TOPICS[at % TOPICS.length] ?? "").split(" ");
    const common = COMMON.split(" ");
    const text = Array.from({ length: 160 }, () => {
      const words = next(4) === 0 ? own : common;
      return words[next(words.length)] ?? "";
    });
    return { title: `Report ${at}`, text: `${text.join(" ")}\n` };
  });
}

function related(number: number, without: readonly number[] = []): RelatedArticle[] {
  return fixture.index.findRelated({
    articleId: articleId(number),
    without: without.map(articleId),
    limit: 20,
  });
}

function topicOf({ articleId: id }: RelatedArticle): number {
  return (numberOf(id) - 1) % TOPICS.length;
}

describe("related articles", () => {
  test.each([0, 1, 2, 3])("are those of the same topic, all of them: topic %i", (topic) => {
    fixture.put(...library());
    const found = related(topic + 1);
    expect(found.map(topicOf)).toEqual(Array.from({ length: PER_TOPIC - 1 }, () => topic));
    expect(found.map(({ articleId: id }) => numberOf(id))).not.toContain(topic + 1);
    const shares = found.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((one, other) => other - one));
    for (const share of shares)
      expect(share).toSatisfy((value: number) => value > 0.1 && value <= 1);
  });

  test("are named with words that they have in common, as they are written", () => {
    fixture.put(
      { title: "Eis", text: "Gletscher, Straße und Moräne. Der Gletscher bei der Straße.\n" },
      { title: "Mehr", text: "Die Moräne am Gletscher, die Straße dahin.\n" },
      ...Array.from({ length: 8 }, (_, at) => ({ text: `Der Hafen und die Fähre ${at}.\n` })),
    );
    expect(related(1)).toMatchObject([{ title: "Mehr" }]);
    expect(related(1)[0]?.words.toSorted()).toEqual(["Gletscher", "Moräne", "Straße"]);
  });

  test("are measured by how much of what the article is about they are about, and named with no other words", () => {
    const filler = "nothing of the kind ".repeat(10);
    fixture.put(
      { text: `harbour ferry lighthouse pilot estuary ${filler}\n` },
      { text: `harbour ferry lighthouse pilot ${filler}\n` },
      { text: `harbour ferry ${filler}\n` },
      { text: `harbour ${filler}\n` },
      ...Array.from({ length: 30 }, (_, at) => ({ text: `${filler} estuary${at}\n` })),
    );
    const [most, half, ...others] = related(1);
    expect(most?.words.toSorted()).toEqual(["ferry", "harbour", "lighthouse", "pilot"]);
    expect(half?.words.toSorted()).toEqual(["ferry", "harbour"]);
    expect(others).toEqual([]);
    expect(most?.share).toBeGreaterThan(0.9);
    expect(half?.share).toSatisfy((share: number) => share > 0.15 && share < 0.6);
  });

  test("are none of those that are to be left out, nor of the trash", () => {
    fixture.put(...library().map((sketch, at) => ({ ...sketch, trashed: at === 4 })));
    expect(
      related(1, [9])
        .map(({ articleId: id }) => numberOf(id))
        .toSorted((a, b) => a - b),
    ).toEqual([13, 17, 21, 25, 29]);
  });

  test("are not made by what a publisher puts under everything", () => {
    const notice =
      "Subscribe to the Harbour Gazette for exclusive lighthouse columns and ferry timetables daily.";
    const bodies = ["glacier moraine crevasse icefall", "sourdough leaven crumb proofing"];
    fixture.put(
      ...Array.from({ length: 12 }, (_, at) => ({
        title: `Number ${at}`,
        text: `${bodies[at % 2]} ${at} ${"and so on ".repeat(20)}\n${at < 4 ? notice : ""}\n`,
      })),
      // What the notice speaks of is what others are about.
      ...library().filter((_sketch, at) => at % TOPICS.length === 0),
      ...Array.from({ length: 28 }, (_, at) => ({ text: `Nothing of the kind, number ${at}.\n` })),
    );
    fixture.index.markFilled();
    const found = related(1).map(({ articleId: id }) => numberOf(id));
    expect(found.toSorted((a, b) => a - b)).toEqual([3, 5, 7, 9, 11]);
  });

  test("of an article that is not there, or says nothing, are none", () => {
    fixture.put({ title: "1", text: "\n" }, { text: "words and words\n" });
    expect(related(1)).toEqual([]);
    expect(related(9)).toEqual([]);
  });
});
