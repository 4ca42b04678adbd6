import { deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type Archive, openArchive } from "../../../../electron/import/zip/archive.ts";
import { ZIP_LIMITS, type ZipLimits } from "../../../../electron/import/zip/zip-limits.ts";
import { type BuiltEntry, buildZip, noise } from "./build-zip.ts";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function opened(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Promise<Archive> {
  const archive = await openArchive(bytes, { ...ZIP_LIMITS, ...limits });
  if (!archive.ok) throw new Error(JSON.stringify(archive.error));
  return archive.value;
}

/** @returns what is wrong with an archive, or "opens" */
async function verdict(entries: readonly BuiltEntry[] | Uint8Array): Promise<string> {
  const bytes = entries instanceof Uint8Array ? entries : buildZip(entries);
  const archive = await openArchive(bytes);
  if (archive.ok) return "opens";
  return "detail" in archive.error
    ? `${archive.error.kind}: ${archive.error.detail}`
    : archive.error.kind;
}

/** @returns what is wrong with the file `a`, or how long it is */
async function sizeOf(entry: Omit<BuiltEntry, "name">, limits: Partial<ZipLimits>) {
  const archive = await opened(buildZip([{ name: "a", ...entry }]), limits);
  const read = archive.read("a");
  if (read.ok) return read.value.length;
  return "detail" in read.error ? `${read.error.kind}: ${read.error.detail}` : read.error.kind;
}

describe("an honest archive", () => {
  test("gives its files, packed or stored, by name in whatever case", async () => {
    const archive = await opened(
      zipSync({
        mimetype: [new TextEncoder().encode("application/epub+zip"), { level: 0 }],
        "Text/Größe.xhtml": new TextEncoder().encode("words ".repeat(100)),
        "empty.css": new Uint8Array(),
      }),
    );
    expect(archive.names).toEqual(["mimetype", "Text/Größe.xhtml", "empty.css"]);
    expect(archive.find("text/GRÖSSE.xhtml")).toBe("Text/Größe.xhtml");
    expect(archive.find("text/other.xhtml")).toBeUndefined();
    for (const [name, content] of [
      ["mimetype", "application/epub+zip"],
      ["Text/Größe.xhtml", "words ".repeat(100)],
      ["empty.css", ""],
    ] as const) {
      const read = archive.read(name);
      expect(read.ok && text(read.value)).toBe(content);
    }
  });
  test("may name its files in UTF-8 without saying so, or in the code page of old", async () => {
    const bytes = buildZip([
      { name: "naïve.xhtml", flags: 0 },
      { name: Uint8Array.from([0x81, 0x2e, 0x74]), flags: 0 },
      { name: "cafe\u0301.xhtml" },
    ]);
    expect((await opened(bytes)).names).toEqual(["naïve.xhtml", "ü.t", "caf\u00e9.xhtml"]);
  });
  test("may lie behind other bytes, hold folders, and be of no file at all", async () => {
    expect((await opened(buildZip([{ name: "OEBPS/" }, { name: "OEBPS/a" }]))).names).toEqual([
      "OEBPS/a",
    ]);
    expect((await opened(buildZip([]))).names).toEqual([]);
  });
});

describe("names that no archive of good will has are refused:", () => {
  const unsafe: readonly (readonly [string, string])[] = [
    ["../evil", "a name that leads out of the archive"],
    ["a/../../evil", "a name that leads out of the archive"],
    ["a/..", "a name that leads out of the archive"],
    ["/etc/passwd", "a name that begins at the root of a disk"],
    ["C:/evil", "a name that begins with a drive"],
    ["c:evil", "a name that begins with a drive"],
    ["a\\..\\evil", "a name with a backslash in it"],
    ["a\0.xhtml", "a name with a NUL in it"],
    ["con", "a name that Windows keeps for a device"],
    ["a/NUL.xhtml", "a name that Windows keeps for a device"],
    ["lpt1.txt/a", "a name that Windows keeps for a device"],
    ["", "a file without a name"],
  ];
  test.each(unsafe)("%j", async (name, detail) => {
    expect(await verdict([{ name: "good" }, { name }])).toBe(`unsafe: ${detail}`);
  });
  test.each(["contents", "a..b", "...", "auxiliary/a", "a/.hidden", "com10", "ab: c"])(
    "but not %j",
    async (name) => {
      expect(await verdict([{ name }])).toBe("opens");
    },
  );
  test.each([
    [239, "opens"],
    [240, "opens"],
    [241, "unsafe: a name of more than 240 bytes"],
  ])("a name of %i bytes: %s", async (length, said) => {
    expect(await verdict([{ name: "é".repeat(100) + "a".repeat(length - 200) }])).toBe(said);
    // Counted as composed: decomposed it is longer in the archive.
    expect(await verdict([{ name: "e\u0301".repeat(40) + "a".repeat(length - 80) }])).toBe(said);
  });
  test.each([
    ["A.xhtml", "a.XHTML"],
    ["caf\u00e9", "cafe\u0301"],
    ["straße", "STRASSE"],
    ["Σ", "ς"],
    ["same", "same"],
  ])("%j beside %j", async (one, other) => {
    expect(await verdict([{ name: one }, { name: other }])).toBe("unsafe: two files of one name");
  });
  test("a link in the place of a file", async () => {
    const link = { name: "a", externalAttributes: 0o120777 * 2 ** 16, content: "/etc/passwd" };
    expect(await verdict([link])).toBe("unsafe: a link in the place of a file");
    expect(await verdict([{ ...link, externalAttributes: 0o100644 * 2 ** 16 }])).toBe("opens");
  });
});

describe("what cannot be read is said to be so:", () => {
  test("encrypted files", async () => {
    expect(await verdict([{ name: "a", flags: 1 }])).toBe("encrypted");
    expect(await verdict([{ name: "a", flags: 0x41 }])).toBe("encrypted");
  });
  test("files that lie on each other", async () => {
    const whole = { name: "a", content: noise(100) };
    expect(await verdict([whole, { name: "b", sameAs: 0, content: noise(100) }])).toBe(
      "unsafe: files that lie on each other",
    );
    const inner = buildZip([{ name: "b", content: "x" }]);
    // A file inside of another's bytes, with a header of its own.
    const shifted = { name: "b", content: "x", sameAs: 0, shift: "PK..".length + 26 + 1 };
    expect(await verdict([{ name: "a", content: inner, method: 0 }, shifted])).toBe(
      "unsafe: files that lie on each other",
    );
  });
  test("an archive that was cut off, at every tenth byte", async () => {
    const bytes = buildZip([
      { name: "a", content: noise(50) },
      { name: "b", content: "words" },
    ]);
    for (let length = 0; length < bytes.length; length += 10) {
      expect(await verdict(bytes.subarray(0, length))).toMatch(/^damaged: /);
    }
  });
  test("a directory that was overwritten", async () => {
    const bytes = buildZip([{ name: "a", content: noise(50) }]);
    const directory = bytes.length - 22 - 46 - 1;
    for (const [at, value] of [
      [directory, 0],
      [directory + 28, 255],
      [directory + 20, 255],
      [directory + 42, 99],
      [bytes.length - 6, 255],
      [0, 0],
    ] as const) {
      const broken = bytes.slice();
      broken[at] = value;
      expect(await verdict(broken), `byte ${at}`).toMatch(/^damaged: /);
    }
  });
  test("a file whose bytes are not those that were packed", async () => {
    const damaged = /^damaged: a is/;
    expect(await sizeOf({ packed: noise(40) }, {})).toMatch(damaged);
    expect(await sizeOf({ content: "words", crc: 1 }, {})).toMatch(damaged);
    expect(await sizeOf({ content: "words", method: 0, crc: 1 }, {})).toMatch(damaged);
    expect(await sizeOf({ content: "words", method: 14 }, {})).toMatch(damaged);
    const cut = deflateRawSync(noise(1000)).subarray(0, 500);
    expect(await sizeOf({ content: noise(1000), packed: cut }, {})).toMatch(damaged);
  });
});

describe("limits are counted while bytes come out:", () => {
  test.each([
    [19_999, "opens"],
    [20_000, "opens"],
    [20_001, "too-large: 20,000 files in it"],
  ])("%i files: %s", async (count, said) => {
    const entries = Array.from({ length: count }, (_, at) => ({ name: `${at}`, method: 0 }));
    expect(await verdict(entries)).toBe(said);
  });

  const MEGABYTE = 1024 * 1024;
  test.each([
    [2 * MEGABYTE - 1, 2 * MEGABYTE - 1],
    [2 * MEGABYTE, 2 * MEGABYTE],
    [2 * MEGABYTE + 1, "too-large: 2 MB in one of its files"],
  ])("a file of %i bytes where 2 MB are the most: %s", async (length, said) => {
    const limits = { entryBytes: 2 * MEGABYTE };
    expect(await sizeOf({ content: noise(length) }, limits)).toBe(said);
    expect(await sizeOf({ content: noise(length), method: 0 }, limits)).toBe(said);
    // Whatever its headers say.
    expect(await sizeOf({ content: noise(length), claimedSize: 1 }, limits)).toBe(said);
  });

  test.each([
    [MEGABYTE - 1, true],
    [MEGABYTE, true],
    [MEGABYTE + 1, false],
  ])("two files where 2 MB are the most in all, the second of %i bytes", async (length, fits) => {
    const archive = await opened(
      buildZip([
        { name: "a", content: noise(MEGABYTE) },
        { name: "b", content: noise(length), claimedSize: 0 },
      ]),
      { totalBytes: 2 * MEGABYTE },
    );
    expect(archive.read("a").ok).toBe(true);
    const second = archive.read("b");
    expect(second.ok).toBe(fits);
    if (!second.ok) {
      expect(second.error).toEqual({ kind: "too-large", detail: "2 MB when unpacked" });
    }
  });

  test("a file that is read twice counts twice, one that is not read does not count", async () => {
    const archive = await opened(
      buildZip([
        { name: "a", content: noise(100) },
        { name: "b", content: noise(1000) },
      ]),
      { totalBytes: 250 },
    );
    expect([archive.read("a").ok, archive.read("a").ok, archive.read("a").ok]).toEqual([
      true,
      true,
      false,
    ]);
  });

  const swells = "unsafe: a file that swells without end";
  const zeros = (length: number) => ({
    content: new Uint8Array(length),
    packed: deflateRawSync(new Uint8Array(length)),
  });
  test.each([-1, 0, 1])("a small file at its most allowed ratio, %i bytes beyond", async (more) => {
    const { content, packed } = zeros(5000);
    const limits = { ratio: (content.length - more) / packed.length, largeRatio: 1 };
    expect(await sizeOf({ content }, limits)).toBe(more > 0 ? swells : 5000);
  });
  test.each([-1, 0, 1])("a large file at its most allowed ratio, %i bytes beyond", async (more) => {
    const { content, packed } = zeros(50_000);
    const limits = {
      ratio: 1000,
      largeRatio: (content.length - more) / packed.length,
      largeBytes: 1000,
    };
    expect(await sizeOf({ content }, limits)).toBe(more > 0 ? swells : 50_000);
  });
  test.each([-1, 0, 1])("a file %i bytes beyond where the large ones begin", async (more) => {
    const limits = { largeRatio: 2, largeBytes: 5000 - more };
    expect(await sizeOf({ content: zeros(5000).content }, limits)).toBe(more > 0 ? swells : 5000);
  });

  test("a bomb that inflates to 256 MB is stopped at 10 MB, whatever its headers say", async () => {
    const packed = deflateRawSync(new Uint8Array(256 * MEGABYTE));
    expect((256 * MEGABYTE) / packed.length).toBeGreaterThan(1000);
    for (const claimedSize of [1, 256 * MEGABYTE]) {
      const before = process.memoryUsage().arrayBuffers;
      expect(await sizeOf({ packed, claimedSize, crc: 1 }, {})).toBe(swells);
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * MEGABYTE);
    }
  });

  test("the limits of the app", () => {
    expect(ZIP_LIMITS).toMatchObject({ entries: 20_000, ratio: 1000, largeRatio: 100 });
    expect(ZIP_LIMITS.entryBytes).toBe(256 * MEGABYTE);
    // A file of 300 MB is not refused for what is in it stored.
    expect(ZIP_LIMITS.totalBytes).toBe(384 * MEGABYTE);
  });
});

test("an archive in an archive stays a file like any other", async () => {
  const inner = buildZip([{ name: "../evil", content: "x" }]);
  const archive = await opened(buildZip([{ name: "inner.zip", content: inner }]));
  const read = archive.read("inner.zip");
  expect(read.ok && read.value).toEqual(inner);
  expect(archive.names).toEqual(["inner.zip"]);
});
