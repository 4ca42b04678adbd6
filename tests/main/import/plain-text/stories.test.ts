import { describe, expect, test } from "vitest";
import { datelineIn, newsMatterOf } from "../../../../electron/import/plain-text/news-matter.ts";
import { fixture, readText, shapesOf } from "./read-text.ts";

describe("stories as agencies send them", () => {
  test("headline, note on the update, byline, dateline with a day, credits", () => {
    const story = readText(fixture("story-wire.txt"));
    expect(story).toMatchObject({
      title: "UPDATE 2-Tolve and Marren agree to count the Oske once",
      facts: { byline: "Ida Renn and Bo Asch", published: "2026-04-14" },
    });
    const shapes = shapesOf(story);
    expect(shapes.slice(0, 2)).toEqual([
      "label: (Adds quotes, background on the gauge)",
      "label: By Ida Renn and Bo Asch",
    ]);
    expect(shapes[2]).toMatch(/^VARN BRIDGE, April 14, 2026 \(Valley Wire\) - Tolve .* is\.$/);
    expect(story.html).toContain(
      '<p class="notice">(Reporting by Ida Renn and Bo Asch; Editing by Tom Holt)</p>',
    );
  });

  test("a slug and a note to editors above the headline, an agency's name below the byline", () => {
    const story = readText(fixture("story-slug.txt"));
    expect(story.title).toBe("Ferry line to close after a hundred and sixty years");
    expect(story.facts.byline).toBe("IDA RENN");
    expect(shapesOf(story).slice(0, 4)).toEqual([
      "label: BC-EU--Ferry Vote, 1st Ld-Writethru,180",
      "label: Eds: Updates with quote from mayor. Will be updated.",
      "label: By IDA RENN",
      "label: Estuary Press",
    ]);
  });

  test("a release under embargo, its headline in capitals, its end marked", () => {
    const story = readText(fixture("story-release.txt"));
    expect(story.title).toBe("HARBOURTOWN LABS PRESENTS KETTLE THAT ANSWERS");
    expect(story.facts.published).toBe("2026-11-20");
    expect(shapesOf(story).slice(0, 3)).toEqual([
      "label: FOR IMMEDIATE RELEASE",
      "label: EMBARGOED UNTIL 00:01 GMT, NOV 20",
      "New protocol ends decades of whistling",
    ]);
    expect(story.html).toContain('<p class="notice">ENDS</p><p class="label">Media contact:</p>');
  });
});

test.each([
  ["BC-EU--Ferry Vote, 1st Ld-Writethru,420", "slug"],
  ["FERRY-VOTE/ (UPDATE 2)", "slug"],
  ["URGENT", "slug"],
  ["Sperrfrist: 20. November, 10 Uhr", "instruction"],
  ["(Corrects spelling of name)", "instruction"],
  ["Von Ida Renn und Bo Asch", "byline"],
  ["By Ida van der Renn, Staff Writer", "byline"],
  ["###", "end"],
  ["-30-", "end"],
  ["(END)", "end"],
  ["EU-Gipfel beginnt in Tolve", undefined],
  ["By land and by sea they came", undefined],
  ["Ferry line to close", undefined],
  ["(This is an aside.)", undefined],
  ["The END of it", undefined],
] as const)("%j is %s", (line, matter) => {
  expect(newsMatterOf(line)).toBe(matter);
});

test.each([
  ["MOSCOW, Nov 20 (Wire) - It rained.", null],
  ["HARBOURTOWN (EP) — It rained.", null],
  ["BERLIN, 20. November 2026 (dpx) – Es regnet.", "2026-11-20"],
  ["It rained - a lot - in May.", undefined],
] as const)("the dateline of %j", (text, published) => {
  expect(datelineIn(text)?.published).toBe(published);
});

test("a headline that looks like a byline stays one", () => {
  expect(readText("By Land and Sea\n\nIt rained all day. Nobody came.\n").title).toBe(
    "By Land and Sea",
  );
});
