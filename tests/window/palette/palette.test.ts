import { expect, test } from "vitest";
import { COMMAND_IDS } from "../../../renderer/keyboard/commands.ts";
import { matchCommands } from "../../../renderer/palette/match-commands.ts";
import { titleQuery } from "../../../renderer/palette/use-articles-by-title.ts";

test("a command is found by the beginnings of its words, in any order", () => {
  expect(matchCommands("set op", COMMAND_IDS)).toEqual(["go-settings"]);
  expect(matchCommands("zzz", COMMAND_IDS)).toEqual([]);
});

test("what is typed is looked for in titles, word by word, and never read as a query", () => {
  expect(titleQuery("tide  tab")).toBe("title:tide* title:tab*");
  expect(titleQuery('"a" OR -b tag:x')).toBe("title:a* title:OR* title:b* title:tag* title:x*");
  expect(titleQuery("潮を")).toBe("title:潮を*");
  expect(titleQuery("  ")).toBe("");
});
