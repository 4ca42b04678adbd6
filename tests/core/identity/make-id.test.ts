import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArticleId, WriterId } from "#core/identity/ids.js";
import { makeUlid, makeWriterId } from "#core/identity/make-id.js";

const randomBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const milliseconds = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe("an identifier", () => {
  test("is the one that the ULID specification gives, in lower case", () => {
    // The time of the reference implementation's own example.
    expect(makeUlid(1469918176385, new Uint8Array(10))).toBe("01aryz6s410000000000000000");
    expect(makeUlid(2 ** 48 - 1, new Uint8Array(10).fill(255))).toBe("7zzzzzzzzzzzzzzzzzzzzzzzzz");
  });

  test("fits the schema, sorts by time, and keeps every random bit", () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, randomBytes, randomBytes, (t1, t2, b1, b2) => {
        const [one, other] = [makeUlid(t1, b1), makeUlid(t2, b2)];
        expect(ArticleId.safeParse(one).success).toBe(true);
        if (t1 !== t2) expect(one < other).toBe(t1 < t2);
        const isSame = t1 === t2 && b1.every((byte, index) => byte === b2[index]);
        expect(one === other).toBe(isSame);
        expect(makeUlid(t1, b1).slice(10) === makeUlid(t2, b2).slice(10)).toBe(
          b1.every((byte, index) => byte === b2[index]),
        );
      }),
    );
  });

  test("is not made of a wrong time or too little chance", () => {
    for (const time of [-1, 2 ** 48, 0.5, Number.NaN]) {
      expect(() => makeUlid(time, new Uint8Array(10))).toThrow();
    }
    expect(() => makeUlid(0, new Uint8Array(9))).toThrow();
  });
});

test("a writer id fits the schema and is not made of too little chance", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 6, maxLength: 16 }), (bytes) => {
      expect(WriterId.safeParse(makeWriterId(bytes)).success).toBe(true);
    }),
  );
  expect(() => makeWriterId(new Uint8Array(5))).toThrow();
});
