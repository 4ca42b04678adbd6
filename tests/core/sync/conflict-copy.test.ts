import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nameOfUndownloaded, parseConflictCopy, type SyncTool } from "#core/sync/conflict-copy.js";

/** How each tool names the copy of `stem + extension`. */
const COPIES: readonly (readonly [SyncTool, (stem: string, extension: string) => string])[] = [
  ["Syncthing", (stem, extension) => `${stem}.sync-conflict-20260102-101010-ABCDEF7${extension}`],
  ["Syncthing", (stem, extension) => `${stem}.sync-conflict-20260102-101010${extension}`],
  ["Dropbox", (stem, extension) => `${stem} (Lena's conflicted copy 2026-01-02)${extension}`],
  ["Dropbox", (stem, extension) => `${stem} (conflicted copy 2026-01-02)${extension}`],
  ["Dropbox", (stem, extension) => `${stem} (Case Conflict)${extension}`],
  ["Dropbox", (stem, extension) => `${stem} (Case Conflict 1)${extension}`],
  ["Dropbox", (stem, extension) => `${stem} (Unicode Encoding Conflict)${extension}`],
  ["Nextcloud", (stem, extension) => `${stem} (conflicted copy 2026-01-02 101010)${extension}`],
  ["Nextcloud", (stem, extension) => `${stem}_conflict-20260102-101010${extension}`],
  ["OneDrive", (stem, extension) => `${stem}-LAPTOP${extension}`],
  ["OneDrive", (stem, extension) => `${stem}-DESKTOP-7AB3C2D${extension}`],
  ["OneDrive", (stem, extension) => `${stem}-desktop-safeBackup-0001${extension}`],
  ["iCloud Drive", (stem, extension) => `${stem} 2${extension}`],
  ["iCloud Drive", (stem, extension) => `${stem} 14${extension}`],
  ["Google Drive", (stem, extension) => `${stem} (1)${extension}`],
  ["Resilio Sync", (stem, extension) => `${stem}.Conflict${extension}`],
  ["Resilio Sync", (stem, extension) => `${stem}${extension}.Conflict1`],
  [
    "Seafile",
    (stem, extension) => `${stem} (SFConflict a@b.example 2026-01-02-10-10-10)${extension}`,
  ],
  ["git", (stem, extension) => `${stem}${extension}.orig`],
  ["git", (stem, extension) => `${stem}${extension}~HEAD`],
  ["git", (stem, extension) => `${stem}_REMOTE_4711${extension}`],
  ["a sync tool", (stem, extension) => `${stem} (Kopie mit Konflikt von Lena)${extension}`],
];

const OWN_NAMES: readonly (readonly [string, string])[] = [
  ["library", ".json"],
  ["article", ".json"],
  ["notes", ".md"],
  ["k3x9q2", ".jsonl"],
  ["k3x9q2.g2", ".jsonl"],
  ["0".repeat(64), ".html"],
  ["the-war-in-words-k3x9q2", ""],
  ["the-war-in-words-k3x9q2-2", ""],
];

test.each(COPIES)("a copy that %s made is known, with the name it would have", (tool, nameOf) => {
  for (const [stem, extension] of OWN_NAMES) {
    const original = stem + extension;
    expect(parseConflictCopy(nameOf(stem, extension), (name) => name === original)).toEqual({
      tool,
      original,
    });
  }
});

const part = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,20}$/u);
const copy = fc.record({
  stem: part,
  extension: fc.constantFrom(".json", ".jsonl", ".html", ".md", ""),
  made: fc.constantFrom(...COPIES),
  again: fc.constantFrom(...COPIES),
});

test("whatever it is a copy of is found, also when it is a copy of a copy", () => {
  fc.assert(
    fc.property(copy, ({ stem, extension, made: [, nameOf], again: [, nameAgain] }) => {
      const original = stem + extension;
      const isOriginal = (name: string): boolean => name === original;
      const once = nameOf(stem, extension);
      expect(parseConflictCopy(once, isOriginal)?.original).toBe(original);
      const behind = extension !== "" && once.endsWith(extension) ? extension : "";
      const twice = nameAgain(once.slice(0, once.length - behind.length), behind);
      expect(parseConflictCopy(twice, isOriginal)?.original).toBe(original);
    }),
  );
});

test("no other name is one: not the original itself, none that only begins like it, none of another original", () => {
  fc.assert(
    fc.property(part, part, (original, other) => {
      expect(parseConflictCopy(original, (name) => name === original)).toBeUndefined();
      expect(parseConflictCopy(`${original}x`, (name) => name === original)).toBeUndefined();
      expect(parseConflictCopy(`${other} (1)`, (name) => name === `${other}?`)).toBeUndefined();
    }),
  );
  const isLibrary = (name: string): boolean => name === "library.json";
  for (const name of ["library.jsonl", "mylibrary.json", "library.json.txt", "library2.json"]) {
    expect(parseConflictCopy(name, isLibrary)).toBeUndefined();
  }
});

test("any name takes a moment at most, whatever was put into it", () => {
  const name = `${"-a (1) 2.orig~x".repeat(16)}.json`;
  expect(parseConflictCopy(name, (original) => original === "library.json")).toBeUndefined();
  fc.assert(
    fc.property(fc.string({ maxLength: 255 }), (any) => {
      parseConflictCopy(any, (original) => original === "library.json");
    }),
  );
});

test("what stands for a file that is not downloaded yet names it", () => {
  expect(nameOfUndownloaded(".library.json.icloud")).toBe("library.json");
  expect(nameOfUndownloaded(".k3x9q2.jsonl.icloud")).toBe("k3x9q2.jsonl");
  for (const name of ["library.json", "library.json.icloud", ".icloud", ".x.jsonl.icloud-copy"]) {
    expect(nameOfUndownloaded(name)).toBeUndefined();
  }
});
