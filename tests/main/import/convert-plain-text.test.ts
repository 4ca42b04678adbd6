import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { readPlainText } from "../../../electron/import/plain-text/read-plain-text.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { ARABIC, CHINESE, ENGLISH, GERMAN, JAPANESE } from "./article-texts.ts";
import { sharedFile } from "./shared-data.ts";

interface Shape {
  readonly title: string | null;
  /** Kind and text; paragraphs without their kind. */
  readonly blocks: readonly string[];
}

function shapeOf(text: string): Shape {
  const { title, body } = readPlainText(text);
  const { plainText, blocks } = readDocument(sanitise(body));
  return {
    title,
    blocks: blocks.map(({ kind, start, end }) => {
      const words = plainText.slice(start, end);
      return kind === "paragraph" ? words : `${kind}: ${words}`;
    }),
  };
}

/** Breaks lines as programs do: as many words on each as fit. */
function wrapped(paragraph: string, width: number, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of paragraph.split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line += line.trim() === "" ? word : ` ${word}`;
  }
  return [...lines, line].join("\n");
}

const FERRY = [
  "The city council voted late on Monday to close the ferry line across the estuary, ending a service that began in 1864. The last boat will leave on the thirtieth of the month. About 40 people work on the two ferries.",
  "“We tried everything,” said Mayor Tom Holt. “The figures did not move.”",
  "Passenger numbers have fallen from 900 a day to fewer than 60 since the bridge opened in 2011, according to the harbour office, which has counted them by hand since the machine was stolen in May.",
  "Ida Renn of the ferry union called the vote a mistake and said that the bridge had been closed by wind on 41 days last year. On such days the ferry carried all the mail.",
];

describe("an article as wires and sites give it: headline, paragraphs of one line, legal notices", () => {
  test("the sample article of this shape", () => {
    const { title, blocks } = shapeOf(readFileSync("seeds/river-treaty.txt", "utf8"));
    expect(title).toBe("Tolve and Marren to reopen talks on the Oske after quarrel over a gauge");
    expect(blocks).toHaveLength(12);
    expect(blocks.slice(8).map((block) => block.slice(0, 30))).toEqual([
      "label: Legal Notice:",
      "Oske Valley Wire passes on thi",
      "label: Legal Notice:",
      "Twin Banks Newsroom passes on ",
    ]);
    for (const paragraph of blocks) expect(paragraph).not.toContain("\n");
  });

  test("the article the project started from", ({ skip }) => {
    const bytes = sharedFile("seed", "000_ad1a52c08001f71b.txt");
    if (bytes === undefined) skip("it is kept beside the checkout, and is not there");
    const { title, blocks } = shapeOf(new TextDecoder().decode(bytes));
    expect(title).toBe("Kremlin affirms Putin open to discussions with Ukraine");
    expect(blocks).toHaveLength(9);
    for (const [index, start] of [
      [0, "Peskov confirmed"],
      [1, "Zakharova emphasized"],
      [2, "The upcoming meeting"],
      [3, "On Wednesday, Russian"],
      [4, "Peskov dismissed"],
      [5, "label: Legal Disclaimer:"],
      [6, "MENAFN provides the information “as is” without"],
      [7, "label: Legal Disclaimer:"],
      [8, "EIN Presswire provides"],
    ] as const) {
      expect(blocks[index]).toMatch(new RegExp(`^${start}`));
    }
  });

  test("a label before a paragraph of either kind, and text behind it", () => {
    expect(
      shapeOf(`Ferry line to close
${FERRY[0]}
About the author:
Ida Renn covers
the coast for this paper. She lives in Harbourtown with
two dogs and a boat that does not float.
Media Contact:
${FERRY[2]}
Copyright 2024 Estuary Post. All rights reserved.
`),
    ).toEqual({
      title: "Ferry line to close",
      blocks: [
        FERRY[0],
        "label: About the author:",
        "Ida Renn covers the coast for this paper. She lives in Harbourtown with two dogs and a boat that does not float.",
        "label: Media Contact:",
        FERRY[2],
        "Copyright 2024 Estuary Post. All rights reserved.",
      ],
    });
  });

  test("short paragraphs of one line stay apart", () => {
    const lines = [
      FERRY[0] ?? "",
      "“No,” he said.",
      "“Why not?”",
      "She shrugged and left the room without another word.",
      FERRY[2] ?? "",
    ];
    expect(shapeOf(["A quarrel", ...lines].join("\n"))).toEqual({
      title: "A quarrel",
      blocks: lines,
    });
  });
});

describe("hard-wrapped lines are joined", () => {
  for (const width of [50, 60, 66, 70, 72, 76, 80, 100]) {
    test(`at ${width} columns, between blank lines`, () => {
      const text = [
        "Ferry line to close",
        ...FERRY.map((paragraph) => wrapped(paragraph, width)),
      ].join("\n\n");
      expect(shapeOf(text)).toEqual({ title: "Ferry line to close", blocks: FERRY });
    });
    test(`at ${width} columns, each paragraph's first line indented`, () => {
      const text = [
        "Ferry line to close",
        "",
        ...FERRY.map((paragraph) => wrapped(paragraph, width, "   ")),
      ].join("\n");
      expect(shapeOf(text)).toEqual({ title: "Ferry line to close", blocks: FERRY });
    });
    test(`at ${width} columns, all of it indented`, () => {
      const body = FERRY.map((paragraph) => wrapped(paragraph, width).replaceAll(/^/gm, "    "));
      expect(shapeOf(["Ferry line to close", ...body].join("\n\n")).blocks).toEqual(FERRY);
    });
  }

  test("without blank lines, where a last line is clear of the margin", () => {
    const text = ["Ferry line to close", ...FERRY.map((paragraph) => wrapped(paragraph, 70))].join(
      "\n",
    );
    expect(shapeOf(text)).toEqual({ title: "Ferry line to close", blocks: FERRY });
  });

  test("beside paragraphs of one line", () => {
    const [a = "", b = "", c = "", d = ""] = FERRY;
    expect(shapeOf(["Ferry line to close", a, b, wrapped(c, 66), d].join("\n"))).toEqual({
      title: "Ferry line to close",
      blocks: FERRY,
    });
  });

  test("in German, where many lines begin with a capital", () => {
    const [title = "", ...paragraphs] = GERMAN.trim().split("\n");
    const text = [title, ...paragraphs.map((paragraph) => wrapped(paragraph, 64))].join("\n\n");
    expect(shapeOf(text)).toEqual({ title, blocks: paragraphs });
  });

  test("in Arabic, which has no capitals", () => {
    const [title = "", ...paragraphs] = ARABIC.trim().split("\n");
    const text = [title, ...paragraphs.map((paragraph) => wrapped(paragraph, 50))].join("\n\n");
    expect(shapeOf(text)).toEqual({ title, blocks: paragraphs });
  });

  test("in Chinese without a space, each paragraph indented by two wide ones", () => {
    const [title = "", ...paragraphs] = CHINESE.trim().split("\n");
    const indented = paragraphs.map((paragraph) => `　　${paragraph}`);
    const text = [
      title,
      "",
      ...indented.map((paragraph) => paragraph.replaceAll(/.{30}/gu, "$&\n")),
    ].join("\n");
    expect(shapeOf(text)).toEqual({ title, blocks: indented });
  });

  test("in Thai without a space, which there stands between phrases and not between words", () => {
    const lines = ["สภาเมืองลงมติเมื่อเย็นวันอังคารให้ซ่อมแซม", "ท่าเรือเก่าแม้พ่อค้าบางส่วนจะคัดค้าน"];
    expect(shapeOf(`ท่าเรือเก่า\n\n${lines.join("\n")}\n`).blocks).toEqual([lines.join("")]);
  });

  test("a divided word and a dash take no space, a suspended hyphen does", () => {
    expect(
      shapeOf(
        "They met in the pre- and the post-\nwar years--a long time--\nand in the inter-\nnational zone, in pre-\nand post-war Berlin.\n",
      ).blocks,
    ).toEqual([
      "They met in the pre- and the post-war years--a long time--and in the inter-national zone, in pre- and post-war Berlin.",
    ]);
  });
});

describe("paragraphs of one line", () => {
  test.each(Object.entries({ ENGLISH, GERMAN, JAPANESE, CHINESE, ARABIC }))("%s", (_name, text) => {
    const [title = "", ...paragraphs] = text.trim().split("\n");
    expect(shapeOf(text)).toEqual({ title, blocks: paragraphs });
    expect(shapeOf([title, ...paragraphs].join("\n\n"))).toEqual({ title, blocks: paragraphs });
  });
});

describe("the headline", () => {
  const body = `\n\n${FERRY.join("\n\n")}\n`;
  test.each([
    ["Ferry line to close", "Ferry line to close"],
    ["Will the ferry line close?", "Will the ferry line close?"],
    ["Ferry talks open in Washington, D.C.", "Ferry talks open in Washington, D.C."],
    ["And so it ends…", "And so it ends…"],
    ["“Closed”", "“Closed”"],
    ["1984", "1984"],
    ["栞の箱", "栞の箱"],
    [
      "Ferry line to close after a hundred and sixty years, council\ndecides by two votes",
      "Ferry line to close after a hundred and sixty years, council decides by two votes",
    ],
    ["Ferry line to close\n===================", "Ferry line to close"],
    ["Ferry line to close\n-------------------\nBy Ida Renn", "Ferry line to close"],
  ])("%j", (first, title) => {
    expect(shapeOf(first + body).title).toBe(title);
  });

  test.each([
    "The ferry line will close.",
    "Legal Disclaimer:",
    "- The ferry line",
    "1. The ferry line",
    "* * *",
    FERRY[0] ?? "",
    wrapped(FERRY[0] ?? "", 70),
  ])("is not %j", (first) => {
    expect(shapeOf(first + body).title).toBeNull();
  });

  test("of a text of one line stays in the body too", () => {
    expect(shapeOf("Only this\n")).toEqual({ title: "Only this", blocks: ["Only this"] });
  });
});

describe("kept as they are:", () => {
  test("lists, their markers being the author's, with lines that hang below an item", () => {
    expect(
      shapeOf(`Minutes

We spoke of these:

1. The fence. It is broken in two places and Bo will ask the
   carpenter what it costs to mend.
2. The pond. Nobody wants it.

- two spades
- one rake, whose handle came
  off last week

It was late.
`).blocks,
    ).toEqual([
      "label: We spoke of these:",
      "list-item: 1. The fence. It is broken in two places and Bo will ask the carpenter what it costs to mend.",
      "list-item: 2. The pond. Nobody wants it.",
      "list-item: - two spades",
      "list-item: - one rake, whose handle came off last week",
      "It was late.",
    ]);
  });

  test("verse, line by line, with its indentation", () => {
    const prose = wrapped(FERRY[0] ?? "", 72);
    const text = `The Salt Road\n\n${prose}\n\n    The salt road is a white road,\n      And white it is for me;\n    I never took the other road\n      That goes down to the sea.\n\n${prose}\n`;
    expect(shapeOf(text).blocks[1]).toBe(
      "The salt road is a white road,\n\u00a0\u00a0And white it is for me;\nI never took the other road\n\u00a0\u00a0That goes down to the sea.",
    );
  });

  test("an address", () => {
    const text = `Letter\n\n${FERRY[0]}\n\nIda Renn\n14 Mill Lane\nHarbourtown\n`;
    expect(shapeOf(text).blocks[1]).toBe("Ida Renn\n14 Mill Lane\nHarbourtown");
  });

  test("tables and drawings of characters", () => {
    const table = "Mules    Toll      Total\n    1    3 d.       3 d.\n   10    2 d.      20 d.";
    const drawing = "+----+\n| <> |\n+----+";
    expect(shapeOf(`Tolls\n\n${FERRY[0]}\n\n${table}\n\n${drawing}\n`).blocks.slice(1)).toEqual([
      `code: ${table}`,
      `code: ${drawing}`,
    ]);
  });

  test("names of chapters as headings", () => {
    const text = `The Salt Road\n\nCHAPTER I.\nThe Gate\n\n${FERRY[0]}\n\nChapter 2: The Mule\n\n${FERRY[1]}\n\nA NOTE ON THE TEXT\n\nPart of it is lost\n\nPart 2 was the best.\n`;
    expect(shapeOf(text).blocks).toEqual([
      "heading: CHAPTER I. The Gate",
      FERRY[0],
      "heading: Chapter 2: The Mule",
      FERRY[1],
      "heading: A NOTE ON THE TEXT",
      "Part of it is lost",
      "Part 2 was the best.",
    ]);
  });

  test("rules between parts", () => {
    expect(shapeOf(`T\n\n${FERRY[1]}\n\n* * *\n\n${FERRY[3]}\n`).blocks).toEqual([
      FERRY[1],
      "* * *",
      FERRY[3],
    ]);
  });
});
