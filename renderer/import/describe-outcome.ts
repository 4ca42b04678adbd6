import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";

/** @returns what became of a file that did not fail, in a sentence */
export function describeOutcome({ status, title, path, reason, similarTo }: ImportOutcome): string {
  const words = wording.imports;
  const name = title ?? path;
  if (status === "known") return words.known(name);
  if (status === "updated") return words.updated(name);
  const added = similarTo === undefined ? words.added(name) : words.similar(name, similarTo.title);
  return reason === null ? added : `${added}. ${reason}`;
}
