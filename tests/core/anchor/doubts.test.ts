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

const random = chance(78);
const BEFORE = madeParagraphs(random, 4).join("\n");
const BEHIND = madeParagraphs(random, 4).join("\n");
const article = (...paragraphs: readonly string[]) => [BEFORE, ...paragraphs, BEHIND].join("\n");

const ALPHA = "Team Alpha shipped the new parser on Friday and broke the nightly build.";
const BETA = "Team Beta shipped the new parser on Friday and broke the nightly build.";
const LINES = "                        list: [\n                        ]\n";
const STORM =
  "The storm reached the islands before noon and took the roof of the old boathouse with it. Nobody was hurt.";

describe.each(KNOWING)("knowing %s", (knowing) => {
  test.each([
    ["a sentence", ALPHA],
    ["its first words", "Team Alpha shipped the new parser"],
    ["its last words", "broke the nightly build."],
    ["its name", "Alpha"],
  ])("%s that was deleted does not settle on its look-alike", (_, words) => {
    const others = madeParagraphs(random, 2);
    for (const old of [
      article(`${ALPHA} ${BETA}`),
      article(`${BETA} ${ALPHA}`),
      article(ALPHA, ...others, BETA),
      article(BETA, ...others, ALPHA),
    ]) {
      const newer = old.replace(ALPHA, "").replaceAll(/ (?=\n)|(?<=\n) /gu, "");
      const start = old.indexOf(ALPHA) + ALPHA.indexOf(words);
      const span = { start, end: start + words.length };
      // By the quote alone nobody knows that these very words, beside the very same ones, were another team's.
      const isTold = knowing === "the old text" || !BETA.includes(words);
      const { kind } = reAnchoredSpan(old, span, newer, knowing);
      if (isTold) expect(kind).toMatch(/uncertain|orphaned/);
    }
  });

  test("a highlight whose first or last word is another is asked about: where it ends is a guess", () => {
    const old = article(STORM);
    for (const [from, to] of [
      ["hurt", "injured"],
      ["The storm", "A storm"],
    ] as const) {
      const newer = article(STORM.replace(from, to));
      const anchor = reAnchored(old, STORM.slice(0, -1), newer, knowing);
      expect(anchor.kind).toBe("uncertain");
      expect(offeredBy(anchor, newer)).toEqual([STORM.replace(from, to).slice(0, -1)]);
    }
  });

  test("a caption or an advertisement that went from the midst of a highlight is no change", () => {
    const words = `${STORM}\nAdvertisement\nPhotograph by the harbour office\nThe ferries sail again from Tuesday.`;
    const newer = article(words.replace(/\nAdv.*\nPhoto.*/u, ""));
    expect(wordsUnder(reAnchored(article(words), words, newer, knowing), newer)).toBe(
      `${STORM}\nThe ferries sail again from Tuesday.`,
    );
  });

  test("a sentence that went from the midst of a highlight is one, and so is half of it", () => {
    const sentence = `${STORM}\nThe mayor denied this.\nThe ferries sail again from Tuesday.`;
    const half = `${STORM}\n${madeWords(random, 30).join(" ")}\nThe ferries sail again from Tuesday.`;
    for (const words of [sentence, half]) {
      const newer = article(words.replace(/\n.*\n/u, "\n"));
      expect(reAnchored(article(words), words, newer, knowing).kind).toMatch(/uncertain|orphaned/);
    }
  });

  test.each(["roof", "old", "noon and"])(
    "a highlight is found beside “%s”, which was lost",
    (lost) => {
      const newer = article(STORM.replace(`${lost} `, ""));
      const part = "boathouse with it. Nobody was hurt";
      expect(wordsUnder(reAnchored(article(STORM), part, newer, knowing), newer)).toBe(part);
      const whole = reAnchored(article(STORM), STORM, newer, knowing);
      expect([wordsUnder(whole, newer), ...offeredBy(whole, newer)]).toContain(
        STORM.replace(`${lost} `, ""),
      );
    },
  );
});

test("one word is asked about unless most of what is remembered beside it is there", () => {
  const words = "boathouse";
  const edited = STORM.replace("roof of the old", "tiles off an old").replace("it. Nobody", "them");
  for (const knowing of KNOWING) {
    const newer = article(edited);
    expect(reAnchored(article(STORM), words, newer, knowing).kind).toBe("uncertain");
    expect(
      wordsUnder(
        reAnchored(article(STORM), words, `New. ${article(STORM)}`, knowing),
        `New. ${article(STORM)}`,
      ),
    ).toBe(words);
  }
});

test("of a highlight of which little is left, what stands in its place is offered", () => {
  const words = "took the roof";
  const newer = article(STORM.replace(words, "carried the tiles"));
  const anchor = reAnchored(article(STORM), words, newer, "the old text");
  expect(offeredBy(anchor, newer)).toEqual(["carried the tiles"]);
  const gone = article(STORM.replace(` ${words}`, ""));
  expect(reAnchored(article(STORM), words, gone, "the old text").kind).toBe("orphaned");
});

test("of three sections that differ in a number far off, the one in the middle is missed when it is gone", () => {
  const section = madeWords(random, 120).join(" ");
  const sections = [11_111, 22_222, 33_333].map((number) => `Item ${number}: ${section}`);
  const old = sections.join("\n");
  const [first = "", , last = ""] = sections;
  const newer = [first, last].join("\n");
  for (const share of [0.1, 0.5, 0.9]) {
    const start = old.indexOf(" ", first.length + share * first.length) + 1;
    const end = old.indexOf(" ", start + 30);
    expect(reAnchoredSpan(old, { start, end }, newer, "the old text").kind).toMatch(
      /uncertain|orphaned/,
    );
  }
});

test.each(KNOWING)(
  "knowing %s, in lines that repeat themselves the one that was marked is not taken for its neighbour",
  (knowing) => {
    for (const lines of [8, 12, 20]) {
      const text = `${BEFORE}\n${LINES.repeat(lines)}${BEHIND}`;
      const first = BEFORE.length + 1;
      for (let at = 0; at < lines * LINES.length; at += 1) {
        const span = { start: first + at, end: first + at + 20 + ((at * 60) % 300) };
        const anchor = reAnchoredSpan(text, span, text, knowing);
        if ("span" in anchor) expect(anchor.span).toEqual(span);
        else expect(anchor.kind).toBe("uncertain");
      }
    }
  },
);

test("emoji before a word are counted as they are", () => {
  const paragraph = `🤔🤔🤔🤔:thinking about it, ${STORM}`;
  const old = article(paragraph);
  const { start } = spanOf(old, "🤔🤔🤔🤔:thinking");
  for (const words of ["🤔🤔🤔🤔:thinking", "🤔:thinking", "thinking", "🤔🤔"]) {
    const at = start + "🤔🤔🤔🤔:thinking".lastIndexOf(words);
    const newer = `🤔 New. ${old.replace("Nobody", "No one")}`;
    const anchor = reAnchoredSpan(
      old,
      { start: at, end: at + words.length },
      newer,
      "the old text",
    );
    expect(anchor).toMatchObject({
      kind: "moved",
      span: { start: at + "🤔 New. ".length, end: at + "🤔 New. ".length + words.length },
    });
  }
});
