import { expect, test } from "vitest";
import { calls } from "#contract/calls.js";
import { SettingsChange } from "#core/settings/settings.js";

test("a change of one setting says nothing of the others", () => {
  expect(SettingsChange.parse({ lastColor: "blue" })).toEqual({ lastColor: "blue" });
  expect(SettingsChange.parse({})).toEqual({});
  expect(calls["settings.set"].input.parse({ theme: "dark" })).toEqual({ theme: "dark" });
});

test("a change is held to what each setting may be", () => {
  expect(SettingsChange.safeParse({ fontSize: 4 }).success).toBe(false);
  expect(SettingsChange.safeParse({ theme: "pink" }).success).toBe(false);
});
