import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { chordFor } from "../../../renderer/keyboard/chord.ts";
import { COMMAND_IDS, commandShape } from "../../../renderer/keyboard/commands.ts";
import { commandsOf, conflictsWith, keysOf } from "../../../renderer/keyboard/key-map.ts";

const defaults = { keys: {}, singleLetterKeys: true };

test("every command has words", () => {
  for (const id of COMMAND_IDS) expect(wording.commands[id], id).toMatch(/\S/);
});

test("no two commands that can meet have the same default key", () => {
  for (const platform of ["mac", "other"] as const) {
    const clashes = COMMAND_IDS.flatMap((id) =>
      commandShape(id).keys.flatMap((key) =>
        conflictsWith(id, key, defaults, platform).map((other) => `${key}: ${id} and ${other}`),
      ),
    );
    expect(clashes).toEqual([]);
  }
});

test("Ctrl+Alt with a letter is nobody's default: it writes signs on many keyboards", () => {
  const keys = COMMAND_IDS.flatMap((id) => commandShape(id).keys);
  expect(keys.filter((key) => /Ctrl\+Alt\+|Mod\+Alt\+/.test(key))).toEqual([]);
});

test("a key of the reader's own takes the place of the defaults", () => {
  const settings = { ...defaults, keys: { archive: "Mod+E" } };
  expect(keysOf("archive", settings)).toEqual(["Mod+E"]);
  expect(commandsOf("E", settings, "other")).toEqual([]);
  expect(commandsOf("Mod+E", settings, "other")).toEqual(["archive"]);
});

test("an empty key takes every key from a command", () => {
  expect(keysOf("archive", { ...defaults, keys: { archive: "" } })).toEqual([]);
});

test("with single characters switched off, the other keys stay", () => {
  const settings = { ...defaults, singleLetterKeys: false };
  expect(keysOf("trash", settings)).toEqual(["Delete"]);
  expect(keysOf("next", settings)).toEqual([]);
  expect(keysOf("palette", settings)).toEqual(["Mod+K"]);
});

test("a conflict is named where both commands can run, and only there", () => {
  const settings = { ...defaults, keys: { archive: "J", open: "H" } };
  expect(conflictsWith("archive", "J", settings, "other")).toEqual(["next"]);
  expect(conflictsWith("open", "H", settings, "other")).toEqual([]);
});

test("Ctrl in a binding means the Control key on every machine", () => {
  expect(commandsOf(chordFor("Ctrl+Y", "other"), defaults, "other")).toEqual(["redo"]);
  expect(commandsOf("Ctrl+Y", defaults, "mac")).toEqual(["redo"]);
});
