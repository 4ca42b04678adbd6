import { z } from "zod";

/** UTF-16 code units. */
export const LONGEST_TAG = 200;

/**
 * A tag as stored: whole characters in NFC, no white space at the ends or doubled, no empty step between its `/`, at most 200
 * UTF-16 code units. Case is the reader's own.
 */
export const Tag = z
  .string()
  .min(1)
  .max(LONGEST_TAG)
  .refine((text) => tidy(text) === text, { error: "not a normalised tag" })
  .brand<"Tag">();
export type Tag = z.infer<typeof Tag>;

// White space is tidied elsewhere. What nobody sees would make two tags of one, or turn the text beside it round.
const UNSEEN = /(?!\s)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Makes a tag of what somebody typed or pasted; a leading `#` is dropped, and so are control characters. Tags that were stored with such
 * are left as they are.
 * @returns the tag, or undefined when nothing is left of it
 */
export function normaliseTag(typed: string): Tag | undefined {
  const parsed = Tag.safeParse(tidy(typed.replace(UNSEEN, "").replace(/^\s*#+/u, "")));
  return parsed.success ? parsed.data : undefined;
}

function tidy(text: string): string {
  const whole = tidySteps(text);
  return whole.length <= LONGEST_TAG ? whole : tidySteps(whole.slice(0, LONGEST_TAG));
}

function tidySteps(text: string): string {
  return (
    text
      // Half a character, which a cut or a broken source leaves: files and the index cannot hold it.
      .replace(/\p{Cs}/gu, "")
      .normalize("NFC")
      .split("/")
      .map((step) => step.replace(/\s+/gu, " ").trim())
      .filter((step) => step !== "")
      .join("/")
  );
}
