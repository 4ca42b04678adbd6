import { expect, test } from "vitest";
import { addTexts } from "./prepared-home.ts";
import { makeHome } from "../../postil/test-home.ts";
import { ShowRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

/** The same notice hard-wrapped and on one line, below a label, as press agencies write it. */
const WRAPPED = [
  "Terms of Passage:",
  "The Vell Courier passes on",
  "what it was told and does not promise that any of it is correct, current",
  "or fit for any use. If a report harms you, please write to the desk that",
  "filed it before you write to us.",
];
const ON_ONE_LINE = [WRAPPED[0], WRAPPED.slice(1).join(" ")];

function article(title: string, ...lines: readonly (string | undefined)[]): string {
  return [title, ...lines, ""].join("\n");
}

test("show says in how many articles a paragraph stands, until all others are in the trash", async () => {
  await using home = await makeHome();
  const [harbour, bridge] = await addTexts(home, {
    "harbour.txt": article("The harbour opens again", "The first ferry left at noon.", ...WRAPPED),
    "bridge.txt": article("The bridge is closed", "No date was given for it.", ...ON_ONE_LINE),
  });
  const counted = async (id = ""): Promise<unknown[]> => {
    const shown = await postil(home, "show", id, "--json");
    const { plainText, blocks } = ShowRecord.parse(shown.records[0]);
    return blocks
      .filter(({ boilerplate }) => boilerplate !== false)
      .map(({ start, end, boilerplate }) => [
        plainText.slice(start, end).slice(0, 16),
        boilerplate,
      ]);
  };
  const expected = [["The Vell Courier", 2]];
  expect(await counted(harbour)).toEqual(expected);
  expect(await counted(bridge)).toEqual(expected);
  await postil(home, "trash", bridge ?? "");
  expect(await counted(harbour)).toEqual([]);
  expect(await counted(bridge)).toEqual([]);
});
