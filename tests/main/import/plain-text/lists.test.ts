import { describe, expect, test } from "vitest";
import { fixture, readText, shapesOf } from "./read-text.ts";

// Wide enough that its breaks show how wide the text is.
const PROSE = `The council met again in the evening, and nobody who had been there in the
morning was there again, which was noted by the clerk and by nobody else. The
bridge was not spoken of. It was agreed to meet again when the river had gone
down, and to speak of the bridge then, since it would be seen better by all.
`;

describe("items nest by their indentation", () => {
  test("with the lines, paragraphs and lists that hang below them", () => {
    expect(readText(fixture("recipes.txt")).html).toContain(
      '<p class="label">Ingredients:</p><ul class="marked"><li>- 500 g flour</li><li>- 1 tsp salt</li>' +
        '<li>- for the crust:\n<ul class="marked"><li>* seeds</li><li>* a little milk, or water</li></ul></li>' +
        '<li>- 320 ml water</li></ul><p class="label">Method:</p>' +
        '<ul class="marked"><li><p>1. Mix flour, salt and water and leave them alone for half an hour.</p>' +
        "<p>They will not mind. If the kitchen is cold, make it an hour.</p></li>" +
        '<li>2. Knead:\n<ul class="marked"><li>a) fold once,</li><li>b) turn,</li><li>c) fold again.</li></ul></li>' +
        "<li>3. Bake for 40 minutes at 220 °C.</li></ul>",
    );
  });

  test("go on in lines that do not hang, and end where a paragraph stands that does not", () => {
    const [first = ""] = PROSE.split("\n");
    expect(
      readText(`T\n\n- ${first}\nmorning was there.\n- two\n\nAfter them.\n\n${PROSE}`).html,
    ).toMatch(
      /^<ul class="marked"><li>- The council .* in the morning was there\.<\/li><li>- two<\/li><\/ul><p>After them/,
    );
  });

  test("have paragraphs below names that are no headings, since they hang", () => {
    const { html } = readText(
      "T\n\n1. The fence\n\n   It is broken.\n\n2. The pond\n\n   Nobody wants it.\n",
    );
    expect(html).toBe(
      '<ul class="marked"><li><p>1. The fence</p><p>It is broken.</p></li><li><p>2. The pond</p><p>Nobody wants it.</p></li></ul>',
    );
  });

  test("deeper than anyone reads, and no further", () => {
    const lines = Array.from({ length: 40 }, (_, depth) => `${"  ".repeat(depth)}- level ${depth}`);
    const { html, plainText } = readText(`Levels\n\n${lines.join("\n")}\n`);
    expect(html.match(/<ul/g)?.length).toBeLessThan(20);
    for (let depth = 0; depth < 40; depth += 1) expect(plainText).toContain(`level ${depth}`);
  });

  test("code inside an item stays code", () => {
    expect(readText("T\n\n- Run:\n\n      x = ask(1);\n      y = 2;\n\n- Wait.\n").html).toContain(
      "<li><p>- Run:</p><pre>\nx = ask(1);\ny = 2;</pre></li><li>- Wait.</li>",
    );
  });
});

describe("marks of items", () => {
  test.each([
    ["-", "- a", "- b"],
    ["*", "* a", "* b"],
    ["•", "• a", "• b"],
    ["–", "– a", "– b"],
    ["o", "o  a", "o  b"],
    ["boxes", "[ ] a", "[x] b"],
    ["1.", "1. a", "2. b"],
    ["1)", "1) a", "2) b"],
    ["(1)", "(1) a", "(2) b"],
    ["(a)", "(a) a", "(b) b"],
    ["A.", "A. a", "B. b"],
    ["i.", "i. a", "ii. b"],
    ["II.", "II. a", "III. b"],
    ["9.", " 9. a", "10. b"],
    ["a list that goes on", "4. a", "5. b"],
  ])("%s", (_name, first, second) => {
    expect(shapesOf(readText(`T\n\nThese:\n${first}\n${second}\n`)).slice(1)).toEqual([
      `list-item: ${first.trim()}`,
      `list-item: ${second.trim()}`,
    ]);
  });

  test.each([
    ["a date", "3. März war es kalt in\nder Stadt."],
    ["an initial", "A. Renn was the clerk."],
    ["a number alone", "7. is a number."],
    ["a dialogue", "– Wer da?\n– Niemand."],
    ["a word", "o captain of the boat\no captain of the sea"],
  ])("%s is none", (_name, lines) => {
    expect(readText(`T\n\n${PROSE}\n${lines}\n`).html).not.toContain("<ul");
  });

  test.each([
    "3. March of the year before last was as cold as this, and",
    "1. FC had won that day, which was the reason for it, and",
    "- or so it was said by those who say such things, and",
    "* which is the sign for a birth, as everybody knows, and",
  ])("go on with a sentence that the margin broke before %j", (line) => {
    const before = PROSE.trimEnd().replace(/by all\.$/, "by all on");
    const { html } = readText(`T\n\n${before}\n${line}\nthen it was over.\n`);
    expect(html).not.toContain("<ul");
    expect(html).toContain(`on ${line} then it was over.</p>`);
  });

  test("count where another item stands beside them, though the line above is full", () => {
    const items = `- ${PROSE.split("\n")[0]}\n- the second\n- the third`;
    expect(readText(`T\n\n${PROSE}\n${items}\n`).html.match(/<li>/g)).toHaveLength(3);
  });

  test("a number goes on with a line that ends in the middle of a sentence, though it would have fitted there", () => {
    const before = PROSE.trimEnd().replace(/by all\.$/, "late on the");
    expect(readText(`T\n\n${before}\n2. March, or as some say on the\n`).html).toContain(
      "late on the 2. March, or as some say on the</p>",
    );
  });

  test("dates of two lines are not each other's list", () => {
    expect(readText(fixture("recipes.txt")).html).toContain(
      "on the 3. March, when it took an hour, and again at the feast of the bridge on the 4. April. Add water.</p>",
    );
  });
});
