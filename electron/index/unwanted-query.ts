/** A query was stopped because nobody waits for its answer any more. */
export class UnwantedQuery extends Error {
  override readonly name = "UnwantedQuery";
}
