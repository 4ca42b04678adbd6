import type {
  DifferingArticle,
  DifferingThing,
  SnapshotSummary,
} from "#contract/snapshot-calls.js";
import type { EntityDifference } from "#core/snapshot/compare-states.js";
import type { EntityState } from "#core/snapshot/entity-state.js";
import type { RestorePlan } from "#core/snapshot/plan-restore.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { snapshotWording } from "#core/wording/snapshot-wording.js";
import type { FoundManifest } from "../library/snapshot/manifest-files.ts";
import type { OpenSnapshot } from "../library/snapshot/read-snapshot.ts";
import type { ComparedArticle } from "./compare-snapshot.ts";

/** Of one article, as many things are named. */
const MOST_THINGS = 20;

export function summaryOf(found: FoundManifest): SnapshotSummary {
  if (found.kind !== "whole") {
    const unknown = { made: null, reason: null, articles: 0, lines: 0, bytes: 0 };
    return { id: found.id, ...unknown, state: found.kind };
  }
  const { id, made, reason, articles, lines, packs } = found.manifest;
  const bytes = packs.reduce((sum, { live }) => sum + live, 0);
  return { id, made, reason, articles, lines, bytes, state: "whole" };
}

export function damageIn({ damage }: OpenSnapshot): string[] {
  return damage.map((one) =>
    one.kind === "shelf"
      ? snapshotWording.damagedShelf(one.articles)
      : snapshotWording.damagedLog(one.folder, one.name),
  );
}

export function describePlan(
  plan: RestorePlan,
): Pick<DifferingArticle, "gone" | "changed" | "added" | "lostLines" | "things"> {
  const countOf = (kind: EntityDifference["difference"]): number =>
    plan.differences.filter(({ difference }) => difference === kind).length;
  return {
    gone: countOf("gone"),
    changed: countOf("changed"),
    added: countOf("added"),
    lostLines: plan.bringBack.length,
    things: plan.differences.slice(0, MOST_THINGS).flatMap((one) => describeThing(one) ?? []),
  };
}

export function describeArticle(compared: ComparedArticle): DifferingArticle {
  const { articleId, entry, plan, state } = compared;
  const isPurged = plan.differences.some(({ difference }) => difference === "purged");
  return {
    articleId,
    title: entry.title,
    folder: entry.folder,
    state: state === "there" && isPurged ? "purged" : state,
    message: state === "unreadable" ? describeFailure(compared.failure) : null,
    ...describePlan(plan),
  };
}

function describeThing({
  difference,
  before,
  now,
  fields,
}: EntityDifference): DifferingThing | undefined {
  const shown = difference === "added" ? now : (before ?? now);
  if (shown === undefined || shown.kind === "position") return undefined;
  const { kind } = shown;
  return { difference, kind, name: nameOf(shown), note: noteOf(shown), fields: [...fields] };
}

function nameOf({ kind, id, fields }: EntityState): string {
  if (kind === "article") return "";
  const quote = fields.get("quote");
  if (typeof quote === "object" && quote !== null && "exact" in quote) return String(quote.exact);
  const name = fields.get("name");
  return typeof name === "string" ? name : id;
}

function noteOf({ fields }: EntityState): string {
  const note = fields.get("note");
  if (typeof note === "string") return note;
  return Array.isArray(note) ? note.map(String).join("\n\n") : "";
}
