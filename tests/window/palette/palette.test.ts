import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { COMMAND_IDS } from "../../../renderer/keyboard/commands.ts";
import { matchCommands } from "../../../renderer/palette/match-commands.ts";
import { titleQuery } from "../../../renderer/palette/use-articles-by-title.ts";

test("a command is found by the beginnings of its words, in any order", () => {
  expect(matchCommands("set op", COMMAND_IDS, wording.commands)).toEqual(["go-settings"]);
  expect(matchCommands("zzz", COMMAND_IDS, wording.commands)).toEqual([]);
});

test("a colour's command is found by the name that the reader gave it", () => {
  const names = { ...wording.commands, "color-4": "Evidence" };
  expect(matchCommands("evi", COMMAND_IDS, names)).toEqual(["color-4"]);
  expect(matchCommands("green", COMMAND_IDS, names)).toEqual([]);
});

test("what is typed is looked for in titles, word by word, and never read as a query", () => {
  expect(titleQuery("tide  tab")).toBe("title:tide* title:tab*");
  expect(titleQuery('"a" OR -b tag:x')).toBe("title:a* title:OR* title:b* title:tag* title:x*");
  expect(titleQuery("潮を")).toBe("title:潮を*");
  expect(titleQuery("  ")).toBe("");
});
