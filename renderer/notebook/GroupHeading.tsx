import { assertNever } from "#core/assert-never.js";
import { describeWholeDay } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { classNames } from "../ui/class-names.ts";
import { useNow } from "../view/use-now.ts";
import styles from "./GroupHeading.module.css";
import type { GroupName, NotebookGroup } from "./notebook-rows.ts";

interface GroupHeadingProps {
  readonly group: NotebookGroup;
  /** Called by the name of an article. */
  readonly onOpen: () => void;
  /** Said once already, and shown again at the top of the list. */
  readonly isRepeated?: boolean;
}

/** What the lines below it have in common, and how many they are. */
export function GroupHeading({ group: { name, count }, onOpen, isRepeated }: GroupHeadingProps) {
  const text = useNameOf(name);
  const isArticle = name.kind === "article";
  const Tag = isRepeated === true ? "p" : "h2";
  return (
    <div className={classNames(styles.heading, isRepeated === true && styles.repeated)}>
      <Tag className={classNames(styles.name, !isArticle && styles.plain)} dir="auto">
        {isArticle ? (
          <Button
            kind="quiet"
            className={styles.article}
            onPress={onOpen}
            excludeFromTabOrder={isRepeated === true}
            preventFocusOnPress={isRepeated === true}
          >
            {text}
          </Button>
        ) : (
          text
        )}
      </Tag>
      <span className={styles.count} title={wording.counts.annotations(count)}>
        {wording.counts.number(count)}
      </span>
    </div>
  );
}

function useNameOf(name: GroupName): string {
  const now = useNow();
  switch (name.kind) {
    case "article":
      return name.title;
    case "tag":
      return name.tag ?? wording.notebook.noTag;
    case "day":
      return describeWholeDay(name.day, now);
    default:
      return assertNever(name);
  }
}
