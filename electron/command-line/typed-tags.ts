import { fail, ok, type Result } from "#core/result.js";
import { normaliseTag, type Tag } from "#core/tag/tag.js";

/** @returns the tags, or a sentence about the first word that is none */
export function typedTags(words: readonly string[]): Result<Tag[], string> {
  const tags: Tag[] = [];
  for (const word of words) {
    const tag = normaliseTag(word);
    if (tag === undefined) {
      return fail(`“${word}” is no tag. Write something other than “#”, “/” and spaces.`);
    }
    tags.push(tag);
  }
  return ok(tags);
}
