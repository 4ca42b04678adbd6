import type { ImportOutcome } from "#contract/records.js";
import type { TextEncoding } from "#core/article/text-encoding.js";
import { hasChoiceOfEncoding } from "#core/article/text-encoding.js";
import { OriginalHash } from "#core/identity/ids.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { sha256 } from "../library/sha256.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext } from "./handlers.ts";
import type { ImportRequest } from "./import-files.ts";
import { rereadVersion } from "./reread-version.ts";

interface Surroundings {
  readonly parts: AppParts;
  readonly context: Pick<CallContext, "signal">;
}

/** The same request, but that the text is read in this encoding: also where the file is in the library already. */
export function readingIn(
  encoding: TextEncoding,
  request: ImportRequest,
  surroundings: Surroundings,
): ImportRequest {
  let originalHash: OriginalHash | undefined;
  return {
    ...request,
    async read(signal) {
      const source = await request.read(signal);
      if (!source.ok) return source;
      originalHash = OriginalHash.parse(sha256(source.value.bytes));
      return { ok: true, value: { ...source.value, encoding } };
    },
    async finish(outcome) {
      if (outcome.status !== "known" || originalHash === undefined) return outcome;
      return readKnown(outcome, { originalHash, encoding }, surroundings);
    },
  };
}

async function readKnown(
  outcome: ImportOutcome,
  { originalHash, encoding }: { originalHash: OriginalHash; encoding: TextEncoding },
  { parts, context }: Surroundings,
): Promise<ImportOutcome> {
  if (outcome.articleId === null) return outcome;
  const article = await parts.articles.open(outcome.articleId);
  if (!article.ok) return outcome;
  const { current, versions } = article.value.record;
  const ofThisFile = [current, ...versions.toReversed()];
  const facts = ofThisFile.find((version) => version.originalHash === originalHash);
  if (facts === undefined || !hasChoiceOfEncoding(facts.mediaType)) return outcome;
  const reread = await rereadVersion(parts, article.value, facts, { encoding, ...context });
  if (!reread.ok) {
    const failure = { ...reread.error, path: outcome.path };
    const { code } = failure;
    return { ...outcome, status: "failed", reason: describeFailure(failure), code };
  }
  if (!reread.value.changed) return outcome;
  const now = await parts.articles.open(outcome.articleId);
  return { ...outcome, status: "updated", title: now.ok ? now.value.record.title : outcome.title };
}
