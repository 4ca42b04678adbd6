import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { openArticle } from "../view/view-store.ts";
import styles from "./OutcomeGroups.module.css";

/** First what asks for something, last what changed nothing. */
const ORDER = [
  "failed",
  "updated",
  "similar",
  "added",
  "known",
] as const satisfies readonly ImportOutcome["status"][];
const MOST_SHOWN = 1_000;

/** Files by what became of them; those that did not work first. */
export function OutcomeGroups({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }) {
  const shown = outcomes.slice(0, MOST_SHOWN);
  return ORDER.map((status) => {
    const files = shown.filter((outcome) => outcome.status === status);
    if (files.length === 0) return null;
    return (
      <section key={status} className={styles.group} aria-label={wording.imports.statuses[status]}>
        <h3 className={classNames(styles.heading, status === "failed" && styles.failed)}>
          {wording.imports.statuses[status]}
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
  const { path, title, reason, articleId } = outcome;
  return (
    <li className={styles.outcome}>
      <div className={styles.words}>
        <p className={styles.name}>{title ?? path}</p>
        {reason === null ? (
          title !== null && <p className={styles.path}>{path}</p>
        ) : (
          <p className={styles.reason}>{reason}</p>
        )}
      </div>
      {articleId !== null && (
        <Button kind="quiet" className={styles.open} onPress={() => openArticle(articleId)}>
          {wording.imports.open}
        </Button>
      )}
    </li>
  );
}
