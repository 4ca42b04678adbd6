import { expect, test } from "vitest";
import {
  type KeyPress,
  chordFor,
  chordOf,
  isSingleCharacter,
  readableKeys,
} from "../../../renderer/keyboard/chord.ts";

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
  return { key, code: "", ...none, ...more };
}

test("a letter is named as a capital, with Shift where it is held", () => {
  expect(chordOf(press("j"), "other")).toBe("J");
  expect(chordOf(press("T", { shiftKey: true }), "other")).toBe("Shift+T");
});

test("Mod is Ctrl, and on a Mac Command", () => {
  expect(chordOf(press("k", { ctrlKey: true }), "other")).toBe("Mod+K");
  expect(chordOf(press("k", { metaKey: true }), "mac")).toBe("Mod+K");
  expect(chordOf(press("k", { ctrlKey: true }), "mac")).toBe("Ctrl+K");
  expect(chordFor("Ctrl+Y", "other")).toBe("Mod+Y");
  expect(chordFor("Ctrl+Y", "mac")).toBe("Ctrl+Y");
});

test("a sign is named by itself, whatever the keyboard needs to make it", () => {
  expect(chordOf(press("?", { shiftKey: true }), "other")).toBe("?");
  expect(chordOf(press("#", { ctrlKey: true, altKey: true }), "other")).toBe("#");
  expect(chordOf(press("#", { altKey: true }), "mac")).toBe("#");
  expect(chordOf(press(",", { ctrlKey: true }), "other")).toBe("Mod+,");
});

test("on a keyboard of another script the place of the key counts", () => {
  expect(chordOf(press("о", { code: "KeyJ" }), "other")).toBe("J");
});

test("a modifier alone and a key that composes are nothing", () => {
  expect(chordOf(press("Shift", { shiftKey: true }), "other")).toBeUndefined();
  expect(chordOf(press("Dead"), "other")).toBeUndefined();
  expect(chordOf(press("Process"), "other")).toBeUndefined();
});

test("letters, digits and signs are single characters, named keys are not", () => {
  for (const chord of ["J", "Shift+T", "1", "#", "?", "/"])
    expect(isSingleCharacter(chord)).toBe(true);
  for (const chord of ["Delete", "F3", "Mod+K", "Shift+ArrowLeft"]) {
    expect(isSingleCharacter(chord)).toBe(false);
  }
});

test("keys are shown as the keyboard has them", () => {
  expect(readableKeys("Mod+Shift+Z", "other")).toEqual(["Ctrl", "Shift", "Z"]);
  expect(readableKeys("Mod+Shift+Z", "mac")).toEqual(["⌘", "⇧", "Z"]);
  expect(readableKeys("Mod++", "other")).toEqual(["Ctrl", "+"]);
});
