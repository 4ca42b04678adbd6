import { describe, expect, test } from "vitest";
import { chance, madeParagraphs, madeWords } from "../resemblance/made-texts.ts";
import {
  KNOWING,
  offeredBy,
  reAnchored,
  reAnchoredSpan,
  spanOf,
  wordsUnder,
} from "./re-anchored.ts";

const random = chance(77);
const BEFORE = madeParagraphs(random, 4).join("\n");
const BEHIND = madeParagraphs(random, 4).join("\n");
/** An article with this in its midst. */
const article = (...paragraphs: readonly string[]) => [BEFORE, ...paragraphs, BEHIND].join("\n");

const REPORT =
  "The ferry to the outer islands carried 1,000 people on Monday, and the harbour master said that it was safe to sail.";

describe.each(KNOWING)("knowing %s, a highlight does not settle on", (knowing) => {
  test.each([
    ["another number", "carried 1,000 people on Monday", "1,000", "2,000"],
    ["a number with another sign", "carried 1,000 people", "1,000", "1.000,5"],
    [
      "another name",
      "The ferry to the outer islands carried 1,000 people on Monday",
      "Monday",
      "Friday",
    ],
    ["a denial", "the harbour master said that it was safe to sail", "was safe", "was not safe"],
    ["another word in a short quote", "it was safe to sail", "safe", "unwise"],
  ])("%s", (_, words, from, to) => {
    const newer = article(REPORT.replace(from, to));
    const anchor = reAnchored(article(REPORT), words, newer, knowing);
    expect(anchor.kind).toBe("uncertain");
    expect(offeredBy(anchor, newer)).toEqual([words.replace(from, to)]);
  });

  test("a number in a quote of forty words, with a currency lost, or a minus", () => {
    const long = `${REPORT} It has been so for as long as anybody here remembers, and nobody thinks that it will ever change.`;
    for (const [from, to] of [
      ["$500", "€500"],
      ["$500", "500"],
      ["rose by 3", "rose by -3"],
      ["12%", "12"],
    ] as const) {
      const words = `${long} The fare is $500, and rose by 3 or by 12% of what it was.`;
      const old = article(words);
      const newer = article(words.replace(from, to));
      expect(reAnchored(old, words.slice(0, -1), newer, knowing).kind).toBe("uncertain");
    }
  });

  test("a denial in forty words, in whatever language", () => {
    const passages = [
      ["that it was safe to sail", "that it was not safe to sail"],
      ["es ist sicher", "es ist nicht sicher"],
      ["c'est vrai", "ce n'est pas vrai"],
      ["мы уходим", "мы не уходим"],
    ];
    for (const [from = "", to = ""] of passages) {
      const words = `${madeWords(random, 20).join(" ")} ${from} ${madeWords(random, 20).join(" ")}`;
      const newer = article(words.replace(from, to));
      expect(reAnchored(article(words), words, newer, knowing).kind).toBe("uncertain");
    }
  });

  test("a notice with one name changed, once its own is gone", () => {
    const notice = (name: string) =>
      `About the author. ${name} writes on ships and harbours for this paper, and has done so since the first ferry.`;
    const old = article(notice("Vela"), ...madeParagraphs(random, 2), notice("Orin"));
    const newer = article(...madeParagraphs(random, 2), notice("Orin"));
    for (const words of [
      "Vela writes on ships",
      "About the author. Vela writes on ships and harbours",
    ]) {
      expect(wordsUnder(reAnchored(old, words, newer, knowing), newer)).toMatch(
        /uncertain|orphaned/,
      );
    }
  });

  test("the same phrase elsewhere, once its own sentence is gone", () => {
    const old = article(`${REPORT} Others disagree.`, "At the pier it was safe to wait, and dry.");
    const newer = article("Others disagree.", "At the pier it was safe to wait, and dry.");
    const { start } = spanOf(old, "it was safe to sail");
    const anchor = reAnchoredSpan(
      old,
      { start, end: start + "it was safe".length },
      newer,
      knowing,
    );
    expect(anchor.kind).toBe("orphaned");
  });

  test("one of several places that are wholly alike", () => {
    const old = `${"ha ".repeat(50)}so ${"ha ".repeat(50)}`;
    const anchor = reAnchoredSpan(old, { start: 30, end: 38 }, `ha ${old}`, knowing);
    expect(anchor.kind).toBe("uncertain");
  });
});

describe.each(KNOWING)("knowing %s, a highlight stays on its words", (knowing) => {
  const old = article(REPORT);

  test.each([
    ["white space", "1,000 people on Monday", "1,000\u00a0people\n on Monday"],
    ["capitals", "safe to sail", "SAFE to Sail"],
    ["soft hyphens", "harbour master", "har\u00adbour mas\u00adter"],
    ["a word divided at the end of a line", "outer islands", "outer is-\nlands"],
    ["accents and ligatures", "safe to sail", "safé to sail"],
  ])("when %s change", (_, from, to) => {
    const newer = article(REPORT.replace(from, to));
    const anchor = reAnchored(old, REPORT.slice(0, -1), newer, knowing);
    expect(wordsUnder(anchor, newer)).toBe(REPORT.replace(from, to).slice(0, -1));
  });

  test("with its quotation marks and dashes, however they are written", () => {
    const said = (open: string, close: string, dash: string) =>
      `He looked up. ${open}It${close === "”" ? "’" : "'"}s the wind ${dash} nothing else${close}, he said.`;
    const from = article(said("“", "”", "—"));
    const to = article(said('"', '"', "--"));
    const anchor = reAnchored(from, "“It’s the wind — nothing else”", to, knowing);
    expect(wordsUnder(anchor, to)).toBe('"It\'s the wind -- nothing else"');
  });

  test("when its paragraph moves, whole or with other neighbours", () => {
    const newer = [REPORT, BEFORE, BEHIND].join("\n");
    expect(wordsUnder(reAnchored(old, REPORT, newer, knowing), newer)).toBe(REPORT);
    expect(wordsUnder(reAnchored(old, "harbour master", newer, knowing), newer)).toBe(
      "harbour master",
    );
  });

  test("when something is put into it on lines of its own, or the mark of a note", () => {
    const words = `${REPORT}\nNobody was hurt, and all of them came home before the storm.`;
    const before = article(words);
    for (const newer of [
      article(words.replace("\n", "\nRead more: the five best islands\n")),
      article(words.replace("\n", `\n${madeWords(random, 60).join(" ")}\n`)),
      // The words behind what came in stand at its end as well.
      article(words.replace("\n", "\nNobody was hurt, and all\n")),
      article(words.replace("master", "master[12]")),
    ]) {
      const anchor = reAnchored(before, words, newer, knowing);
      expect(anchor.kind).toBe("moved");
      expect(wordsUnder(anchor, newer)).toMatch(/^The ferry[^]+storm\.$/);
    }
  });

  test("when a plain word of a long passage is another", () => {
    const words = `${REPORT} It has been so for as long as anybody here remembers.`;
    const newer = article(words.replace("anybody here", "everybody here"));
    const anchor = reAnchored(article(words), words, newer, knowing);
    expect(anchor.kind).toBe("moved");
    expect(wordsUnder(anchor, newer)).toBe(words.replace("anybody", "everybody"));
  });

  test("that begins and ends in the midst of words", () => {
    const newer = `New. ${old}`;
    expect(wordsUnder(reAnchored(old, "erry to the outer isl", newer, knowing), newer)).toBe(
      "erry to the outer isl",
    );
    const edited = article(REPORT.replace("on Monday", "last Monday"));
    expect(wordsUnder(reAnchored(old, "erry to the outer isl", edited, knowing), edited)).toBe(
      "erry to the outer isl",
    );
  });
});

describe("quotes of every size", () => {
  const CHINESE =
    "渡轮星期一载客一千人前往外岛。港务长说当天可以安全出航，没有人受伤，所有人都在暴风雨之前回家。";
  const THAI =
    "เรือข้ามฟากไปยังเกาะรอบนอกบรรทุกผู้โดยสารหนึ่งพันคนในวันจันทร์ และนายท่าเรือกล่าวว่าปลอดภัยที่จะแล่นเรือ";

  test.each([
    [CHINESE, "港"],
    [CHINESE, "安全出航"],
    [THAI, "นายท่าเรือ"],
    ["🤔🤔🤔🤔:thinking about the wind and the sea", "thinking"],
    ["🤔🤔🤔🤔:thinking about the wind and the sea", "🤔:thinking"],
    [REPORT, "the"],
  ])("in %s: %s", (paragraph, words) => {
    const at = paragraph.lastIndexOf(words);
    const before = article(paragraph);
    const start = before.indexOf(paragraph) + at;
    const span = { start, end: start + words.length };
    const newer = ["Another beginning.", BEHIND, paragraph.replace(/[。.]?$/u, "!"), BEFORE].join(
      "\n",
    );
    const anchor = reAnchoredSpan(before, span, newer, "the old text");
    const moved = newer.indexOf(paragraph.slice(0, -1)) + at;
    expect(anchor).toMatchObject({
      kind: "moved",
      span: { start: moved, end: moved + words.length },
    });
    const gone = newer.replace(paragraph.slice(0, -1), "");
    expect(reAnchoredSpan(before, span, gone, "the old text").kind).toBe("orphaned");
  });

  test.each(KNOWING)("knowing %s, a hundred thousand characters that were edited", (knowing) => {
    const long = madeParagraphs(random, 300).join("\n").slice(0, 100_000);
    const before = article(long);
    const newer = `New. ${article(long.replaceAll(/\b(k\w+o) (\w+) ka\b/gu, "$1 $2  KA"))}`;
    expect(wordsUnder(reAnchored(before, long, before, knowing), before)).toBe(long);
    const anchor = reAnchored(before, long, newer, knowing);
    expect(anchor.kind).toBe("moved");
    expect(wordsUnder(anchor, newer).toLowerCase().replaceAll(/\s+/gu, " ")).toBe(
      long.replaceAll(/\s+/gu, " "),
    );
  });

  test("signs alone stand only where they stood", () => {
    expect(
      wordsUnder(
        reAnchored("He paused … then", "…", "Yes. He paused … then", "the old text"),
        "Yes. He paused … then",
      ),
    ).toBe("…");
    expect(reAnchored("He paused … then", "…", "He paused - then … so", "the old text").kind).toBe(
      "orphaned",
    );
  });

  test("a whole text without surroundings is found in a longer one", () => {
    const newer = article(REPORT);
    expect(wordsUnder(reAnchored(REPORT, REPORT, newer, "the old text"), newer)).toBe(REPORT);
    expect(reAnchored(REPORT, REPORT, "", "the old text").kind).toBe("orphaned");
  });
});

describe("repeated passages are told apart by what stood around them farther off", () => {
  const sentence = "The lamp was lit, and the keeper went down to the boats as he did every night.";

  test("where the old text is at hand", () => {
    const old = article(
      sentence,
      ...madeParagraphs(random, 1),
      sentence,
      ...madeParagraphs(random, 1),
      sentence,
    );
    const [, second = 0] = [...old.matchAll(/The lamp/gu)].map(({ index }) => index);
    const span = { start: second, end: second + sentence.length };
    const newer = `Now with a foreword.\n${old}`;
    const anchor = reAnchoredSpan(old, span, newer, "the old text");
    const moved = second + "Now with a foreword.\n".length;
    expect(anchor).toEqual({
      kind: "moved",
      span: { start: moved, end: moved + sentence.length },
      score: 1,
    });
    const without = old.slice(0, span.start) + old.slice(span.end);
    expect(wordsUnder(reAnchoredSpan(old, span, without, "the old text"), without)).toMatch(
      /uncertain|orphaned/,
    );
  });

  test("and what stood elsewhere before is not the passage that is gone, although it is like it", () => {
    const paragraphs = madeParagraphs(random, 3);
    const [own = "", between = "", others = ""] = paragraphs;
    const repeated = `${madeWords(random, 8).join(" ")} ${sentence} ${madeWords(random, 8).join(" ")}`;
    const old = article(`${own} ${repeated}`, between, `${others} ${repeated}`);
    const start = old.indexOf(sentence);
    const newer = article(between, `${others} ${repeated}`);
    const span = { start, end: start + sentence.length };
    expect(wordsUnder(reAnchoredSpan(old, span, newer, "the old text"), newer)).toMatch(
      /uncertain|orphaned/,
    );
    // The quote alone cannot tell: words and surroundings are the very same.
    expect(wordsUnder(reAnchoredSpan(old, span, newer, "the quote alone"), newer)).toBe(sentence);
    const edited = newer.replace(repeated.slice(0, 12), "Meanwhile");
    expect(reAnchoredSpan(old, span, edited, "the old text").kind).toBe("orphaned");
  });

  test("a place with less than half of what is remembered is asked about, even if it is the only one", () => {
    const words = "kept boats";
    const old = article(`They ${words} under the long roof of the hall.`);
    const newer = article(`So many of us have ${words} under that.`);
    for (const knowing of KNOWING) {
      expect(reAnchored(old, words, newer, knowing).kind).not.toBe("moved");
    }
  });
});
