import { expect, test } from "vitest";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { ContentHash } from "#core/identity/ids.js";
import { neighbouringVersions } from "../../../../renderer/reader/versions/neighbouring-versions.ts";

/** Versions are told apart by their hashes; what else they hold does not matter here. */
function version(name: string): VersionFacts {
  return { contentHash: name } as unknown as VersionFacts;
}

const all = ["first", "second", "third"].map(version);

function other(
  shown: string,
  {
    current = "third",
    cameFrom,
    versions = all,
  }: {
    readonly current?: string;
    readonly cameFrom?: string;
    readonly versions?: VersionFacts[];
  } = {},
): string | undefined {
  const detail = { facts: version(shown), versions, current: current as ContentHash };
  const found = neighbouringVersions(detail, cameFrom as ContentHash | undefined);
  return (
    found && `${found.other.contentHash}: ${found.older.contentHash} to ${found.newer.contentHash}`
  );
}

test("from the newest to the one before, and from any older one to the newest", () => {
  expect(other("third")).toBe("second: second to third");
  expect(other("second")).toBe("third: second to third");
  expect(other("first")).toBe("third: first to third");
});

test("back to the one that one came from", () => {
  expect(other("third", { cameFrom: "first" })).toBe("first: first to third");
  expect(other("third", { cameFrom: "third" })).toBe("second: second to third");
});

test("where an older one opens, to that one, and from there to the newest or back", () => {
  const current = "second";
  expect(other("third", { current })).toBe("second: second to third");
  expect(other("first", { current })).toBe("second: first to second");
  expect(other("second", { current })).toBe("third: second to third");
  expect(other("second", { current, cameFrom: "first" })).toBe("first: first to second");
});

test("a single version has no other", () => {
  expect(other("first", { current: "first", versions: [version("first")] })).toBeUndefined();
});
