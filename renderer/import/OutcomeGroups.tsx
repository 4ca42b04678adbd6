import type { ImportOutcome } from "#contract/records.js";
import { importWording } from "#core/wording/import-wording.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { openArticle, openDifference } from "../view/view-store.ts";
import styles from "./OutcomeGroups.module.css";

/** What was added and is much like another article asks for a look of its own. */
type Group = ImportOutcome["status"] | "similar";

/** First what asks for something, last what changed nothing. */
const ORDER = [
  "failed",
  "updated",
  "similar",
  "added",
  "known",
] as const satisfies readonly Group[];
const MOST_SHOWN = 1_000;

function groupOf({ status, similarTo }: ImportOutcome): Group {
  return similarTo === undefined ? status : "similar";
}

/** Files by what became of them; those that did not work first. */
export function OutcomeGroups({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }) {
  const shown = outcomes.slice(0, MOST_SHOWN);
  return ORDER.map((group) => {
    const files = shown.filter((outcome) => groupOf(outcome) === group);
    if (files.length === 0) return null;
    return (
      <section key={group} className={styles.group} aria-label={wording.imports.statuses[group]}>
        <h3 className={classNames(styles.heading, group === "failed" && styles.failed)}>
          {wording.imports.statuses[group]}
          <span className={styles.count}>{files.length}</span>
        </h3>
        <ul>
          {files.map((outcome, index) => (
            // Two files may have the same name.
            <Outcome key={`${index} ${outcome.path}`} outcome={outcome} />
          ))}
        </ul>
      </section>
    );
  });
}

function Outcome({ outcome }: { readonly outcome: ImportOutcome }) {
  const { path, title, reason, articleId, update, similarTo } = outcome;
  return (
    <li className={styles.outcome}>
      <div className={styles.words}>
        <p className={styles.name}>{title ?? path}</p>
        {similarTo !== undefined && (
          <p className={styles.reason}>
            {importWording.similarTo(similarTo.title, similarTo.share)}
          </p>
        )}
        {reason !== null && <p className={styles.reason}>{reason}</p>}
        {reason === null && title !== null && <p className={styles.path}>{path}</p>}
      </div>
      {articleId !== null && update !== undefined && (
        <Button
          kind="quiet"
          className={styles.open}
          onPress={() => openDifference(articleId, { from: update.before, to: update.contentHash })}
        >
          {wording.versions.seeDifference}
        </Button>
      )}
      {similarTo !== undefined && (
        <Button
          kind="quiet"
          className={styles.open}
          onPress={() => openArticle(similarTo.articleId)}
        >
          {wording.imports.openOther}
        </Button>
      )}
      {articleId !== null && (
        <Button kind="quiet" className={styles.open} onPress={() => openArticle(articleId)}>
          {wording.imports.open}
        </Button>
      )}
    </li>
  );
}
