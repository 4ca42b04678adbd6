import type { ArticleState } from "#core/article/article-state.js";
import { COLORS, type Color } from "#core/annotation/color.js";
import { Tag } from "#core/tag/tag.js";
import { type MadeText, makeRecurring, makeText, vocabularyOf, wordsOf } from "./made-text.ts";
import { type Random, seededRandom } from "./random.ts";
import type { Source } from "./stored-article.ts";
import { SCRIPTS, type Script } from "./vocabulary.ts";
import { zipfSampler } from "./zipf.ts";

/** A library that nobody ever gathered. Equal sizes and seeds give equal libraries. */
export interface LibrarySize {
  readonly articles: number;
  /** In all of them together: exactly so many. */
  readonly annotations: number;
  readonly seed: number;
}

/** An article and what two devices did with it, before it has a form. */
export interface MadeArticle {
  /** From 0, the oldest. */
  readonly number: number;
  readonly text: MadeText;
  readonly source: Source;
  readonly state: ArticleState;
  readonly isTrashed: boolean;
  readonly tags: readonly Tag[];
  /** 0 to 1. */
  readonly progress: number;
  /** In the order of the text. */
  readonly marks: readonly MadeMark[];
}

export interface MadeMark {
  readonly color: Color;
  /** "" for none. */
  readonly note: string;
  readonly tags: readonly Tag[];
}

const SITES = 300;
const TOP_TAGS = 40;
const TAGS = 400;
const MOST_TAGS = 4;
const AUTHORS = 2_000;
/** Of a hundred articles, so many end with their site's notices. */
const WITH_NOTICES = 70;
const WORDS_OF_A_NOTICE = 35;
/** Of a hundred articles, so many are in each state; what is left is archived. */
const STATES = { inbox: 25, reading: 3, done: 20 } as const;
const TRASHED = 2;
/** Of a hundred articles nobody marked anything in so many. */
const UNMARKED = 40;
/** So many articles are about the same, on average: they have a paragraph of their topic's own words. */
const ARTICLES_ON_A_TOPIC = 20;
const WORDS_OF_A_TOPIC = 12;
const WORDS_ON_A_TOPIC = 30;
/** A topic's own words are rare ones. */
const FIRST_RARE_WORD = 20_000;
const MINUTE_MS = 60_000;
const FIRST_PUBLISHED = Date.UTC(2015, 0, 1);

/** What is drawn for all articles of a library. */
interface Draws {
  readonly site: (random: Random) => number;
  readonly tag: (random: Random) => number;
  readonly author: (random: Random) => number;
  readonly topics: number;
}

/** Makes articles one by one: 100,000 do not have to be held at once. */
export function* madeLibrary({ articles, annotations, seed }: LibrarySize): Generator<MadeArticle> {
  const draws = {
    site: zipfSampler(SITES),
    tag: zipfSampler(TAGS),
    author: zipfSampler(AUTHORS),
    topics: Math.ceil(articles / ARTICLES_ON_A_TOPIC),
  };
  const marks = marksOfAll({ articles, annotations, seed });
  for (let number = 0; number < articles; number += 1) {
    yield makeArticleOf(number, seed, marks[number] ?? 0, draws);
  }
}

function makeArticleOf(number: number, seed: number, marks: number, draws: Draws): MadeArticle {
  const random = seededRandom(seed * 1_000_003 + number);
  const text = makeText(number, wordsOf(number), scriptOf(random));
  const site = draws.site(random);
  const hasNotices = random.below(100) < WITH_NOTICES;
  const notices = hasNotices ? [2 * site, 2 * site + 1] : [];
  const host = nameOf("site", site);
  const state = stateOf(random);
  return {
    number,
    text: {
      ...text,
      paragraphs: [
        ...text.paragraphs,
        topicParagraph(number, draws.topics),
        ...notices.map((notice) => makeRecurring(notice, WORDS_OF_A_NOTICE)),
      ],
    },
    source: {
      byline: random.below(3) === 0 ? null : nameOf("author", draws.author(random)),
      site: host,
      url: `https://${host}.example/${number}`,
      published: new Date(FIRST_PUBLISHED + random.below(5_500_000) * MINUTE_MS).toISOString(),
    },
    state,
    isTrashed: random.below(100) < TRASHED,
    tags: tagsOf(random, draws, random.below(MOST_TAGS + 1)),
    progress: state === "done" ? 1 : state === "reading" ? random.next() : 0,
    marks: Array.from({ length: marks }, () => markOf(random, draws)),
  };
}

/** Which article is on which topic has nothing to do with when it was added. */
function topicParagraph(number: number, topics: number): string {
  const random = seededRandom(9_000_000 + number);
  const ofTopic = seededRandom(8_000_000 + random.below(topics));
  const vocabulary = vocabularyOf("latin");
  const rare = vocabulary.length - FIRST_RARE_WORD;
  const own = Array.from(
    { length: WORDS_OF_A_TOPIC },
    () => vocabulary[FIRST_RARE_WORD + ofTopic.below(rare)] ?? "",
  );
  const words = Array.from({ length: WORDS_ON_A_TOPIC }, () => own[random.below(own.length)] ?? "");
  return `${words.join(" ")}.`;
}

/** Three of four are in Latin letters. */
function scriptOf(random: Random): Script {
  return random.below(4) > 0 ? "latin" : (SCRIPTS[random.below(SCRIPTS.length)] ?? "latin");
}

function stateOf(random: Random): ArticleState {
  let left = random.below(100);
  for (const state of ["inbox", "reading", "done"] as const) {
    if (left < STATES[state]) return state;
    left -= STATES[state];
  }
  return "archived";
}

/** Each once. */
function tagsOf(random: Random, { tag }: Draws, count: number): readonly Tag[] {
  const names = Array.from({ length: count }, () => tagName(tag(random)));
  return [...new Set(names)];
}

/** The first ones are on top, the others below one of those. */
function tagName(rank: number): Tag {
  const name = nameOf("tag", rank);
  return Tag.parse(rank < TOP_TAGS ? name : `${nameOf("tag", rank % TOP_TAGS)}/${name}`);
}

/** A word of the language that is neither common nor rare. */
function nameOf(kind: "site" | "tag" | "author", rank: number): string {
  const from = { site: 3_000, tag: 6_000, author: 10_000 }[kind];
  return vocabularyOf("latin")[from + rank] ?? `${kind} ${rank}`;
}

function markOf(random: Random, draws: Draws): MadeMark {
  const words = vocabularyOf("latin");
  const hasNote = random.below(10) === 0;
  const noteWords = Array.from({ length: 12 }, () => words[random.below(2_000)] ?? "");
  return {
    color: COLORS[random.below(COLORS.length)] ?? "yellow",
    note: hasNote ? `${noteWords.join(" ")}.` : "",
    tags: random.below(5) === 0 ? tagsOf(random, draws, 1) : [],
  };
}

/** Long articles have more, and a few have very many. @returns how many marks each article has */
function marksOfAll({ articles, annotations, seed }: LibrarySize): Uint32Array {
  const random = seededRandom(seed + 77);
  const weights = new Float64Array(articles);
  let sum = 0;
  for (let number = 0; number < articles; number += 1) {
    const isMarked = random.below(100) >= UNMARKED;
    const liking = -Math.log(1 - random.next());
    weights[number] = isMarked ? wordsOf(number) * liking : 0;
    sum += weights[number] ?? 0;
  }
  const marks = new Uint32Array(articles);
  let before = 0;
  let cumulated = 0;
  for (let number = 0; number < articles; number += 1) {
    cumulated += weights[number] ?? 0;
    // The last one is not left to rounding.
    const after =
      number === articles - 1 ? annotations : Math.floor((cumulated / sum) * annotations);
    marks[number] = after - before;
    before = after;
  }
  return marks;
}
