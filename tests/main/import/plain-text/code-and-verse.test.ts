import { describe, expect, test } from "vitest";
import { fixture, readText, shapesOf } from "./read-text.ts";

describe("code in text", () => {
  const text = readText(fixture("code-in-text.txt"));
  const code = shapesOf(text).filter((shape) => shape.startsWith("code:"));

  test("a shell with its answers, programs with their blank lines, a session, settings below a label", () => {
    expect(code).toEqual([
      "code: $ nc kettle.local 9999\nSTATE\n93 warm",
      'code: def ask(kettle):\n    """Ask how hot it is."""\n    degrees, word = kettle.state().split()\n\n    if word == "boils":\n        return None\n    return int(degrees)',
      'code: export function isHot(line) {\n\n  return Number(line.split(" ")[0]) > 60;\n}',
      "code: >>> ask(kettle)\n93",
      "code: host = kettle.local\nport = 9999",
    ]);
  });

  test("the name on a fence stays, as a label", () => {
    expect(text.html).toContain('<p class="label">js</p><pre>');
  });

  test("a fence without an end is text", () => {
    expect(readText("T\n\n```\nIt rained.\n").plainText).toContain("```");
  });

  test.each([
    "    It rained all day, and nobody came.\n    We waited for the boat.",
    "He said: wait.\nShe said: no.",
    "Prices (in euro) rose to 5;\nwages did not.",
  ])("%j is none", (prose) => {
    expect(readText(`T\n\nBefore it.\n\n${prose}\n\nAfter it.\n`).html).not.toContain("<pre");
  });
});

describe("verse", () => {
  test("its stanzas of three lines and of two, each in its column", () => {
    expect(shapesOf(readText(fixture("poem.txt")))).toEqual([
      "I sat beside the open gate\n\u00a0\u00a0And read the book of tolls,\nAnd those who came to me too late\n\u00a0\u00a0Were mostly poor old souls.",
      "They paid in eggs,\nThey paid in twine,",
      "\u00a0\u00a0\u00a0\u00a0And one of them,\n\u00a0\u00a0\u00a0\u00a0Who had no legs,\n\u00a0\u00a0\u00a0\u00a0He paid in wine.",
      "I sat beside the open gate\nAnd no one asked me why.",
    ]);
  });
});
