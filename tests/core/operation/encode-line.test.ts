import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import { checksumOf, decodeLine, encodeOperation } from "#core/operation/encode-line.js";
import type { Operation } from "#core/operation/operation.js";
import { naughtyStrings } from "./naughty-strings.ts";
import { annotationId, highlighting, operation } from "./sample-operations.ts";
import { writtenHistory } from "./simulate-writers.ts";

const id = annotationId(7);

function noting(note: string): Operation {
  return operation("a:2", 1, ["a:1"], { kind: "highlight", id, set: { note } });
}

/** A line with its own checksum, whatever it says. */
function withChecksum(body: string): string {
  return `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}`;
}

describe("CRC-32C", () => {
  // The check values of RFC 3720, B.4, and of the catalogue of CRC algorithms.
  test.each([
    ["123456789", "e3069283"],
    ["\u0000".repeat(32), "8a9136aa"],
    ["", "00000000"],
  ])("of %j is %s", (text, checksum) => {
    expect(crc32cOfUtf8(text)).toBe(checksum);
  });

  test("counts the bytes that an encoder would write", () => {
    const byBytes = (text: string) => {
      let crc = 0xffffffff;
      for (const byte of new TextEncoder().encode(text)) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
      }
      return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
    };
    const anyUnits = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), anyUnits), (text) => {
        expect(crc32cOfUtf8(text)).toBe(byBytes(text));
      }),
    );
  });
});

describe("a line of a log", () => {
  test("has the form that the design shows", () => {
    // The checksum was computed by another program.
    expect(encodeOperation(noting("Verify: 1,000 each?"))).toBe(
      '{"v":1,"w":"aaaaaa","n":2,"t":"2026-11-22T09:01:00.000Z-0000","after":["aaaaaa:1"],' +
        '"kind":"highlight","id":"00000000000000000000000007",' +
        '"set":{"note":"Verify: 1,000 each?"},"crc":"560de1ba"}',
    );
  });

  test("gives back every operation that writers make", () => {
    fc.assert(
      fc.property(writtenHistory, ({ operations }) => {
        for (const one of operations) {
          expect(decodeLine(encodeOperation(one))).toEqual({ ok: true, value: one });
        }
      }),
      { numRuns: 50 },
    );
  });

  test("gives back every text, through UTF-8, on one line", () => {
    for (const text of naughtyStrings) {
      const line = encodeOperation(noting(text));
      expect(line).not.toMatch(/[\n\r]/);
      const stored = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
        new TextEncoder().encode(line),
      );
      expect(decodeLine(stored)).toEqual({ ok: true, value: noting(text) });
    }
  });

  test("gives back halves of characters, which UTF-8 itself cannot hold", () => {
    const anyUnits = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
    fc.assert(
      fc.property(anyUnits, (text) => {
        const line = new TextDecoder().decode(
          new TextEncoder().encode(encodeOperation(noting(text))),
        );
        expect(decodeLine(line)).toEqual({ ok: true, value: noting(text) });
      }),
    );
  });

  test("is the same for equal operations, whatever the order of their members", () => {
    const made = operation("a:1", 1, [], highlighting(id));
    const backwards = Object.fromEntries(Object.entries(made).toReversed()) as typeof made;
    expect(Object.keys(backwards)).not.toEqual(Object.keys(made));
    expect(encodeOperation(backwards)).toBe(encodeOperation(made));
    expect(encodeOperation(made)).toContain(`"crc":"${checksumOf(made)}"`);
  });

  test("is not written for an operation that could not be read back", () => {
    expect(() => encodeOperation({ ...noting("x"), n: 0 })).toThrow();
  });

  test("survives tools that rewrite line ends or put a byte order mark before the first", () => {
    expect(decodeLine(`\uFEFF${encodeOperation(noting("x"))}\r`)).toEqual({
      ok: true,
      value: noting("x"),
    });
  });
});

describe("a damaged line is told from a good one", () => {
  test("with any single bit flipped", () => {
    const line = encodeOperation(noting("naïve 田 😀 \u{FFFD} \uFFFD"));
    const bytes = new TextEncoder().encode(line);
    const decoder = new TextDecoder();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(decodeLine(decoder.decode(flipped)).ok, `bit ${bit}`).toBe(false);
    }
  });

  test("cut at any character, or with the next line joined to it", () => {
    const line = encodeOperation(noting("x"));
    for (let length = 0; length < line.length; length += 1) {
      expect(decodeLine(line.slice(0, length))).toEqual({ ok: false, error: "not-json" });
      expect(decodeLine(line.slice(0, length) + line).ok).toBe(length === 0);
    }
  });

  test("with an upper-case checksum, white space, or none", () => {
    const line = withChecksum('{"v":1}');
    const upper = line.replace(/[0-9a-f]{8}"\}$/, (checksum) => checksum.toUpperCase());
    expect(upper).not.toBe(line);
    for (const altered of [upper, `${line} `, '{"v":1}', "[]", "null", "1"]) {
      expect(decodeLine(altered)).toEqual({ ok: false, error: "bad-checksum" });
    }
  });

  test("from one that a newer Postil wrote, and from one that says nothing we know", () => {
    const body = JSON.stringify(noting("x"));
    expect(decodeLine(withChecksum(body)).ok).toBe(true);
    expect(decodeLine(withChecksum(body.replace('"v":1', '"v":2')))).toEqual({
      ok: false,
      error: "newer-version",
    });
    for (const altered of [
      body.replace('"n":2', '"n":0'),
      body.replace("highlight", "sticker"),
      body.replace("09:01", "29:01"),
      body.replace('"v":1', '"v":"2"'),
    ]) {
      expect(decodeLine(withChecksum(altered))).toEqual({ ok: false, error: "not-an-operation" });
    }
  });
});
