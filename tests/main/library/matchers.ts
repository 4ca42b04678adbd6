import { expect } from "vitest";

/** vitest types its matchers as `any`; inside an expected value they are anything. */
export function containing(text: string): unknown {
  return expect.stringContaining(text);
}

export function matching(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}

export function otherThan(text: string): unknown {
  return expect.not.stringMatching(text);
}
